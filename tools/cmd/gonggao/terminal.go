package main

// Results go to stdout; progress, hints and errors to stderr. What a webmaster reads exists in both
// languages. An error says what to do about it.

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

const (
	exitOK     = 0
	exitFailed = 1
	exitReview = 3 // done, but some pages need a human
)

// words is one message in both languages.
type words struct{ zh, en string }

// problem is an error with what to do about it.
type problem struct {
	err  error // nil when the command has already said what there is to say
	code int   // exit code; 0 means exitFailed
	hint words
}

func (p *problem) Error() string {
	if p.err == nil {
		return ""
	}
	return p.err.Error()
}

func (p *problem) Unwrap() error { return p.err }

// say returns the message in the webmaster's language.
func (a *app) say(w words, args ...any) string {
	s := w.zh
	if a.lang == "en" {
		s = w.en
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// fail reports err and returns the exit code it asks for.
func (a *app) fail(err error) int {
	if text := err.Error(); text != "" {
		fmt.Fprintln(a.stderr, "gonggao: "+text)
	}
	p := &problem{}
	if errors.As(err, &p) && p.hint != (words{}) {
		fmt.Fprintln(a.stderr, "  → "+a.say(p.hint))
	}
	return cmp.Or(p.code, exitFailed)
}

// patience is how long a log hears nothing.
const patience = 30 * time.Second

// spin shows that something is going on until the returned function is called: by a spinner with the time on a terminal,
// elsewhere by a line now and then.
func (a *app) spin(what string) (stop func()) {
	bar := a.progress(what, -1)
	start, said := time.Now(), time.Duration(0)
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				_ = bar.Add(1) // a bar that cannot be drawn is no reason to stop
				if so := time.Since(start).Truncate(patience); so > said && !isTerminal(a.stderr) {
					said = so
					fmt.Fprintf(a.stderr, "%s: %v\n", what, so)
				}
			}
		}
	})
	return func() {
		close(done)
		wg.Wait()
		_ = bar.Finish()
	}
}

// progress returns a bar for total steps, or a spinner when total is -1. It is silent unless stderr is a terminal.
func (a *app) progress(what string, total int) *progressbar.ProgressBar {
	options := []progressbar.Option{
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWriter(a.stderr),
		progressbar.OptionSetVisibility(isTerminal(a.stderr)),
		progressbar.OptionClearOnFinish(),
	}
	if total > 0 {
		options = append(options, progressbar.OptionShowCount())
	}
	return progressbar.NewOptions(total, options...)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
