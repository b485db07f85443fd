// Command bench runs Gonggao and other extractors over one manifest, page by page in turn, and prints what each gets
// right and how fast, as Markdown. It is a module of its own so that nobody who uses Gonggao downloads the others.
//
// Usage: make bench-peers MANIFEST=manifest.jsonl
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/sys/unix"

	"gonggao/tools/charset"
	"gonggao/tools/eval"
)

const rounds = 5 // of which the fastest counts

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: bench MANIFEST")
	}
	runtime.GOMAXPROCS(1)
	if err := run(os.Args[1], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// page is a page of the manifest, in memory.
type page struct {
	eval.Page
	group string
	body  []byte
	text  string // UTF-8: the others are spared the detection of the encoding, which they get wrong on GBK pages
}

func run(manifest string, out io.Writer) error {
	pages, err := load(manifest)
	if err != nil {
		return err
	}
	systems, err := systems()
	if err != nil {
		return err
	}
	results := make([]result, len(systems))
	for i := range systems {
		results[i].f1 = map[string]float64{}
	}
	for n, p := range pages {
		fmt.Fprintf(os.Stderr, "\r%d/%d", n+1, len(pages))
		best := make([]time.Duration, len(systems))
		for round := range rounds {
			for i, s := range systems {
				text, took := timed(s, p)
				if round == 0 {
					score := p.BodyF1(text)
					results[i].f1[p.group] += score
					results[i].f1[""] += score
				}
				if best[i] == 0 || took < best[i] {
					best[i] = took
				}
			}
		}
		for i := range best {
			results[i].took += best[i]
		}
	}
	fmt.Fprintln(os.Stderr)
	return write(out, pages, systems, results)
}

func load(manifest string) ([]page, error) {
	list, err := eval.Load(manifest)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, p := range list {
		body, err := os.ReadFile(filepath.Join(filepath.Dir(manifest), filepath.FromSlash(p.File)))
		if err != nil {
			return nil, err
		}
		decoded, err := charset.Decode(body, "")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.File, err)
		}
		pages = append(pages, page{Page: p, group: filepath.Base(filepath.Dir(p.File)), body: body, text: decoded.Text})
	}
	return pages, nil
}

// timed runs one system on one page; a system that fails or panics has read nothing.
func timed(s system, p page) (text string, took time.Duration) {
	runtime.GC() // nobody pays for the garbage of the one before
	start := cpuTime()
	defer func() {
		took = cpuTime() - start
		if recover() != nil {
			text = ""
		}
	}()
	return s.read(p), 0
}

// cpuTime returns the processor time of this process: other programs on the machine do not count.
func cpuTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t); err != nil {
		log.Fatal(err)
	}
	return time.Duration(t.Nano())
}
