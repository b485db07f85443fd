package repair

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"gonggao/tools/announcement"
)

//go:embed terms.toml
var termTable string

// term is an official term and how it is often written otherwise.
type term struct {
	Usual    string   `toml:"usual"`
	Variants []string `toml:"variants"`
	Source   string   `toml:"source"`
}

var officialTerms = sync.OnceValue(func() []term {
	all, err := readTerms(termTable)
	if err != nil {
		panic(err) // the table is part of the program; a test reads it
	}
	return all
})

func readTerms(table string) ([]term, error) {
	var file struct {
		Term []term `toml:"term"`
	}
	md, err := toml.Decode(table, &file)
	if err != nil {
		return nil, fmt.Errorf("read terms.toml: %w", err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("read terms.toml: unknown key %s", unknown[0])
	}
	for _, t := range file.Term {
		if t.Usual == "" || len(t.Variants) == 0 || t.Source == "" {
			return nil, fmt.Errorf("read terms.toml: term %q lacks usual, variants or source", t.Usual)
		}
	}
	return file.Term, nil
}

// terms flags a variant of an official term. Titles and names are quoted as they are, so it is for information.
func terms(p *page) {
	for block, text := range p.body(withTerm) {
		for _, t := range officialTerms() {
			for _, variant := range t.Variants {
				if strings.Contains(text, variant) {
					p.flags(announcement.TermVariant, block).raise(variant, "usual", t.Usual, "source", t.Source)
				}
			}
		}
	}
}
