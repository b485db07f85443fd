package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gonggao/tools/zhconv"
)

type convertOptions struct {
	mode     string
	markdown bool
	lexicons []string
	protect  []string
	strict   bool
	json     bool
}

// conversion is what --json prints for each file.
type conversion struct {
	File    string             `json:"file"` // "-" for stdin
	Text    string             `json:"text"`
	Changes []conversionChange `json:"changes"`
}

type conversionChange struct {
	At     int    `json:"at"` // byte offset in the source
	Before string `json:"before"`
	After  string `json:"after"`
}

func (a *app) convertCommand() *cobra.Command {
	var o convertOptions
	modes := make([]string, 0, len(zhconv.Modes()))
	for _, mode := range zhconv.Modes() {
		modes = append(modes, string(mode))
	}
	cmd := &cobra.Command{
		Use:   "convert [file ...]",
		Short: "Convert text between Simplified and Traditional Chinese",
		Long: `Converts files, or standard input, between Simplified and Traditional Chinese and writes the
result to standard output. Web addresses and everything in ASCII stay as they are. Vocabulary is
never replaced: 信息化 stays 信息化.

Modes: ` + strings.Join(modes, ", ") + `.`,
		Example: `  gonggao convert -c s2tw < notice.txt > notice.hant.txt
  gonggao convert -c tw2s a.txt b.txt
  gonggao convert -c s2hk --lexicon names.toml notice.txt
  gonggao convert -c s2tw --json notice.txt     # with every change and its place`,
		RunE: func(_ *cobra.Command, files []string) error { return a.convert(o, files) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.mode, "config", "c", string(zhconv.S2TW), "mode, by OpenCC's names")
	f.BoolVar(&o.markdown, "markdown", false, "the text is Markdown: leave code, link targets and shortcodes alone")
	f.StringArrayVar(&o.lexicons, "lexicon", nil, "lexicon file (TOML) that corrects the dictionaries; repeatable")
	f.StringArrayVar(&o.protect, "protect", nil, "words that stay as they are; repeatable")
	f.BoolVar(&o.strict, "strict", false, "plain OpenCC, without the built-in lexicon")
	f.BoolVar(&o.json, "json", false, "print texts and changes as JSON")
	cmd.MarkFlagsMutuallyExclusive("json", "markdown")
	return cmd
}

func (a *app) convert(o convertOptions, files []string) error {
	options := zhconv.Options{Strict: o.strict, Protect: o.protect}
	for _, name := range o.lexicons {
		lexicon, err := readLexicon(name)
		if err != nil {
			return err
		}
		options.Lexicons = append(options.Lexicons, lexicon)
	}
	converter, err := zhconv.New(zhconv.Mode(o.mode), options)
	if err != nil {
		return &problem{err: err, hint: words{"查看可用的模式：gonggao convert --help", "for the modes: gonggao convert --help"}}
	}
	if len(files) == 0 {
		files = []string{"-"}
	}
	results := []conversion{}
	for _, name := range files {
		text, err := a.read(name)
		if err != nil {
			return fmt.Errorf("convert: %w", err)
		}
		switch {
		case o.json:
			results = append(results, convertFile(converter, name, text))
			continue
		case o.markdown:
			text = converter.Markdown(text)
		default:
			text = converter.String(text)
		}
		if _, err := io.WriteString(a.stdout, text); err != nil {
			return fmt.Errorf("convert: %w", err)
		}
	}
	if o.json {
		return a.printJSON(results)
	}
	return nil
}

func convertFile(c *zhconv.Converter, name, text string) conversion {
	r := conversion{File: name, Text: c.String(text), Changes: []conversionChange{}}
	for _, change := range c.Changes(text) {
		r.Changes = append(r.Changes, conversionChange{change.At, change.Before, change.After})
	}
	return r
}

func readLexicon(name string) (zhconv.Lexicon, error) {
	f, err := os.Open(name)
	if err != nil {
		return zhconv.Lexicon{}, fmt.Errorf("convert: %w", err)
	}
	defer f.Close()
	return zhconv.ReadLexicon(name, f)
}

// read returns the whole of a file; "-" is standard input.
func (a *app) read(name string) (string, error) {
	if name == "-" {
		b, err := io.ReadAll(a.stdin)
		return string(b), err
	}
	b, err := os.ReadFile(name)
	return string(b), err
}
