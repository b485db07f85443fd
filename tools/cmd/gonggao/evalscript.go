package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gonggao/tools/zhconv"
)

type evalScriptOptions struct {
	mode   string
	strict bool
	round  bool
	list   int
	json   bool
}

// scriptScore is what --json prints.
type scriptScore struct {
	Lines      int          `json:"lines"`
	Characters int          `json:"characters"`
	Errors     int          `json:"errors"`
	Ambiguous  int          `json:"ambiguous,omitempty"`       // characters with several forms
	Wrong      int          `json:"ambiguous_wrong,omitempty"` // of these
	Skipped    int          `json:"skipped,omitempty"`         // lines whose sides differ in length
	List       []scriptMiss `json:"list"`
}

type scriptMiss struct {
	Line int    `json:"line"`
	Got  string `json:"got"`
	Want string `json:"want"`
}

func (a *app) evalScriptCommand() *cobra.Command {
	var o evalScriptOptions
	cmd := &cobra.Command{
		Use:   "eval-script GOLD",
		Short: "Score script conversion against text that a person converted",
		Long: `Converts the first column of a file of tab-separated lines and compares it with the second, character by
character. Lines whose columns differ in length are counted and skipped. Ambiguous are the characters with
several forms in the dictionaries.

With --round-trip the file is plain text instead: it is converted there and back, and what does not come back
is listed.

Exit codes: 0 no error; 3 errors; 1 could not be done.`,
		Example: `  gonggao eval-script -c s2tw gold.tsv
  gonggao eval-script -c s2t --round-trip corpus.txt`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.evalScript(args[0], o) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.mode, "config", "c", string(zhconv.S2TW), "mode, by OpenCC's names")
	f.BoolVar(&o.strict, "strict", false, "plain OpenCC")
	f.BoolVar(&o.round, "round-trip", false, "there and back")
	f.IntVar(&o.list, "list", 20, "how many errors to list")
	f.BoolVar(&o.json, "json", false, "print the score as JSON")
	return cmd
}

func (a *app) evalScript(name string, o evalScriptOptions) error {
	forth, err := zhconv.New(zhconv.Mode(o.mode), zhconv.Options{Strict: o.strict})
	if err != nil {
		return &problem{err: err, hint: words{"查看可用的模式：gonggao convert --help", "for the modes: gonggao convert --help"}}
	}
	back := forth
	if o.round {
		from, to, _ := strings.Cut(o.mode, "2")
		if back, err = zhconv.New(zhconv.Mode(to+"2"+from), zhconv.Options{Strict: o.strict}); err != nil {
			return fmt.Errorf("eval-script: no way back: %w", err)
		}
	}
	r, err := a.open(name)
	if err != nil {
		return fmt.Errorf("eval-script: %w", err)
	}
	defer r.Close()
	score := scriptScore{List: []scriptMiss{}}
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("eval-script: %w", err)
		}
		if line = strings.TrimRight(line, "\r\n"); line != "" || err == nil {
			score.Lines++
			source, want, ok := strings.Cut(line, "\t")
			switch {
			case o.round:
				score.add(line, back.String(forth.String(line)), line, o.list)
			case ok:
				score.add(source, forth.String(source), want, o.list)
			default:
				return fmt.Errorf("eval-script: %s: line %d has no tab", name, score.Lines)
			}
		}
		if err != nil {
			break
		}
	}
	if o.json {
		err = a.printJSON(score)
	} else {
		score.print(a.stdout, o.round)
	}
	if err == nil && score.Errors > 0 {
		return &problem{code: exitReview}
	}
	return err
}

// add counts a line, and lists its errors with what stands around them.
func (s *scriptScore) add(source, got, want string, list int) {
	from, have, gold := []rune(source), []rune(got), []rune(want)
	if len(from) != len(gold) || len(have) != len(gold) {
		s.Skipped++
		return
	}
	for i, r := range gold {
		s.Characters++
		ambiguous := zhconv.Ambiguous(from[i])
		if ambiguous {
			s.Ambiguous++
		}
		if have[i] == r {
			continue
		}
		s.Errors++
		if ambiguous {
			s.Wrong++
		}
		if len(s.List) < list {
			low, high := max(0, i-4), min(len(gold), i+5)
			s.List = append(s.List, scriptMiss{s.Lines, string(have[low:high]), string(gold[low:high])})
		}
	}
}

func (s *scriptScore) print(w io.Writer, round bool) {
	for _, miss := range s.List {
		fmt.Fprintf(w, "%d: %s, not %s\n", miss.Line, miss.Got, miss.Want)
	}
	fmt.Fprintf(w, "%d lines, %d characters, %d errors", s.Lines, s.Characters, s.Errors)
	if s.Ambiguous > 0 && !round {
		fmt.Fprintf(w, ", %.2f%% of %d ambiguous characters right", 100-100*float64(s.Wrong)/float64(s.Ambiguous), s.Ambiguous)
	}
	if s.Skipped > 0 {
		fmt.Fprintf(w, ", %d lines skipped", s.Skipped)
	}
	fmt.Fprintln(w)
}
