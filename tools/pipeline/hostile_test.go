package pipeline

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/report"
)

const notice = "<h1>关于停水的通知</h1><p>2024-06-01 来源：某某区水务局</p><p>因检修，今日停水，请居民做好准备。</p>"

// warcOf writes records of answers; digest is of the last of them, "" for none.
func warcOf(digest string, pages ...string) string {
	var b strings.Builder
	for i, page := range pages {
		block, more := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+page, ""
		if digest != "" && i == len(pages)-1 {
			more = "WARC-Payload-Digest: " + digest + "\r\n"
		}
		fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.gov.cn/%x/%d.html\r\n%sContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
			sha256.Sum256([]byte(page)), i, more, len(block), block)
	}
	return b.String()
}

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(text))
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err)
	}
	return b.String()
}

func zipped(name, text string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		panic(err)
	}
	return b.String()
}

// TestHostileContainers puts hostile files of every kind into one crawl: each has its one line, the pages that can be read come
// out, and so does the page beside them. That each kind of harm is met is for the tests of capture.
func TestHostileContainers(t *testing.T) {
	page := func(n int) string { return strings.ReplaceAll(notice, "停水", fmt.Sprintf("停水%d次", n)) }
	warc := func(n int) string { return warcOf("", page(n), page(n+1)) }
	row := func(n int) string {
		text, _ := json.Marshal(page(n))
		return fmt.Sprintf("{\"url\":\"http://b.gov.cn/%d.html\",\"html\":%s}\n", n, text)
	}
	cut := func(text string) string { return text[:len(text)*15/16] }
	files := []struct {
		name, data string
		problem    announcement.ProblemKind
		written    int // pages
	}{
		{"bomb.warc.gz", gzipped(warc(10) + strings.Repeat("\x00", 60<<20)), announcement.DamagedArchive, 2},
		{"csv.csv", "url,html\nhttp://c.gov.cn/1.html,\"" + page(20) + "\"\nhttp://c.gov.cn/2.html,\"<p>", announcement.BadTable, 1},
		{"cut.jsonl.gz", gzipped(row(30) + row(31))[:200], announcement.BadTable, 1},
		{"cut.warc", cut(warc(40)), announcement.DamagedArchive, 1},
		{"good.txt", good, "", 1},
		{"inner.wacz", zipped("archive/a.wacz", "x"), announcement.DamagedArchive, 0},
		{"nested.warc.gz", gzipped(gzipped(warc(50))), announcement.DamagedArchive, 0},
		{"page.html.gz", gzipped(page(60)), "", 1},
		{"rows.jsonl", row(70) + "{\"url\":", announcement.BadRow, 1},
		{"slip.wacz", zipped("../../archive/a.warc", warc(80)), announcement.DamagedArchive, 0},
	}
	sources, dir := t.TempDir(), t.TempDir()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(sources, f.name), []byte(f.data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := importInto(t, options(t, sources, dir))
	for _, f := range files {
		written, lines := 0, 0
		for _, p := range run.Pages {
			var problem *announcement.Problem
			switch {
			case p.Name != f.name && !strings.HasPrefix(p.Name, f.name+"#"):
			case p.Outcome == report.Written:
				written++
			case errors.As(p.Err, &problem) && problem.Kind == announcement.DamagedRecord: // the page that the cut hit
			case p.Outcome != report.Failed || problem == nil || problem.Kind != f.problem || !strings.Contains(p.Err.Error(), f.name):
				t.Errorf("%s: %s: %v, want %s", p.Name, p.Outcome, p.Err, f.problem)
			default:
				lines++
			}
		}
		if want := min(1, len(f.problem)); written != f.written || lines != want {
			t.Errorf("%s: %d pages, want %d; %d errors, want %d", f.name, written, f.written, lines, want)
		}
	}
	if run.ExitCode() != 3 {
		t.Errorf("exit code %d, want 3", run.ExitCode())
	}
	var terminal bytes.Buffer
	if err := report.Terminal(&terminal, run, "en", report.TerminalOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.problem != "" && strings.Count(terminal.String(), "read "+f.name+":") == 0 {
			t.Errorf("the report does not name %s:\n%s", f.name, terminal.String())
		}
	}
}

// TestDigestMismatch: a page that is not what was archived is published as found, flagged and asked about.
func TestDigestMismatch(t *testing.T) {
	for _, tt := range []struct {
		digest string
		flags  int
		code   int
	}{
		{fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(notice))), 0, 0},
		{fmt.Sprintf("sha256:%x", sha256.Sum256([]byte("x"))), 1, 3},
	} {
		sources, dir := t.TempDir(), t.TempDir()
		if err := os.WriteFile(filepath.Join(sources, "a.warc"), []byte(warcOf(tt.digest, notice)), 0o644); err != nil {
			t.Fatal(err)
		}
		run := importInto(t, options(t, sources, dir))
		flags := 0
		for _, f := range run.Pages[0].Flags {
			if f.Kind == announcement.DigestMismatch {
				flags++
				if f.Data["said"] != tt.digest || f.Data["actual"] != fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(notice))) || f.Data["of"] != "payload" {
					t.Errorf("%v", f.Data)
				}
			}
		}
		if flags != tt.flags || run.Pages[0].Outcome != report.Written || run.ExitCode() != tt.code {
			t.Errorf("%s: %d flags, %s, exit code %d", tt.digest, flags, run.Pages[0].Outcome, run.ExitCode())
		}
	}
}
