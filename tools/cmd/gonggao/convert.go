package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/transform"

	"gonggao/tools/zhconv"
)

type convertOptions struct {
	mode     string
	markdown bool
	lexicons []string
	protect  []string
	strict   bool
	other    bool
	json     bool
	diff     bool
	explain  bool
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
never replaced: 信息化 stays 信息化. Text of any length goes through; --markdown, --keep-other and
--json read a whole file.

--diff and --explain print no text but what changes, a line each: file, line, and the change in its
context; --explain adds the rule. Rules: character (it has one form, or this is its usual one),
dictionary (a phrase of OpenCC's), variant (a regional phrase), lexicon (with reason and source).
"not 素发" names a word that OpenCC would see here and that the words around it rule out.

Modes: ` + strings.Join(modes, ", ") + `.
s2twp and tw2sp replace vocabulary as well, which corrupts official names: never use them for official text.`,
		Example: `  gonggao convert -c s2tw < notice.txt > notice.hant.txt
  gonggao convert -c tw2s a.txt b.txt
  gonggao convert -c s2hk --lexicon names.toml notice.txt
  gonggao convert -c s2tw --json notice.txt     # with every change and its place
  gonggao convert --explain notice.txt          # which rule made each change`,
		RunE: func(_ *cobra.Command, files []string) error { return a.convert(o, files) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.mode, "config", "c", string(zhconv.S2TW), "mode, by OpenCC's names")
	f.BoolVar(&o.markdown, "markdown", false, "the text is Markdown: leave code, link targets and shortcodes alone")
	f.StringArrayVar(&o.lexicons, "lexicon", nil, "lexicon file (TOML) that corrects the dictionaries; repeatable")
	f.StringArrayVar(&o.protect, "protect", nil, "words that stay as they are; repeatable")
	f.BoolVar(&o.strict, "strict", false, "plain OpenCC, without the built-in lexicon")
	f.BoolVar(&o.json, "json", false, "print texts and changes as JSON")
	f.BoolVar(&o.other, "keep-other", false, "leave lines and quotations alone that are in the wanted script already")
	f.BoolVar(&o.diff, "diff", false, "print what changes, in its context")
	f.BoolVar(&o.explain, "explain", false, "print what changes and which rule makes it")
	cmd.MarkFlagsMutuallyExclusive("json", "markdown", "diff", "explain")
	return cmd
}

func (a *app) convert(o convertOptions, files []string) error {
	options := zhconv.Options{Strict: o.strict, Protect: o.protect, KeepOther: o.other}
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
	if o.json {
		return a.convertJSON(converter, files)
	}
	for _, name := range files {
		if err := a.convertOne(converter, o, name); err != nil {
			return fmt.Errorf("convert: %w", err)
		}
	}
	return nil
}

func (a *app) convertOne(c *zhconv.Converter, o convertOptions, name string) error {
	r, err := a.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	switch {
	case o.diff || o.explain:
		return printChanges(a.stdout, c, name, r, o.explain)
	case o.markdown, o.other:
		text, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		convert := c.String
		if o.markdown {
			convert = c.Markdown
		}
		_, err = io.WriteString(a.stdout, convert(string(text)))
		return err
	}
	_, err = io.Copy(a.stdout, transform.NewReader(r, c.Transformer()))
	return err
}

func (a *app) convertJSON(c *zhconv.Converter, files []string) error {
	results := []conversion{}
	for _, name := range files {
		text, err := a.read(name)
		if err != nil {
			return fmt.Errorf("convert: %w", err)
		}
		results = append(results, convertFile(c, name, text))
	}
	return a.printJSON(results)
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

// open opens a file; "-" is standard input.
func (a *app) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.stdin), nil
	}
	return os.Open(name)
}

// read returns the whole of a file.
func (a *app) read(name string) (string, error) {
	r, err := a.open(name)
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	return string(b), err
}
