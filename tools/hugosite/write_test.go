package hugosite

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// site is a content directory and what is imported into it.
type site struct {
	t    *testing.T
	root string
	page announcement.Announcement
}

const (
	hans   = "news/n/index.zh-hans.md"
	hant   = "news/n/index.zh-hant.md"
	record = "news/n/repairs.json"
)

func newSite(t *testing.T) *site {
	s := &site{t, filepath.Join(t.TempDir(), "content"), article()}
	s.want(WriteOptions{}, "written", "written", "written")
	return s
}

// run imports the page and returns the results as "status reason", original script first.
func (s *site) run(opts WriteOptions) []FileResult {
	s.t.Helper()
	results, err := Write(s.root, bundles(s.t, s.page), opts)
	if err != nil {
		s.t.Fatal(err)
	}
	return results
}

func (s *site) want(opts WriteOptions, want ...string) []FileResult {
	s.t.Helper()
	results := s.run(opts)
	var got []string
	for _, r := range results {
		got = append(got, strings.TrimSpace(string(r.Status)+" "+string(r.Reason)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Fatalf("(-want +got):\n%s%+v", diff, results)
	}
	return results
}

func (s *site) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.root, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

func (s *site) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.root, name), []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) edit(name, old, new string) {
	s.t.Helper()
	text := s.read(name)
	if !strings.Contains(text, old) {
		s.t.Fatalf("%s has no %q", name, old)
	}
	s.write(name, strings.ReplaceAll(text, old, new))
}

func (s *site) remove(name string) {
	s.t.Helper()
	if err := os.Remove(filepath.Join(s.root, name)); err != nil {
		s.t.Fatal(err)
	}
}

// source changes what the tool makes of the page.
func (s *site) source(text string) { s.page.Document.Blocks[1].Text = text }

func (s *site) verify(want VerificationState) {
	s.t.Helper()
	if got, err := Verify(filepath.Join(s.root, "news/n")); err != nil || got.State != want {
		s.t.Fatalf("%+v, %v, want %s", got, err, want)
	}
}

