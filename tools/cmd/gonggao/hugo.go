package main

import (
	"context"
	"os"
	"os/exec"

	"github.com/gohugoio/hugo/commands"
	"github.com/spf13/cobra"
)

// hugoCommand is the one place that knows Hugo's code: the very call that Hugo's own main makes.
func (a *app) hugoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "hugo [arguments]",
		Short: "Run the Hugo that this gonggao was built with",
		Long:  "Runs the Hugo that this gonggao was built with. Every Hugo command and flag is passed on as it stands.",
		Example: `  gonggao hugo version
  gonggao hugo list all
  gonggao hugo config`,
		DisableFlagParsing: true,
		RunE: func(_ *cobra.Command, args []string) error {
			return commands.Execute(args)
		},
	}
}

// hugoProcess prepares a run of Hugo as a child, so that its memory is given back and a crash is an error of ours.
// An empty binary means this very program; memory is a GOMEMLIMIT such as 4GiB, or "".
func hugoProcess(ctx context.Context, binary, memory string, args []string) (*exec.Cmd, error) {
	if binary == "" {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		binary, args = self, append([]string{"hugo"}, args...)
	} else if _, err := exec.LookPath(binary); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, binary, args...)
	if memory != "" {
		cmd.Env = append(cmd.Environ(), "GOMEMLIMIT="+memory)
	}
	return cmd, nil
}
