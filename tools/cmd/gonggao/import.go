package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gonggao/tools/capture"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
	"gonggao/tools/pipeline"
	"gonggao/tools/report"
	"gonggao/tools/reviewed"
	"gonggao/tools/zhconv"
)

type importOptions struct {
	sources  string
	dryRun   bool
	accept   bool
	verbose  bool
	json     bool
	html     string
	aliases  string
	lexicon  string
	rules    string
	maxBytes int64
	jobs     int
}

func (a *app) importCommand() *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import [FILE or FOLDER below sources/ …]",
		Short: "Turn the raw pages in sources/ into content/",
		Long: `Reads the raw pages below sources/ and writes each one's parts, in both scripts, below content/.

What a person has edited in content/ is never overwritten: it is reported as a conflict, with the
difference, and kept. What is already as it should be is not written again. Every change to the
text of a page is in the repairs.json beside it; what could not be proved is flagged.

aliases.toml (names of bodies), lexicon.toml (words for script conversion) and rules.toml (where the
text stands on the pages of a site) in the site's folder are read when they are there, and so is
reviewed.toml, the findings that a person lets stand (gonggao review).

Exit codes: 0 all is well; 3 done, but some pages need a human; 1 could not be done.`,
		Example: `  gonggao import                          # everything in sources/
  gonggao import --dry-run                # say what would change and why
  gonggao import sources/2024             # only these, with what they belong to
  gonggao import --accept-edits           # my edits are meant: stop reporting them
  gonggao import --html report.html --lang en`,
		RunE: func(cmd *cobra.Command, args []string) error {
			site, err := a.openSite()
			if err != nil {
				return err
			}
			return a.importPages(cmd.Context(), site, o, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.sources, "sources", "", "folder of the raw pages (default: sources/ in the site's folder)")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "write nothing, say what would be done and why")
	f.BoolVar(&o.accept, "accept-edits", false, "people's edits in content/ are meant: keep them without a conflict")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "show every finding and whole differences")
	f.BoolVar(&o.json, "json", false, "print the report as JSON (docs/report.md)")
	f.StringVar(&o.html, "html", "", "also write the report to this HTML file")
	f.StringVar(&o.aliases, "aliases", "", "file with names of bodies (default: aliases.toml in the site's folder, if any)")
	f.StringVar(&o.lexicon, "lexicon", "", "file with words for script conversion (default: lexicon.toml in the site's folder, if any)")
	f.StringVar(&o.rules, "rules", "", "file with rules for HTML pages (default: rules.toml in the site's folder, if any)")
	f.Int64Var(&o.maxBytes, "max-bytes", capture.DefaultMaxBytes, "size above which a source is not read")
	f.IntVarP(&o.jobs, "jobs", "j", 0, "pages worked on at one time (default: one a processor)")
	return cmd
}

func (a *app) importPages(ctx context.Context, site string, o importOptions, args []string) error {
	opts := pipeline.Options{
		Sources: o.sources, Content: filepath.Join(site, "content"), MaxBytes: o.maxBytes,
		DryRun: o.dryRun, AcceptEdits: o.accept, Workers: o.jobs,
	}
	if opts.Sources == "" {
		opts.Sources = filepath.Join(site, "sources")
	}
	if _, err := os.Stat(opts.Sources); err != nil {
		return &problem{err: fmt.Errorf("import: %w", err), hint: words{"请把原始页面放入 sources/，或用 --sources 指定目录", "put the raw pages into sources/, or name their folder with --sources"}}
	}
	var err error
	if opts.Only, err = below(opts.Sources, args); err != nil {
		return err
	}
	if err := o.readData(site, &opts); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	var bar *progressbar.ProgressBar
	var once sync.Once
	opts.Progress = func(done, total int) {
		once.Do(func() { bar = a.progress(a.say(words{"正在导入", "importing"}), total) })
		_ = bar.Set(done) // a bar that cannot be drawn is no reason to stop
	}
	run, err := pipeline.Import(ctx, opts)
	if bar != nil {
		_ = bar.Finish()
	}
	if ctx.Err() != nil {
		return &problem{err: errors.New("import: interrupted"), hint: words{"已写入的都是完整的；再运行一次会接着做完", "what is written is whole; run it again to finish"}}
	}
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if err := a.printImport(run, o); err != nil {
		return fmt.Errorf("import: report: %w", err)
	}
	if code := run.ExitCode(); code != exitOK {
		return &problem{code: code}
	}
	return nil
}

// below returns the arguments as names below the sources folder.
func below(sources string, args []string) ([]string, error) {
	var only []string
	root, err := filepath.Abs(sources)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	for _, arg := range args {
		path, err := filepath.Abs(arg)
		if err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
		name, err := filepath.Rel(root, path)
		if err != nil || !filepath.IsLocal(name) {
			return nil, &problem{err: fmt.Errorf("import: %s is not below %s", arg, sources), hint: words{"用 --sources 指定原始页面所在的目录", "name the folder of the raw pages with --sources"}}
		}
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
		only = append(only, filepath.ToSlash(name))
	}
	return only, nil
}

// readData reads the webmaster's own names, words and rules, which go before the built-in ones.
func (o importOptions) readData(site string, opts *pipeline.Options) error {
	err := optional(o.aliases, filepath.Join(site, "aliases.toml"), func(name string, r io.Reader) (err error) {
		opts.Metadata.Aliases, err = metadata.ReadAliases(r, name)
		return err
	})
	if err != nil {
		return err
	}
	aliases, err := metadata.BuiltinAliases()
	if err != nil {
		return err
	}
	opts.Metadata.Aliases = append(opts.Metadata.Aliases, aliases...)
	err = optional(o.lexicon, filepath.Join(site, "lexicon.toml"), func(name string, r io.Reader) error {
		lexicon, err := zhconv.ReadLexicon(name, r)
		opts.Lexicons = append(opts.Lexicons, lexicon)
		return err
	})
	if err != nil {
		return err
	}
	err = optional("", filepath.Join(site, reviewed.FileName), func(name string, r io.Reader) (err error) {
		opts.Reviewed, err = reviewed.Read(r, name)
		return err
	})
	if err != nil {
		return err
	}
	err = optional(o.rules, filepath.Join(site, "rules.toml"), func(name string, r io.Reader) (err error) {
		opts.HTML.Sources, err = extract.ReadSources(r, name)
		return err
	})
	if err != nil {
		return err
	}
	rules, err := extract.BuiltinSources()
	opts.HTML.Sources = opts.HTML.Sources.And(rules)
	return err
}

// optional reads the file that was named, which must be there, or the default one, which need not.
func optional(named, standard string, read func(string, io.Reader) error) (err error) {
	name := named
	if name == "" {
		name = standard
	}
	f, err := os.Open(name)
	if named == "" && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	return read(name, f)
}

func (a *app) printImport(run report.Run, o importOptions) error {
	if o.html != "" {
		var page strings.Builder
		if err := report.HTML(&page, run, a.lang); err != nil {
			return err
		}
		if err := os.WriteFile(o.html, []byte(page.String()), 0o644); err != nil {
			return err
		}
	}
	if o.json {
		return report.JSON(a.stdout, run)
	}
	t := report.TerminalOptions{Verbose: o.verbose}
	if f, ok := a.stdout.(*os.File); ok && isTerminal(f) {
		t.Color = os.Getenv("NO_COLOR") == ""
		t.Width, _, _ = term.GetSize(int(f.Fd()))
	}
	return report.Terminal(a.stdout, run, a.lang, t)
}
