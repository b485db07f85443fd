package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gonggao": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
		},
	})
}

// exits CODE ARGS... runs gonggao in the script's folder and expects the exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("sh", append([]string{"-c", `code=$1; shift; gonggao "$@"; got=$?; [ $got -eq $code ] || { echo "exit code $got" >&2; exit 1; }`, "sh"}, args...)...)
	ts.Check(err)
}

// TestHelp asks every command for what a newcomer needs.
func TestHelp(t *testing.T) {
	root := (&app{}).root()
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.Short == "" || cmd.Long == "" && cmd.Name() != "version" {
			t.Errorf("%s: no description", cmd.CommandPath())
		}
		if !strings.Contains(cmd.Example, "  gonggao") {
			t.Errorf("%s: no example", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
	if len(root.Commands()) < 6 {
		t.Errorf("%d commands", len(root.Commands()))
	}
}

// TestExamples makes sure that the examples name flags that exist.
func TestExamples(t *testing.T) {
	for _, cmd := range (&app{}).root().Commands() {
		for line := range strings.Lines(cmd.Example) {
			line, _, _ = strings.Cut(line, " #")
			line, _, _ = strings.Cut(line, " -- ")
			for _, word := range strings.Fields(line) {
				name, long := strings.CutPrefix(word, "--")
				if !long || cmd.DisableFlagParsing {
					continue
				}
				name, _, _ = strings.Cut(name, "=")
				if cmd.Flags().Lookup(name) == nil && cmd.InheritedFlags().Lookup(name) == nil {
					t.Errorf("%s: no flag %s", cmd.CommandPath(), word)
				}
			}
		}
	}
}

func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "zh-hans"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"zh-hans/index.html": "<h1>公告</h1>", "404.html": "没有找到"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	var stderr bytes.Buffer
	done := make(chan int)
	go func() {
		a := &app{stdin: strings.NewReader(""), stdout: w, stderr: &stderr}
		done <- a.run(ctx, []string{"serve", "--public", dir, "--port", "0"})
	}()
	address, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"zh-hans/": "<h1>公告</h1>", "none/": "没有找到"} {
		response, err := http.Get(strings.TrimSpace(address) + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil || string(body) != want {
			t.Errorf("%s: %v %s", path, err, body)
		}
		if err := response.Body.Close(); err != nil {
			t.Error(err)
		}
	}
	cancel()
	if code := <-done; code != exitOK {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
}