func TestSecondRunTouchesNothing(t *testing.T) {
	s := newSite(t)
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{hans, hant, record, "news/n", "news"} {
		if err := os.Chtimes(filepath.Join(s.root, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged")
	s.want(WriteOptions{AcceptEdits: true}, "unchanged", "unchanged", "unchanged")
	for _, name := range []string{hans, hant, record, "news/n", "news"} {
		info, err := os.Stat(filepath.Join(s.root, name))
		if err != nil || !info.ModTime().Equal(old) {
			t.Errorf("%s was touched: %v, %v", name, info.ModTime(), err)
		}
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	s := &site{t, filepath.Join(t.TempDir(), "content"), article()}
	s.want(WriteOptions{DryRun: true}, "written", "written", "written")
	if _, err := os.Stat(s.root); !os.IsNotExist(err) {
		t.Error("the content directory was made")
	}
	s.run(WriteOptions{})
	s.source("改。")
	s.want(WriteOptions{DryRun: true}, "written", "written", "written")
	if strings.Contains(s.read(hans), "改") {
		t.Error("a dry run wrote")
	}
}

func TestChangedSourceIsWrittenOverTheToolsOwn(t *testing.T) {
	s := newSite(t)
	s.source("数据。")
	s.want(WriteOptions{}, "written", "written", "written")
	if !strings.Contains(s.read(hant), "數據") {
		t.Error("the derived script was not made again")
	}
	s.verify(Verified)
}

func TestEditOfTheOriginalIsKeptAndDerivedFrom(t *testing.T) {
	s := newSite(t)
	s.edit(hans, "正文", "数据正文")
	s.edit(hans, "[params]\n", "subtitle = \"副题\"\n\n[params]\ncolour = \"数\"\n")
	edited := s.read(hans)
	results := s.want(WriteOptions{}, "conflict edited", "written", "written")
	if d := results[0].Diff; !strings.Contains(d, "-数据正文。\n+正文。\n") {
		t.Errorf("the diff does not lead from the edit to the tool's text:\n%s", d)
	}
	if s.read(hans) != edited {
		t.Error("the edit was overwritten")
	}
	derived := s.read(hant)
	for _, want := range []string{"數據正文", `subtitle = "副题"`, `colour = "数"`, "sha256:" + digest([]byte(edited))} {
		if !strings.Contains(derived, want) {
			t.Errorf("the derived script lacks %q:\n%s", want, derived)
		}
	}
	s.want(WriteOptions{}, "conflict edited", "unchanged", "unchanged")
	s.verify(EditedByHand)

	s.want(WriteOptions{AcceptEdits: true}, "unchanged accepted", "unchanged", "written")
	s.want(WriteOptions{}, "unchanged accepted", "unchanged", "unchanged")

	s.source("新。")
	s.want(WriteOptions{}, "conflict edited", "unchanged", "unchanged")
	if s.read(hans) != edited {
		t.Error("the accepted edit was overwritten")
	}
	s.edit(hans, "数据正文", "又改")
	s.want(WriteOptions{AcceptEdits: true}, "unchanged accepted", "written", "written")
	s.want(WriteOptions{}, "unchanged accepted", "unchanged", "unchanged")
}

func TestUndoneEditIsNoEdit(t *testing.T) {
	s := newSite(t)
	text := s.read(hans)
	s.edit(hans, "正文", "改")
	s.want(WriteOptions{AcceptEdits: true}, "unchanged accepted", "written", "written")
	s.write(hans, text)
	s.want(WriteOptions{}, "unchanged", "written", "written")
	if strings.Contains(s.read(record), "accepted") {
		t.Error("the record still has the edit")
	}
	s.want(WriteOptions{}, "unchanged", "unchanged", "unchanged")
}

func TestEditOfTheFrontMatterStillVerifies(t *testing.T) {
	s := newSite(t)
	s.edit(hans, "[params]\n", "weight = 3\n\n[params]\n")
	s.verify(Verified)
}

func TestEditOfTheDerivedScriptIsKept(t *testing.T) {
	s := newSite(t)
	s.edit(hant, "正文", "手改")
	s.want(WriteOptions{}, "unchanged", "conflict edited", "unchanged")
	s.source("数。")
	s.want(WriteOptions{}, "written", "conflict edited", "written")
	s.want(WriteOptions{AcceptEdits: true}, "unchanged", "unchanged accepted", "written")
	s.want(WriteOptions{}, "unchanged", "unchanged accepted", "unchanged")
	if !strings.Contains(s.read(hant), "手改") {
		t.Error("the edit was overwritten")
	}
}

func TestBrokenFrontMatterFailsOnlyTheDerivedScript(t *testing.T) {
	s := newSite(t)
	s.write(hans, "no front matter\n")
	before := s.read(hant)
	results := s.want(WriteOptions{}, "conflict edited", "failed", "unchanged")
	if err := results[1].Err.Error(); !strings.Contains(err, hant) {
		t.Errorf("the error does not name the file: %s", err)
	}
	if s.read(hant) != before {
		t.Error("the derived script was touched")
	}
	s.verify(EditedByHand)
}

func TestDeletedFileIsNotBroughtBack(t *testing.T) {
	s := newSite(t)
	s.remove(hant)
	s.want(WriteOptions{}, "unchanged", "conflict removed", "unchanged")
	s.want(WriteOptions{AcceptEdits: true}, "unchanged", "unchanged accepted", "written")
	s.want(WriteOptions{}, "unchanged", "unchanged accepted", "unchanged")
	s.remove(hans)
	s.want(WriteOptions{}, "conflict removed", "unchanged accepted", "unchanged")
	if _, err := os.Stat(filepath.Join(s.root, hant)); err == nil {
		t.Error("the deleted file is back")
	}
	if err := os.RemoveAll(filepath.Join(s.root, "news/n")); err != nil {
		t.Fatal(err)
	}
	s.want(WriteOptions{}, "written", "written", "written")
}

func TestFilesOfOthersAreNotOverwritten(t *testing.T) {
	s := newSite(t)
	s.remove(record)
	s.want(WriteOptions{}, "unchanged", "unchanged", "written")
	s.remove(record)
	s.edit(hans, "正文", "别人的")
	s.want(WriteOptions{}, "conflict foreign")
	s.write(record, "{}")
	s.want(WriteOptions{}, "conflict foreign")
	s.want(WriteOptions{AcceptEdits: true}, "conflict foreign")
	if s.read(record) != "{}" || !strings.Contains(s.read(hans), "别人的") {
		t.Error("another's file was overwritten")
	}
}

func TestEditedRecordIsKept(t *testing.T) {
	s := newSite(t)
	s.edit(record, `"bytes":1`, `"bytes":2`)
	s.want(WriteOptions{}, "unchanged", "unchanged", "conflict edited")
	s.edit(hans, "正文", "改")
	s.want(WriteOptions{}, "conflict edited", "written", "written")
	s.want(WriteOptions{AcceptEdits: true}, "unchanged accepted", "unchanged", "written accepted")
	s.want(WriteOptions{}, "unchanged accepted", "unchanged", "unchanged accepted")
	if !strings.Contains(s.read(record), `"bytes":2`) {
		t.Error("the edit of the record was overwritten")
	}
}

func TestDirectoryOfAnotherPage(t *testing.T) {
	s := newSite(t)
	s.page.Page.ID = "m"
	if err := os.Rename(filepath.Join(s.root, "news/n"), filepath.Join(s.root, "news/m")); err != nil {
		t.Fatal(err)
	}
	s.want(WriteOptions{}, "conflict other-page")
	all := append(bundles(t, article()), bundles(t, article())...)
	results, err := Write(t.TempDir(), all, WriteOptions{})
	if err != nil || len(results) != 4 || results[3].Status != FileFailed {
		t.Errorf("two pages of one path: %+v, %v", results, err)
	}
}

func TestLinksOutOfTheContentDirectoryAreRefused(t *testing.T) {
	outside := t.TempDir()
	for _, link := range []string{"news", "news/n", hans, record} {
		s := &site{t, t.TempDir(), article()}
		name := filepath.Join(s.root, link)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		target := outside
		if strings.Contains(filepath.Base(link), ".") {
			target = filepath.Join(outside, "file")
		}
		if err := os.Symlink(target, name); err != nil {
			t.Skip(err)
		}
		results := s.run(WriteOptions{})
		if results[0].Status != FileFailed || results[0].Err == nil || !strings.Contains(results[0].Err.Error(), "news/n") {
			t.Errorf("%s: %+v", link, results)
		}
		if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
			t.Errorf("%s: written outside: %v, %v", link, entries, err)
		}
	}
}

func TestUnwritableBundleDoesNotStopTheRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file in place of a directory is another error there")
	}
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "plans"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	results, err := Write(root, bundles(t, consultation()), WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var failed, written int
	for _, r := range results {
		switch r.Status {
		case FileFailed:
			failed++
			if !strings.HasPrefix(r.Path, "plans/") || !strings.Contains(r.Err.Error(), "plans/") {
				t.Errorf("failed: %+v", r)
			}
		case FileWritten:
			written++
		}
	}
	if failed != 1 || written != 15 {
		t.Errorf("%d failed, %d written", failed, written)
	}
	left, err := filepath.Glob(filepath.Join(root, "*", "*", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
}

func TestVerifyFindsTheToolsOwnMistake(t *testing.T) {
	s := newSite(t)
	s.edit(hans, "正文", "错文")
	s.edit(record, `"index.zh-hans.md": {"sha256":"`, `"index.zh-hans.md": {"sha256":"`+digest([]byte(s.read(hans)))+`","x":"`)
	s.verify(Broken)
	s.write(record, "{")
	s.verify(Broken)
	s.remove(record)
	if _, err := Verify(filepath.Join(s.root, "news/n")); err == nil {
		t.Error("no error without a record")
	}
}

func TestOrphans(t *testing.T) {
	root := t.TempDir()
	all := append(bundles(t, article()), bundles(t, consultation())...)
	if _, err := Write(root, all, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(root, "news", "by-hand"), 0o777); err != nil {
		t.Fatal(err)
	}
	id := consultation().Page.ID
	for _, c := range []struct {
		run  map[string][]string
		want []string
	}{
		{map[string][]string{"n": nil, id: nil}, nil},
		{map[string][]string{id: nil}, []string{"news/n"}},
		{map[string][]string{"n": {"news/n"}, id: {"consultations/" + id, "notices/" + id, "plans/" + id, "interpretations/" + id, "feedback/" + id}}, []string{"feedback/" + id + "-2"}},
	} {
		orphans, err := Orphans(root, c.run, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range orphans {
			got = append(got, o.Path)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.run, got, c.want)
		}
	}
	if orphans, err := Orphans(root, nil, map[string]bool{"news/n": true}); err != nil || len(orphans) != 6 {
		t.Errorf("all but a sound record: %v, %v", orphans, err)
	}
	if err := os.WriteFile(filepath.Join(root, "news", "by-hand", RecordFile), []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	if orphans, err := Orphans(root, map[string][]string{"n": nil}, nil); err == nil || len(orphans) != 6 {
		t.Errorf("unreadable record: %v, %v", orphans, err)
	}
}
