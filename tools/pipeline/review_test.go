package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/report"
	"gonggao/tools/reviewed"
)

// TestReviewsLastUntilTheSourceChanges imports a page month by month: as found, with its findings reviewed, again, with words
// changed elsewhere, and with the words changed that a finding is about.
func TestReviewsLastUntilTheSourceChanges(t *testing.T) {
	const month1 = "东湖县农业局关于征求《东湖县农业规划》意见的公告\n　　现公开征求意见，时间为2024年3月1日至2024年4月10日，请发送邮件至nyj@donghu.gov.cn。\n　　加快人工智能教育示范校、人工智能教育实验室。\n东湖县农业局\n2024年3月1日\n"
	sources, content := t.TempDir(), t.TempDir()
	name := filepath.Join(sources, "a.txt")
	opts := options(t, sources, content)
	month := func(text string) (report.Run, []announcement.Flag) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		run := importInto(t, opts)
		var open []announcement.Flag
		for _, f := range run.Pages[0].Flags {
			if f.Open() {
				open = append(open, f)
			}
		}
		return run, open
	}
	page := func() string {
		var all strings.Builder
		for name, text := range tree(t, content) {
			if strings.HasSuffix(name, ".md") {
				all.WriteString(text)
			}
		}
		return all.String()
	}

	run, open := month(month1)
	if run.ExitCode() != 3 || len(open) == 0 || strings.Contains(page(), "\nreviewed = ") {
		t.Fatalf("as found: exit %d, open %+v", run.ExitCode(), open)
	}
	about := 0
	for _, f := range open {
		if f.Block >= 0 && strings.Contains(f.Quote, "示范校") {
			about++
		}
		opts.Reviewed = append(opts.Reviewed, reviewed.Entry{Key: f.Key, Page: run.Pages[0].ID, Flag: f.Kind, Quote: f.Quote, By: "王芳", On: "2026-11-21"})
	}
	if about != 1 {
		t.Fatalf("%d findings about the sentence: %+v", about, open)
	}

	run, open = month(month1)
	if run.ExitCode() != 0 || len(open) != 0 || len(run.Lapsed) != 0 {
		t.Errorf("reviewed: exit %d, open %+v, lapsed %+v", run.ExitCode(), open, run.Lapsed)
	}
	shown := page()
	if !strings.Contains(shown, "\nreviewed = \"2026-11-21\"") || !strings.Contains(shown, "missing-predicate") || strings.Contains(shown, "王芳") {
		t.Errorf("the site does not go on showing what was reviewed, or says by whom:\n%s", shown)
	}
	if again, _ := month(month1); again.Pages[0].Outcome != report.Unchanged {
		t.Errorf("once more: %s", again.Pages[0].Outcome)
	}

	run, open = month(strings.Replace(month1, "请发送邮件至", "请于工作日发送邮件至", 1))
	for _, f := range open {
		if f.Block >= 0 {
			t.Errorf("a change elsewhere opened %+v", f)
		}
	}
	if len(run.Lapsed) != len(open) {
		t.Errorf("changed elsewhere: open %+v, lapsed %+v", open, run.Lapsed)
	}

	run, open = month(strings.Replace(month1, "示范校、", "示范学校、", 1))
	about = 0
	for _, f := range open {
		if strings.Contains(f.Quote, "示范学校") {
			about++
		}
	}
	if run.ExitCode() != 3 || about != 1 || len(run.Lapsed) == 0 {
		t.Errorf("changed: exit %d, open %+v, lapsed %+v", run.ExitCode(), open, run.Lapsed)
	}
}
