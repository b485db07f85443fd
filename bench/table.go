package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// result is what one system did on all pages.
type result struct {
	f1   map[string]float64 // sums by group; "": all pages
	took time.Duration
}

func write(out io.Writer, pages []page, systems []system, results []result) error {
	count, size := map[string]int{}, 0
	for _, p := range pages {
		count[p.group]++
		size += len(p.body)
	}
	groups := slices.Sorted(maps.Keys(count))
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "\n## %s, %s\n\n", time.Now().Format(time.DateOnly), machine())
	fmt.Fprintf(w, "%d pages, %.1f MB; one core, processor time, the fastest of %d rounds, page by page in turn. Body F1 (each Han character a token), the title forgiven.\n\n", len(pages), float64(size)/1e6, rounds)
	fmt.Fprint(w, "| system | version |")
	for _, g := range groups {
		fmt.Fprintf(w, " %s (%d) |", g, count[g])
	}
	fmt.Fprintf(w, " all (%d) | MB/s | ms a page | times the first |\n|%s\n", len(pages), strings.Repeat("---|", len(groups)+6))
	versions := versions()
	for i, s := range systems {
		fmt.Fprintf(w, "| %s | %s |", s.name, versions[s.module])
		for _, g := range groups {
			fmt.Fprintf(w, " %.3f |", results[i].f1[g]/float64(count[g]))
		}
		seconds := results[i].took.Seconds()
		fmt.Fprintf(w, " %.3f | %.1f | %.2f | %.1f |\n", results[i].f1[""]/float64(len(pages)), float64(size)/1e6/seconds, seconds*1e3/float64(len(pages)),
			seconds/results[0].took.Seconds())
	}
	return w.Flush()
}

func versions() map[string]string {
	all := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			all[m.Path] = m.Version
		}
	}
	all["gonggao"] = "this one"
	return all
}

// machine names the processor, as Linux tells it, and the compiler.
func machine() string {
	cpu := runtime.GOARCH
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range bytes.Lines(info) {
			if key, value, ok := strings.Cut(string(line), ":"); ok && strings.TrimSpace(key) == "model name" {
				cpu = strings.TrimSpace(value)
				break
			}
		}
	}
	return cpu + ", " + runtime.Version()
}
