package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"gonggao/tools/eval"
	"gonggao/tools/extract"
	"gonggao/tools/metadata"
)

type evalOptions struct {
	json     bool
	all      bool
	noRules  bool
	baseline string
	update   bool
}

func (a *app) evalCommand() *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval MANIFEST",
		Short: "Score what is read from HTML pages against what a person read",
		Long: `Reads the pages of a manifest as import would and compares text, paragraphs, table rows, attachments,
pictures, title, date, source and index number with what the manifest says. Nothing is written.

A manifest is JSON Lines: id, file (below the manifest's folder), url, kind, gold_text, gold_title, gold_date,
gold_source, gold_index, gold_docno, paras, rows, atts, imgs, must_not. What is missing is not scored.
Body F1 counts tokens: each Han character, each run of other letters and digits.

With --baseline a score below the file's floor is an error. Only --update-baseline changes the file.

Exit codes: 0 all is well; 1 below the floor, or could not be done.`,
		Example: `  gonggao eval tools/eval/testdata/manifest.jsonl
  gonggao eval corpus/manifest.jsonl --no-rules --all
  gonggao eval manifest.jsonl --baseline floor.json
  gonggao eval manifest.jsonl --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.eval(args[0], o) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print the scores as JSON")
	f.BoolVar(&o.all, "all", false, "list perfect pages too")
	f.BoolVar(&o.noRules, "no-rules", false, "read without the rules for content systems")
	f.StringVar(&o.baseline, "baseline", "", "file with the least scores to reach")
	f.BoolVar(&o.update, "update-baseline", false, "write the scores to the baseline, lower ones too")
	return cmd
}

func (a *app) eval(manifest string, o evalOptions) error {
	if o.update && o.baseline == "" {
		return &problem{err: errors.New("eval: --update-baseline without --baseline"), hint: words{"请用 --baseline 指定文件", "name the file with --baseline"}}
	}
	pages, err := eval.Load(manifest)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	var opts eval.Options
	if !o.noRules {
		if opts.Sources, err = extract.BuiltinSources(); err != nil {
			return fmt.Errorf("eval: %w", err)
		}
	}
	if opts.Metadata.Aliases, err = metadata.BuiltinAliases(); err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	result, err := eval.Run(filepath.Dir(manifest), pages, opts)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	if o.json {
		err = a.printJSON(result)
	} else {
		err = result.WriteTable(a.stdout, o.all)
	}
	if err != nil || o.baseline == "" {
		return err
	}
	return a.hold(result, o)
}

// hold compares the scores with the baseline, or makes them the baseline.
func (a *app) hold(result eval.Result, o evalOptions) error {
	if o.update {
		return result.Baseline().WriteFile(o.baseline)
	}
	floor, err := eval.ReadBaseline(o.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		return &problem{err: fmt.Errorf("eval: %w", err), hint: words{"首次请加 --update-baseline", "the first time, add --update-baseline"}}
	}
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	below := result.Below(floor)
	for _, line := range below {
		fmt.Fprintln(a.stderr, line)
	}
	if len(below) > 0 {
		return &problem{err: fmt.Errorf("eval: %d scores are below the floor", len(below)), hint: words{
			"若确属有意，请用 --update-baseline 降低", "if that is meant, --update-baseline lowers it"}}
	}
	return nil
}
