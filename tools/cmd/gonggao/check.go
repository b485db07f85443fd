package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"gonggao/tools/check"
)

type checkOptions struct {
	public  string
	baseURL string
	json    bool
}

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Say whether public/ is fit to be published",
		Long: `Reads every file of the built site and says what is wrong with it and what to do: links that lead
nowhere, pages in one script only, missing page labels of 国办发〔2017〕47号, scripts, third-party
requests, and more. It needs no network.

Exit codes: 0 nothing found; 3 some pages need a human; 1 something has to be put right first.`,
		Example: `  gonggao check
  gonggao check --lang en
  gonggao check --public /srv/www --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.check(o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.public, "public", "", "folder of the built site (default: public/ in the site's folder)")
	f.StringVar(&o.baseURL, "base-url", "", "address the site was built for (default: as its pages say)")
	f.BoolVar(&o.json, "json", false, "print the findings as JSON")
	return cmd
}

func (a *app) check(o checkOptions) error {
	dir, err := a.publicDir(o.public)
	if err != nil {
		return err
	}
	var bar *progressbar.ProgressBar
	result, err := check.Site(os.DirFS(dir), check.Options{
		BaseURL: o.baseURL,
		Progress: func(done, total int) {
			if bar == nil {
				bar = a.progress(a.say(words{"正在检查", "checking"}), total)
			}
			_ = bar.Set(done) // a bar that cannot be drawn is no reason to stop
		},
	})
	if errors.Is(err, check.ErrNotBuilt) {
		return notBuilt(fmt.Errorf("%s: %w", dir, err))
	}
	if err != nil {
		return err
	}
	if o.json {
		err = a.printJSON(result)
	} else {
		err = result.Write(a.stdout, a.lang)
	}
	switch {
	case err != nil:
		return err
	case result.Failed():
		return &problem{err: fmt.Errorf("check: %s is not fit to be published yet", dir)}
	case len(result.Findings) > 0:
		return &problem{code: exitReview}
	}
	return nil
}

// publicDir returns the folder of the built site: the one named, else public/ of the site.
func (a *app) publicDir(named string) (string, error) {
	if named == "" {
		site, err := a.openSite()
		if err != nil {
			return "", err
		}
		named = filepath.Join(site, "public")
	}
	if _, err := os.Stat(named); err != nil {
		return "", notBuilt(err)
	}
	return named, nil
}

func notBuilt(err error) error {
	return &problem{err: err, hint: words{"请先运行 gonggao build", "run gonggao build first"}}
}
