package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// strict makes Hugo stop at what it would otherwise only mention.
var strict = []string{"--panicOnWarning", "--printPathWarnings", "--printI18nWarnings"}

// memoryLimit is what Go's runtime takes as GOMEMLIMIT; anything else would crash the child.
var memoryLimit = regexp.MustCompile(`^[0-9]+([KMGT]i)?B?$`)

type buildOptions struct {
	destination string
	baseURL     string
	hugo        string
	memory      string
	clean       bool
	noSearch    bool
	verbose     bool
	json        bool
}

// buildResult is what --json prints.
type buildResult struct {
	Destination string         `json:"destination"`
	Pages       map[string]int `json:"pages"` // HTML files by top folder: one for each script, "" for the root
	Files       int            `json:"files"`
	Bytes       int64          `json:"bytes"`
	Removed     []string       `json:"removed"` // files of pages that are gone
	Search      *searchResult  `json:"search,omitempty"`
}

func (a *app) buildCommand() *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build [-- Hugo's arguments]",
		Short: "Build the site from content/ into public/",
		Long: `Builds the site from content/ into public/ with Hugo, and stops at any of Hugo's warnings.

Files in public/ that this build did not write are removed: they belong to pages that are
gone. In another --destination they are kept unless --clean is given.

Then the announcements are indexed for the search page, if the site has one: search/ holds the index.

A thousand announcements in both scripts take some six seconds of a processor and 350 MB; it grows
evenly, memory by 0.2 GB a thousand: see docs/benchmarks.md, and --memory-limit. On a terminal a spinner
says how long it has been at work, elsewhere a line every half minute.`,
		Example: `  gonggao build
  gonggao build --base-url https://www.example.gov.cn/
  gonggao build --destination /srv/www --clean
  gonggao build --memory-limit 4GiB       # a very large site on a small machine
  gonggao build -- --printUnusedTemplates`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && cmd.ArgsLenAtDash() != 0 {
				return &problem{err: fmt.Errorf("build: unexpected argument %q", args[0]), hint: words{"给 Hugo 的参数请放在 -- 之后", "put Hugo's arguments after --"}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			site, err := a.openSite()
			if err != nil {
				return err
			}
			if o.destination == "" {
				o.destination = filepath.Join(site, "public")
				o.clean = o.clean || !cmd.Flags().Changed("clean")
			}
			return a.build(cmd.Context(), site, o, args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.destination, "destination", "d", "", "folder to write to (default: public/ in the site's folder)")
	f.StringVar(&o.baseURL, "base-url", "", "address the site will have, instead of the one in config.toml")
	f.StringVar(&o.hugo, "hugo", "", "another Hugo program to build with")
	f.StringVar(&o.memory, "memory-limit", "", "soft memory limit for Hugo, such as 4GiB")
	f.BoolVar(&o.clean, "clean", false, "remove files that this build did not write (always on for public/, off with --clean=false)")
	f.BoolVar(&o.noSearch, "no-search", false, "make no search index")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "show what Hugo prints")
	f.BoolVar(&o.json, "json", false, "print the result as JSON")
	return cmd
}

func (a *app) build(ctx context.Context, site string, o buildOptions, extra []string) error {
	dest, err := filepath.Abs(o.destination)
	if err != nil {
		return fmt.Errorf("build: %w", err)
	}
	if rel, err := filepath.Rel(dest, site); err == nil && filepath.IsLocal(rel) {
		return &problem{
			err:  fmt.Errorf("build: the destination %s holds the site itself", dest),
			hint: words{"请指定一个单独的目录", "name a folder of its own"},
		}
	}
	if o.memory != "" && !memoryLimit.MatchString(o.memory) {
		return &problem{
			err:  fmt.Errorf("build: --memory-limit %s: not a size", o.memory),
			hint: words{"例如 4GiB、800MiB", "write 4GiB or 800MiB"},
		}
	}
	if o.clean {
		if err := markStale(dest); err != nil {
			return fmt.Errorf("build: %w", err)
		}
	}
	args := slices.Concat([]string{"--source", site, "--destination", dest}, strict, extra)
	if o.baseURL != "" {
		args = append(args, "--baseURL", o.baseURL)
	}
	if err := a.runHugo(ctx, site, o, args); err != nil {
		return err
	}
	if err := placeNotFound(site, dest); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	result := buildResult{Destination: dest, Removed: []string{}}
	if !o.noSearch {
		if result.Search, err = a.index(dest); err != nil {
			return fmt.Errorf("build: %w", err)
		}
	}
	if o.clean {
		if result.Removed, err = removeStale(dest); err != nil {
			return fmt.Errorf("build: %w", err)
		}
	}
	if err := result.count(); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	if o.json {
		return a.printJSON(result)
	}
	a.printBuild(result)
	return nil
}

// announcements counts those in the content folder by their records: how long a build takes follows from it.
func announcements(site string) int {
	records, err := filepath.Glob(filepath.Join(site, "content", "*", "*", "repairs.json"))
	if err != nil {
		return 0
	}
	return len(records)
}

func (a *app) runHugo(ctx context.Context, site string, o buildOptions, args []string) error {
	cmd, err := hugoProcess(ctx, o.hugo, o.memory, args)
	if err != nil {
		return &problem{err: fmt.Errorf("build: %w", err), hint: words{"请检查 --hugo 指定的程序", "check the program named by --hugo"}}
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if o.verbose {
		cmd.Stdout, cmd.Stderr = io.MultiWriter(&out, a.stderr), a.stderr
	}
	stop := a.spin(a.say(words{"正在生成网站（%d篇公告）", "building the site (%d announcements)"}, announcements(site)))
	err = cmd.Run()
	stop()
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("build: %w", context.Cause(ctx))
	}
	if _, exited := err.(*exec.ExitError); !exited {
		return fmt.Errorf("build: run hugo: %w", err)
	}
	return &problem{
		err:  fmt.Errorf("build: hugo: %w\n%s", err, hugoMessage(out.String())),
		hint: words{"请按上面指出的文件修改后重新生成", "mend the file named above and build again"},
	}
}

// hugoMessage returns what Hugo said without its banner and without a crash's stack.
func hugoMessage(out string) string {
	out, _, _ = strings.Cut(out, "\ngoroutine ")
	var lines []string
	for line := range strings.Lines(out) {
		line = strings.TrimPrefix(strings.TrimRight(line, "\r\n"), "gonggao: ")
		if line == "" || strings.HasPrefix(line, "Start building") || strings.HasPrefix(line, "hugo v") || strings.HasPrefix(line, "Total in") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (a *app) printBuild(r buildResult) {
	total := 0
	for _, n := range r.Pages {
		total += n
	}
	fmt.Fprintln(a.stdout, a.say(words{
		"已生成 %d 个网页（简体 %d，繁体 %d），共 %d 个文件，%.1f MB。",
		"built %d pages (Simplified %d, Traditional %d), %d files, %.1f MB",
	}, total, r.Pages["zh-hans"], r.Pages["zh-hant"], r.Files, float64(r.Bytes)/1e6))
	if s := r.Search; s != nil {
		fmt.Fprintln(a.stdout, a.say(words{"搜索索引：%d 篇，%.1f MB。", "search index: %d announcements, %.1f MB"}, s.Documents, float64(s.Bytes)/1e6))
	}
	if n := len(r.Removed); n > 0 {
		fmt.Fprintln(a.stdout, a.say(words{"已删除不再存在的网页的文件：%d 个。", "files of pages that are gone, removed: %d"}, n))
	}
	fmt.Fprintln(a.stdout, a.say(words{"查看：gonggao serve，或打开 %s", "look at it: gonggao serve, or open %s"}, filepath.Join(r.Destination, "index.html")))
}
