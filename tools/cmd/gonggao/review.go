package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gonggao/tools/announcement"
	"gonggao/tools/hugosite"
	"gonggao/tools/reviewed"
)

type reviewOptions struct {
	by, on, note string
	kind         string
}

// finding is a flag of a page that nobody has let stand.
type finding struct {
	page string // id
	flag announcement.Flag
}

func (a *app) reviewCommand() *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review [KEY or PAGE …]",
		Short: "Say of findings that they were looked at and may stand",
		Long: `Without arguments: lists what in content/ still needs a human, one finding a line, its key first.

With keys, as this list and the report of an import show them, or with ids of pages (all that is open on
them): notes in reviewed.toml, in the site's folder, that a person has looked at these findings and lets
what they are about stand. From then on an import reports them as reviewed and does not end with 3 for
them. Readers still see them, with the day of the review; who it was stays in reviewed.toml.

An entry is about one finding and the words in the source that it is about. When these change it lapses:
the finding comes up again, and the report names the entry.`,
		Example: `  gonggao review
  gonggao review 3fa91c02bd7e --by 王芳 --note 已与纸质原件核对
  gonggao review 004-5804affb734e415a --kind no-draft --by 王芳`,
		RunE: func(_ *cobra.Command, args []string) error { return a.review(o, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.by, "by", "", "who has looked at it")
	f.StringVar(&o.on, "on", "", "day on which it was looked at, 2006-01-02 (default: today)")
	f.StringVar(&o.note, "note", "", "why it may stand")
	f.StringVar(&o.kind, "kind", "", "only findings of this kind, such as no-draft")
	return cmd
}

func (a *app) review(o reviewOptions, args []string) error {
	site, err := a.openSite()
	if err != nil {
		return err
	}
	all, err := openFindings(filepath.Join(site, "content"))
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(f finding) bool { return o.kind != "" && string(f.flag.Kind) != o.kind })
	if len(args) == 0 {
		for _, f := range all {
			fmt.Fprintln(a.stdout, f)
		}
		return nil
	}
	if o.by == "" {
		return &problem{err: errors.New("review: who has looked at it?"), hint: words{"用 --by 写明核对人", "say it with --by"}}
	}
	if o.on == "" {
		o.on = time.Now().In(announcement.China).Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, o.on); err != nil {
		return &problem{err: fmt.Errorf("review: --on: %w", err), hint: words{"写成 2026-11-21 的样子", "write it as in 2026-11-21"}}
	}
	var entries []reviewed.Entry
	for _, arg := range args {
		found := false
		for _, f := range all {
			if arg != f.flag.Key && arg != f.page {
				continue
			}
			found = true
			e := reviewed.Entry{Key: f.flag.Key, Page: f.page, Flag: f.flag.Kind, Quote: f.flag.Quote, By: o.by, On: o.on, Note: o.note}
			if !slices.Contains(entries, e) {
				entries = append(entries, e)
			}
		}
		if !found {
			return &problem{err: fmt.Errorf("review: nothing that is open goes by %q", arg), hint: words{
				"不带参数运行 gonggao review 查看编号；刚导入过的页面如有冲突，请先处理冲突",
				"for the keys run gonggao review without arguments; where a page is in conflict, settle that first"}}
		}
	}
	name := filepath.Join(site, reviewed.FileName)
	if err := addReviews(name, entries); err != nil {
		return fmt.Errorf("review: %w", err)
	}
	fmt.Fprintln(a.stdout, a.say(words{"已在 %s 中注明 %d 项；再运行一次 gonggao import 即生效", "noted in %s: %d; it takes effect with the next gonggao import"}, reviewed.FileName, len(entries)))
	return nil
}

// String returns the finding in one line that no terminal obeys.
func (f finding) String() string {
	line := f.flag.Key + "  " + f.page + "  " + string(f.flag.Kind)
	if f.flag.Quote != "" {
		line += fmt.Sprintf("  %q", f.flag.Quote)
	}
	return line
}

// openFindings returns what needs a human on the pages of a site, by page.
func openFindings(content string) ([]finding, error) {
	records, err := filepath.Glob(filepath.Join(content, "*", "*", hugosite.RecordFile))
	if err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	var all []finding
	for _, name := range records {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("review: %w", err)
		}
		record, err := hugosite.DecodeRecord(data)
		if err != nil {
			return nil, fmt.Errorf("review: %s: %w", name, err)
		}
		for _, f := range record.Flags {
			if f.Open() && f.Key != "" {
				all = append(all, finding{record.ID, f})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b finding) int { return strings.Compare(a.page, b.page) })
	return all, nil
}

// addReviews puts entries at the end of a file that people may have written in, and makes it when there is none.
func addReviews(name string, entries []reviewed.Entry) error {
	text, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := reviewed.Read(strings.NewReader(string(text)), name); err != nil {
		return err
	}
	more, err := reviewed.Append(string(text), entries)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(more), 0o644)
}
