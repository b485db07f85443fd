package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// app is what every command is given: the streams and the options that all commands share.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	site           string // folder that holds config.toml
	lang           string // of what the webmaster reads: zh or en
}

// run executes the command line and returns the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	if err := root.ExecuteContext(ctx); err != nil {
		return a.fail(err)
	}
	return exitOK
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "gonggao",
		Short: "Turn scraped government announcements into an accessible bilingual site",
		Long: `Gonggao 公告 turns scraped government announcements into an accessible site in
Simplified and Traditional Chinese, built with Hugo.

Exit codes: 0 all is well; 3 done, but some pages need a human; 1 could not be done.`,
		Example: `  gonggao import        # sources/ → content/
  gonggao build         # content/ → public/
  gonggao check         # is public/ fit to be published?
  gonggao serve         # look at it`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			err := fmt.Errorf("unknown command %q", args[0])
			if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
				err = fmt.Errorf("%w; did you mean %s?", err, strings.Join(similar, ", "))
			}
			return &problem{err: err, hint: words{"查看全部命令：gonggao help", "for the list of commands: gonggao help"}}
		},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if a.lang != "zh" && a.lang != "en" {
				return &problem{err: fmt.Errorf("--lang %s: unknown language", a.lang), hint: words{"可用：zh、en", "use zh or en"}}
			}
			return nil
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &problem{err: err, hint: words{"查看用法：" + cmd.CommandPath() + " --help", "for the usage: " + cmd.CommandPath() + " --help"}}
	})
	root.PersistentFlags().StringVar(&a.site, "site", ".", "folder of the site, the one with config.toml")
	root.PersistentFlags().StringVar(&a.lang, "lang", "zh", "language of messages: zh or en")
	root.AddCommand(
		a.importCommand(),
		a.reviewCommand(),
		a.buildCommand(),
		a.checkCommand(),
		a.evalCommand(),
		a.evalScriptCommand(),
		a.serveCommand(),
		a.convertCommand(),
		a.versionCommand(),
		a.hugoCommand(),
	)
	return root
}

// openSite returns the absolute path of the site's folder.
func (a *app) openSite() (string, error) {
	dir, err := filepath.Abs(a.site)
	if err != nil {
		return "", fmt.Errorf("find the site: %w", err)
	}
	for _, name := range []string{"config.toml", "hugo.toml"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return dir, nil
		}
	}
	return "", &problem{
		err:  fmt.Errorf("no config.toml in %s", dir),
		hint: words{"请在网站目录中运行，或用 --site 指定网站目录", "run it in the site's folder, or name the folder with --site"},
	}
}

// printJSON writes v to stdout for a program to read.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
