// Package check says whether a built site is fit to be published: links that lead somewhere, both scripts, the page
// labels of 国办发〔2017〕47号, and nothing that a strict Content-Security-Policy would have to forbid.
package check

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Options says what the site is like.
type Options struct {
	BaseURL  string                // address of the site; "" reads it from the home page's canonical link
	Progress func(done, total int) // called now and then from one goroutine at a time; may be nil
}

// languages are the top folders of the site, one for each script.
var languages = []string{"zh-hans", "zh-hant"}

// sections hold the announcements; see docs/front-matter.md.
var sections = []string{"consultations", "notices", "plans", "interpretations", "feedback", "news"}

// Result is what was looked at and what was found.
type Result struct {
	Pages    int       `json:"pages"`
	Files    int       `json:"files"`
	Findings []Finding `json:"findings"`
}

// Failed reports whether something has to be put right before the site is published.
func (r Result) Failed() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == Error })
}

// ErrNotBuilt says that there is no page to check.
var ErrNotBuilt = errors.New("no page found")

// Site checks the site that was built into public. It reads every file and asks no network.
// The findings are sorted; the error is about reading, or ErrNotBuilt.
func Site(public fs.FS, o Options) (Result, error) {
	s, err := openSite(public, o.BaseURL)
	if err != nil {
		return Result{}, fmt.Errorf("check site: %w", err)
	}
	names := s.names()
	r := Result{Files: len(names), Findings: []Finding{}}
	for _, name := range names {
		if path.Ext(name) == ".html" {
			r.Pages++
		}
	}
	if r.Pages == 0 {
		return Result{}, fmt.Errorf("check site: %w", ErrNotBuilt)
	}
	var (
		mu    sync.Mutex
		errs  []error
		done  int
		wg    sync.WaitGroup
		queue = make(chan string)
	)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for name := range queue {
				found, err := s.file(name)
				mu.Lock()
				r.Findings = append(r.Findings, found...)
				if err != nil {
					errs = append(errs, err)
				}
				done++
				if o.Progress != nil {
					o.Progress(done, len(names))
				}
				mu.Unlock()
			}
		})
	}
	for _, name := range names {
		queue <- name
	}
	close(queue)
	wg.Wait()
	if len(errs) > 0 {
		return Result{}, fmt.Errorf("check site: %w", errors.Join(errs...))
	}
	found, err := s.fragments()
	if err != nil {
		return Result{}, fmt.Errorf("check site: %w", err)
	}
	r.Findings = append(r.Findings, found...)
	slices.SortFunc(r.Findings, Finding.compare)
	r.Findings = slices.Compact(r.Findings)
	return r, nil
}

// file checks one file.
func (s *site) file(name string) ([]Finding, error) {
	var found []Finding
	add := func(k Kind, detail string) {
		found = append(found, Finding{Kind: k, Severity: k.Severity(), File: name, Detail: detail})
	}
	checkPath(name, add)
	switch path.Ext(name) {
	case ".html", ".css", ".xml", ".txt", ".json", ".js":
	default:
		return found, nil
	}
	body, err := fs.ReadFile(s.public, name)
	if err != nil {
		return nil, err
	}
	checkBytes(name, body, add)
	switch path.Ext(name) {
	case ".css":
		s.checkStyleSheet(name, string(body), add)
		checkContrast(string(body), add)
	case ".html":
		p, err := s.parse(name, body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		p.check(add)
	}
	return found, nil
}

// language returns the script's folder that a file is in, or "".
func language(name string) string {
	top, _, below := strings.Cut(name, "/")
	if below && slices.Contains(languages, top) {
		return top
	}
	return ""
}
