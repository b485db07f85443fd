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
	sources string
	baseURL string
	json    bool
	weights bool
}

// checkResult is what --json prints.
type checkResult struct {
	Public  check.Result     `json:"public"`
	Content *contentResult   `json:"content,omitempty"`
	Sources *originalsResult `json:"sources,omitempty"`
}

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Say whether public/ is fit to be published",
		Long: `Reads every file of the built site and says what is wrong with it and what to do: links that lead
nowhere, pages in one script only, missing page labels of 国办发〔2017〕47号, scripts, third-party
requests, and more. Then takes the repairs of every text in content/ back and compares it with what
was extracted. It needs no network.

With --sources every raw page that content/ was made from is read again, each page of a text over several by
itself, and compared with the digest on record. With --public only that folder is checked, not content/.

Exit codes: 0 nothing found; 3 some pages need a human; 1 something has to be put right first.`,
		Example: `  gonggao check
  gonggao check --lang en
  gonggao check --sources sources
  gonggao check --public /srv/www --json
  gonggao check --weights`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.check(o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.public, "public", "", "folder of a built site (default: public/ in the site's folder)")
	f.StringVar(&o.sources, "sources", "", "folder of the raw pages: are they still those that were imported?")
	f.StringVar(&o.baseURL, "base-url", "", "address the site was built for (default: as its pages say)")
	f.BoolVar(&o.json, "json", false, "print the findings as JSON")
	f.BoolVar(&o.weights, "weights", false, "print what the pages weigh (kB after gzip) as a Markdown table, and nothing else")
	return cmd
}

func (a *app) check(o checkOptions) error {
	dir, err := a.publicDir(o.public)
	if err != nil {
		return err
	}
	if o.weights {
		all, err := check.Weigh(os.DirFS(dir))
		if err != nil {
			return fmt.Errorf("check: %w", err)
		}
		return check.WriteWeights(a.stdout, all)
	}
	var r checkResult
	if r.Public, err = a.checkPublic(dir, o.baseURL); err != nil {
		return err
	}
	if o.public == "" {
		content, err := verifyContent(filepath.Join(filepath.Dir(dir), "content"))
		if err != nil {
			return err
		}
		r.Content = &content
		if o.sources != "" {
			originals, err := verifyOriginals(filepath.Join(filepath.Dir(dir), "content"), o.sources)
			if err != nil {
				return err
			}
			r.Sources = &originals
		}
	}
	if o.json {
		err = a.printJSON(r)
	} else if err = r.Public.Write(a.stdout, a.lang); err == nil && r.Content != nil {
		a.printContent(*r.Content)
		if r.Sources != nil {
			a.printOriginals(*r.Sources)
		}
	}
	switch {
	case err != nil:
		return fmt.Errorf("check: %w", err)
	case r.Public.Failed() || r.Content != nil && len(r.Content.Broken) > 0:
		return &problem{code: exitFailed}
	case len(r.Public.Findings) > 0, r.Sources != nil && len(r.Sources.Changed)+len(r.Sources.Missing) > 0:
		return &problem{code: exitReview}
	}
	return nil
}

func (a *app) checkPublic(dir, baseURL string) (check.Result, error) {
	var bar *progressbar.ProgressBar
	result, err := check.Site(os.DirFS(dir), check.Options{
		BaseURL: baseURL,
		Progress: func(done, total int) {
			if bar == nil {
				bar = a.progress(a.say(words{"正在检查", "checking"}), total)
			}
			_ = bar.Set(done) // a bar that cannot be drawn is no reason to stop
		},
	})
	if errors.Is(err, check.ErrNotBuilt) {
		return result, notBuilt(fmt.Errorf("%s: %w", dir, err))
	}
	return result, err
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
