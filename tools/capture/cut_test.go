package capture_test

import (
	"archive/zip"
	"fmt"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// TestCutArchives cuts an archive at every sixteenth: one error for the archive, and no part of a page.
func TestCutArchives(t *testing.T) {
	var records []string
	for i := range 20 {
		records = append(records, response(fmt.Sprintf("http://a.cn/%d", i), 1, "text/html", strings.Repeat(fmt.Sprint(i), 500)))
	}
	for name, file := range map[string]string{
		"a.warc": strings.Join(records, ""), "a.warc.gz": members(records...), "one.warc.gz": gz(strings.Join(records, "")),
		"a.wacz": zipped(t, member{"archive/a.warc.gz", members(records...), zip.Store}),
	} {
		for n := range 16 {
			root := write(t, map[string]string{name: file[:len(file)*n/16]})
			archives, pages := 0, 0
			for i, s := range open(t, root, capture.Options{}).Sources {
				page, err := s.Read()
				switch {
				case s.Name == name:
					archives++
				case err == nil:
					pages++
					if string(page.Body) != strings.Repeat(fmt.Sprint(pages-1), 500) {
						t.Errorf("%s cut at %d/16: page %d is %.20q…", name, n, i, page.Body)
					}
				}
			}
			if archives != 1 && n > 0 || strings.HasSuffix(name, ".warc") && pages < 20*n/16-2 {
				t.Errorf("%s cut at %d/16: %d errors, %d pages", name, n, archives, pages)
			}
		}
	}
}

// TestCutTables cuts tables and packed files at every sixteenth: one error, which names the file and, where rows are left, the
// line; the rows before it whole; never a part of a page.
func TestCutTables(t *testing.T) {
	var lines, rows strings.Builder
	rows.WriteString("url,html\n")
	bodies := map[string]bool{}
	for i := range 20 {
		body := strings.Repeat(fmt.Sprint(i, " "), 300)
		bodies[body] = true
		fmt.Fprintf(&lines, "{\"url\":\"http://a.cn/%d\",\"html\":\"%s\"}\n", i, body)
		fmt.Fprintf(&rows, "http://a.cn/%d,\"%s\"\n", i, body)
	}
	page := "<html>" + lines.String()
	bodies[page] = true
	for name, file := range map[string]string{
		"x.jsonl": lines.String(), "x.csv": rows.String(), "x.jsonl.gz": gz(lines.String()), "x.csv.gz": gz(rows.String()),
		"x.html.gz": gz(page), "x.html": gz(page),
	} {
		for n := range 17 {
			pages, errors := 0, 0
			for _, s := range open(t, write(t, map[string]string{name: file[:len(file)*n/16], "well.txt": "well"}), capture.Options{}).Sources {
				page, err := s.Read()
				switch {
				case s.Name == "well.txt":
				case err != nil:
					errors++
					if p := problem(t, err); !strings.Contains(err.Error(), "read "+name) || n > 0 && p.Kind == announcement.EmptySource {
						t.Errorf("%s cut at %d/16: %s: %v", name, n, p.Kind, err)
					}
				case bodies[string(page.Body)]:
					pages++
				case n > 0:
					t.Errorf("%s cut at %d/16: page %.40q…", name, n, page.Body)
				}
			}
			switch {
			case n == 16 && errors != 0, errors > 1:
				t.Errorf("%s cut at %d/16: %d errors", name, n, errors)
			case n == 0 || strings.Contains(name, "html"):
			case errors == 0 && pages != 20*n/16, !strings.HasSuffix(name, ".gz") && pages < 20*n/16-1:
				t.Errorf("%s cut at %d/16: %d pages, %d errors", name, n, pages, errors)
			}
		}
	}
}
