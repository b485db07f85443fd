package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"gonggao/tools/check"
)

type serveOptions struct {
	public string
	bind   string
	port   int
	edit   bool
}

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show public/ in a browser, as a host would serve it",
		Long: `Serves the built site as a plain host would, with the site's own 404 page and a strict
Content-Security-Policy. With --edit Hugo serves content/ instead, and every change is seen at once.`,
		Example: `  gonggao serve
  gonggao serve --port 8080
  gonggao serve --edit        # while editing content/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.edit {
				return a.edit(cmd.Context(), o)
			}
			return a.serve(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.public, "public", "", "folder of the built site (default: public/ in the site's folder)")
	f.StringVar(&o.bind, "bind", "127.0.0.1", "address to listen on")
	f.IntVarP(&o.port, "port", "p", 1313, "port to listen on; 0 takes a free one")
	f.BoolVar(&o.edit, "edit", false, "let Hugo serve content/, and reload when it changes")
	return cmd
}

func (a *app) serve(ctx context.Context, o serveOptions) error {
	dir, err := a.publicDir(o.public)
	if err != nil {
		return err
	}
	handler, err := check.Handler(os.DirFS(dir))
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(o.bind, strconv.Itoa(o.port)))
	if err != nil {
		return &problem{err: fmt.Errorf("serve: %w", err), hint: words{"换一个端口：--port 8080", "take another port: --port 8080"}}
	}
	fmt.Fprintf(a.stdout, "http://%s/\n", listener.Addr())
	fmt.Fprintln(a.stderr, a.say(words{"按 Ctrl+C 停止", "press Ctrl+C to stop"}))
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// edit lets Hugo's own server show content/.
func (a *app) edit(ctx context.Context, o serveOptions) error {
	site, err := a.openSite()
	if err != nil {
		return err
	}
	cmd, err := hugoProcess(ctx, "", "", []string{
		"server", "--source", site, "--bind", o.bind, "--port", strconv.Itoa(o.port), "--disableFastRender",
		"--renderToMemory", // else public/ would be left with addresses of this machine
	})
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	cmd.Stdout, cmd.Stderr = a.stdout, a.stderr
	if err := cmd.Run(); err != nil && ctx.Err() == nil {
		return fmt.Errorf("serve: hugo: %w", err)
	}
	return nil
}
