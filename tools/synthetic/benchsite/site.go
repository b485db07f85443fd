//go:build unix

package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"gonggao/tools/synthetic"
)

// floor is a site whose templates are a line each.
//
//go:embed all:floor
var floor embed.FS

// folders is where everything of one size lies.
type folders string

func (f folders) sources() string { return filepath.Join(string(f), "sources") }
func (f folders) site() string    { return filepath.Join(string(f), "site") }
func (f folders) content() string { return filepath.Join(string(f), "site", "content") }
func (f folders) floor() string   { return filepath.Join(string(f), "floor") }
func (f folders) public() string  { return filepath.Join(string(f), "public") }

// prepare writes dumps for n announcements, imports them into a copy of the project's site, and returns how many it has: now and
// then an accidental word makes a consultation of a piece of news.
func (f folders) prepare(gonggao string, n int) (int, error) {
	if err := os.RemoveAll(string(f)); err != nil {
		return 0, err
	}
	if err := os.CopyFS(string(f), floor); err != nil {
		return 0, err
	}
	for _, part := range []string{"config.toml", "layouts", "assets", "i18n", "static", "content"} {
		if err := copyPart(filepath.Join(f.site(), part), part); err != nil {
			return 0, err
		}
	}
	if err := f.dumps(n); err != nil {
		return 0, err
	}
	cmd := exec.Command(gonggao, "import", "--site", f.site(), "--sources", f.sources())
	cmd.Stderr = os.Stderr
	const review = 3 // some pages need a human: they always do
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != review {
		return 0, fmt.Errorf("import: %w", err)
	}
	records, err := filepath.Glob(filepath.Join(f.content(), "*", "*", "repairs.json"))
	return len(records), err
}

func (f folders) dumps(n int) error {
	chain, err := synthetic.Learn(os.DirFS("sources"))
	if err != nil {
		return err
	}
	if n%synthetic.Announcements != 0 {
		return fmt.Errorf("not a multiple of %d", synthetic.Announcements)
	}
	if err := os.MkdirAll(f.sources(), 0o755); err != nil {
		return err
	}
	for i := range n / synthetic.Announcements * synthetic.Cycle {
		name, text := chain.Dump(i)
		if err := os.WriteFile(filepath.Join(f.sources(), name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// copyPart copies a file or a folder, but no announcement: what has a record was imported.
func copyPart(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			if _, err := os.Stat(filepath.Join(path, "repairs.json")); err == nil {
				return fs.SkipDir
			}
			return os.MkdirAll(target, 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}
