//go:build unix

// Command benchsite measures what building the site costs, beside a floor: Hugo with the same content and templates of a
// line. It prints a Markdown table for docs/benchmarks.md.
//
// Usage, in the project's folder: benchsite [-gonggao bin/gonggao] [-rounds 1] [-dir FOLDER] SIZE …
//
// A size is a number of announcements, each in both scripts. They are synthetic dumps, imported as any others.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
)

func main() {
	log.SetFlags(0)
	gonggao := flag.String("gonggao", "bin/gonggao", "the program to measure")
	rounds := flag.Int("rounds", 1, "times to build each; the cheapest counts")
	dir := flag.String("dir", "", "folder to work in and keep (default: a temporary one, removed)")
	flag.Parse()
	if err := run(*gonggao, *dir, *rounds, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(gonggao, dir string, rounds int, sizes []string) error {
	gonggao, err := filepath.Abs(gonggao)
	if err != nil {
		return err
	}
	fmt.Print(heading)
	for _, size := range sizes {
		n, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		if err := measure(gonggao, dir, rounds, n); err != nil {
			return fmt.Errorf("%d announcements: %w", n, err)
		}
	}
	return nil
}

const heading = `| announcements | floor: processor, wall s | memory, MB | files, MB | site: processor, wall s | memory, MB | files, MB | times the floor: processor, memory | with search: processor, wall s | memory, MB | files, MB |
|---|---|---|---|---|---|---|---|---|---|---|
`

func measure(gonggao, dir string, rounds, n int) (err error) {
	if dir == "" {
		if dir, err = os.MkdirTemp("", "benchsite"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	sites := folders(filepath.Join(dir, strconv.Itoa(n)))
	if n, err = sites.prepare(gonggao, n); err != nil {
		return err
	}
	var floor, site, whole cost
	for range rounds { // in turn, so that other work disturbs all alike
		for _, build := range []struct {
			best *cost
			args []string
		}{
			{&floor, []string{"hugo", "--source", sites.floor(), "--contentDir", sites.content(), "--destination", sites.public()}},
			{&site, []string{"build", "--site", sites.site(), "--destination", sites.public(), "--no-search"}},
			{&whole, []string{"build", "--site", sites.site(), "--destination", sites.public()}},
		} {
			c, err := spend(gonggao, build.args, sites.public())
			if err != nil {
				return err
			}
			if build.best.cpu == 0 || c.cpu < build.best.cpu {
				*build.best = c
			}
		}
	}
	fmt.Printf("| %d | %v | %v | **%.2f**, %.2f | %v |\n", n, floor, site, site.cpu/floor.cpu, site.peak/cmp.Or(floor.peak, 1), whole)
	return nil
}
