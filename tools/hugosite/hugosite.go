// Package hugosite turns announcements into Hugo page bundles (TOML front matter, Markdown, repairs.json),
// writes them without ever overwriting a person's edit, and reads them back to prove what was changed.
//
// The contract between these files and the templates is docs/front-matter.md.
package hugosite

import (
	"errors"
	"fmt"
)

// Script is one of the two scripts of the site, as the language key in a file name.
type Script string

// The scripts.
const (
	Hans Script = "zh-hans"
	Hant Script = "zh-hant"
)

func (s Script) other() Script {
	if s == Hans {
		return Hant
	}
	return Hans
}

func (s Script) file() string { return "index." + string(s) + ".md" }

// Options say how the second script is made from the first.
type Options struct {
	Original        Script              // the script the announcement is written in
	Mode            string              // name of the conversion, such as s2tw
	Convert         func(string) string // converts plain text to the other script
	ConvertMarkdown func(string) string // converts a Markdown body to the other script
}

func (o Options) check() error {
	if o.Original != Hans && o.Original != Hant {
		return fmt.Errorf("original script %q is neither %s nor %s", o.Original, Hans, Hant)
	}
	if o.Convert == nil || o.ConvertMarkdown == nil {
		return errors.New("no converter for the other script")
	}
	return nil
}
