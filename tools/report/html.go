package report

import (
	_ "embed" // for the template and its style sheet
	"fmt"
	"html/template"
	"io"
)

//go:embed report.html
var htmlTemplate string

//go:embed report.css
var styleSheet string

// HTML writes the report as one file that needs nothing else: no script, no request, readable in light and dark and
// with a screen reader. The language is one of Languages.
func HTML(w io.Writer, run Run, lang string) error {
	words, err := loadWords(lang)
	if err != nil {
		return err
	}
	tmpl, err := template.New("report").Parse(htmlTemplate)
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return tmpl.Execute(w, newHTMLReport(run.sorted(), words))
}

// htmlReport is what the template shows; all text in it is safe to show.
type htmlReport struct {
	Lang       string
	Text       text
	Style      template.CSS
	DryRun     bool
	AllWell    bool
	Pages      []htmlCount
	Files      []htmlCount
	HumanCount string
	Review     []htmlGroup
	Info       []htmlGroup
	Reviewed   []htmlGroup
	Lapsed     []htmlLapsed
	Failed     []htmlTrouble
	Conflicts  []htmlConflict
	Orphans    []Orphan
	Dropped    []htmlGroup
	Repairs    []htmlCount
	All        []htmlPage
}

type htmlCount struct {
	Name  string
	Count int
}

type htmlGroup struct {
	entry
	ID    string
	Do    string // with its lead-in
	Items []htmlItem
}

type htmlItem struct {
	Page, Row string // Row: id of the page's row in the table of all
	Facts     []fact
	Key       string // of a finding that needs a human
}

type htmlLapsed struct {
	Page, Key string
	Facts     []fact
}

type htmlTrouble struct {
	trouble
	Page, Row string
}

type htmlConflict struct {
	Page, Row string
	Files     []htmlDiff
}

type htmlDiff struct {
	Path, Reason string
	Label        string // names the difference to a screen reader
	Lines        []htmlLine
}

type htmlLine struct{ Sign, Text string } // Sign: the element that marks it, ins or del, else ""

type htmlPage struct {
	Name, Row, ID, Title, Outcome, Parts string
	Key                                  Outcome
	Review, Info                         int
}
