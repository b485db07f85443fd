package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versions is what --json prints.
type versions struct {
	Gonggao  string `json:"gonggao"`
	Revision string `json:"revision,omitempty"` // of the source, when Go recorded it
	Modified bool   `json:"modified,omitempty"` // the source had changes that were not committed
	Hugo     string `json:"hugo"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func (a *app) versionCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of gonggao, Hugo and Go",
		Example: `  gonggao version
  gonggao version --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v := readVersions()
			if asJSON {
				return a.printJSON(v)
			}
			gonggao := v.Gonggao
			if v.Revision != "" {
				gonggao += " " + v.Revision
			}
			if v.Modified {
				gonggao += " (modified)"
			}
			fmt.Fprintf(a.stdout, "gonggao %s\nhugo    %s\ngo      %s %s\n", gonggao, v.Hugo, v.Go, v.Platform)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the versions as JSON")
	return cmd
}

func readVersions() versions {
	v := versions{Gonggao: "(devel)", Hugo: "unknown", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" {
		v.Gonggao = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	for _, m := range info.Deps {
		if m.Path == "github.com/gohugoio/hugo" {
			v.Hugo = m.Version
		}
	}
	return v
}
