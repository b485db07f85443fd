package report_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/report"
)

func write(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTerminal(t *testing.T) {
	for name, opts := range map[string]report.TerminalOptions{
		"plain":   {Width: 80},
		"verbose": {Verbose: true},
		"color":   {Width: 40, Color: true},
	} {
		for _, lang := range report.Languages() {
			got := write(t, func(b *bytes.Buffer) error { return report.Terminal(b, mixed(), lang, opts) })
			golden(t, "terminal-"+name+"."+lang+".txt", got)
		}
	}
}

func TestDryRun(t *testing.T) {
	run := mixed()
	run.DryRun = true
	run.Pages = run.Pages[:3]
	for _, lang := range report.Languages() {
		got := write(t, func(b *bytes.Buffer) error { return report.Terminal(b, run, lang, report.TerminalOptions{Width: 80}) })
		golden(t, "terminal-dry."+lang+".txt", got)
	}
}

func TestHTML(t *testing.T) {
	for _, lang := range report.Languages() {
		golden(t, "report."+lang+".html", write(t, func(b *bytes.Buffer) error { return report.HTML(b, mixed(), lang) }))
		golden(t, "empty."+lang+".html", write(t, func(b *bytes.Buffer) error { return report.HTML(b, report.Run{}, lang) }))
	}
}

func TestJSON(t *testing.T) {
	golden(t, "report.json", write(t, func(b *bytes.Buffer) error { return report.JSON(b, mixed()) }))
	got := write(t, func(b *bytes.Buffer) error { return report.JSON(b, report.Run{}) })
	if !json.Valid([]byte(got)) || strings.Contains(got, "null") {
		t.Errorf("an empty run is %s", got)
	}
}

func TestOrderOfPagesDoesNotCount(t *testing.T) {
	run, turned := mixed(), mixed()
	slices.Reverse(turned.Pages)
	for _, write1 := range []func(*bytes.Buffer, report.Run) error{
		func(b *bytes.Buffer, r report.Run) error { return report.JSON(b, r) },
		func(b *bytes.Buffer, r report.Run) error { return report.HTML(b, r, "zh") },
		func(b *bytes.Buffer, r report.Run) error {
			return report.Terminal(b, r, "zh", report.TerminalOptions{})
		},
	} {
		a := write(t, func(b *bytes.Buffer) error { return write1(b, run) })
		b := write(t, func(b *bytes.Buffer) error { return write1(b, turned) })
		if a != b {
			t.Error("the report follows the order of the pages")
		}
	}
}

func TestTerminalIsNotCommanded(t *testing.T) {
	for _, lang := range report.Languages() {
		got := write(t, func(b *bytes.Buffer) error {
			return report.Terminal(b, mixed(), lang, report.TerminalOptions{Verbose: true})
		})
		if i := strings.IndexFunc(got, func(r rune) bool {
			return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r >= 0x80 && r < 0xA0 || r == '\u202e'
		}); i >= 0 {
			t.Errorf("%s: control character in %q", lang, got[max(i-20, 0):i+5])
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	var b bytes.Buffer
	err := report.Terminal(&b, mixed(), "fr", report.TerminalOptions{})
	if err == nil || !strings.Contains(err.Error(), `"fr"`) || b.Len() > 0 {
		t.Errorf("%v, %d bytes written", err, b.Len())
	}
	if err := report.HTML(&b, mixed(), "fr"); err == nil || b.Len() > 0 {
		t.Errorf("%v, %d bytes written", err, b.Len())
	}
}

func TestCountsAndExitCode(t *testing.T) {
	review := []announcement.Flag{{Kind: announcement.LostImage}}
	info := []announcement.Flag{{Kind: announcement.PaddedDate}}
	for _, tt := range []struct {
		name string
		page report.Page
		code int
	}{
		{"written", report.Page{Outcome: report.Written}, 0},
		{"unchanged", report.Page{Outcome: report.Unchanged}, 0},
		{"dropped", report.Page{Outcome: report.Dropped}, 0},
		{"conflict", report.Page{Outcome: report.Conflict}, 3},
		{"failed", report.Page{Outcome: report.Failed}, 3},
		{"to know", report.Page{Outcome: report.Written, Flags: info}, 0},
		{"to do", report.Page{Outcome: report.Written, Flags: review}, 3},
		{"still to do", report.Page{Outcome: report.Unchanged, Flags: review}, 3},
	} {
		run := report.Run{Pages: []report.Page{{Outcome: report.Unchanged}, tt.page}}
		if got := run.ExitCode(); got != tt.code {
			t.Errorf("%s: exit code %d, want %d", tt.name, got, tt.code)
		}
	}
	run := mixed()
	pages, total := run.PageCounts(), 0
	for _, o := range report.Outcomes() {
		total += pages[o]
	}
	if total != len(run.Pages) || pages[report.Dropped] != 14 {
		t.Errorf("%v does not count %d pages", pages, len(run.Pages))
	}
}

func TestOutcomeOf(t *testing.T) {
	w, u, c := report.File{Result: report.Written}, report.File{Result: report.Unchanged}, report.File{Result: report.Conflict}
	f := report.File{Result: report.Failed}
	for _, tt := range []struct {
		files []report.File
		want  report.Outcome
	}{
		{nil, report.Unchanged},
		{[]report.File{u, u}, report.Unchanged},
		{[]report.File{u, w}, report.Written},
		{[]report.File{w, c, u}, report.Conflict},
		{[]report.File{w, c, f}, report.Failed},
	} {
		if got := report.OutcomeOf(tt.files); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.files, got, tt.want)
		}
	}
}
