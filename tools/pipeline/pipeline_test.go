package pipeline

import (
	"context"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/hugosite"
	"gonggao/tools/metadata"
	"gonggao/tools/report"
)

var update = flag.Bool("update", false, "import the five pages into the project's content/")

const (
	seeds   = "../../sources"
	content = "../../content"
)

func options(t testing.TB, sources, content string) Options {
	t.Helper()
	aliases, err := metadata.BuiltinAliases()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Sources: sources, Content: content, Metadata: metadata.Options{Aliases: aliases}}
}

func importInto(t testing.TB, opts Options) report.Run {
	t.Helper()
	run, err := Import(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// tree returns the files of the bundles below dir, by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), hugosite.RecordFile)); err != nil {
			return nil // not a bundle of ours
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestSeeds compares what the five pages give with content/, which is the golden tree: one subtest a page.
func TestSeeds(t *testing.T) {
	if *update {
		importInto(t, options(t, seeds, content))
	}
	dir := t.TempDir()
	run := importInto(t, options(t, seeds, dir))
	got, want := tree(t, dir), tree(t, content)
	if len(run.Pages) != 5 || len(want) == 0 {
		t.Fatalf("%d pages, %d golden files", len(run.Pages), len(want))
	}
	for _, page := range run.Pages {
		t.Run(page.ID, func(t *testing.T) {
			of := func(files map[string]string) map[string]string {
				own := maps.Clone(files)
				maps.DeleteFunc(own, func(name, _ string) bool { return !strings.Contains(name, "/"+page.ID+"/") })
				return own
			}
			if diff := cmp.Diff(of(want), of(got)); diff != "" {
				t.Errorf("content/ is not what sources/ give (-content +import); go test ./tools/pipeline -update writes it anew:\n%s", diff)
			}
		})
	}
	if len(got) != len(want) {
		t.Errorf("%d files, content/ has %d", len(got), len(want))
	}
}

func TestSecondImportWritesNothing(t *testing.T) {
	dir := t.TempDir()
	opts := options(t, seeds, dir)
	importInto(t, opts)
	before := tree(t, dir)
	stamps := modTimes(t, dir)
	for range 2 {
		opts.Workers = 1 // the order in which pages are worked on changes nothing
		run := importInto(t, opts)
		if got := run.PageCounts(); got[report.Unchanged] != 5 {
			t.Errorf("outcomes %v, want 5 unchanged", got)
		}
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("a second import changed the files:\n%s", diff)
	}
	if diff := cmp.Diff(stamps, modTimes(t, dir)); diff != "" {
		t.Errorf("a second import touched the files:\n%s", diff)
	}
}

func modTimes(t *testing.T, dir string) map[string]string {
	t.Helper()
	stamps := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			info, e := d.Info()
			if e != nil {
				return e
			}
			stamps[path] = info.ModTime().String()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return stamps
}

// TestReplay takes every published page back to the text that was extracted from its source, exactly.
func TestReplay(t *testing.T) {
	dir := t.TempDir()
	importInto(t, options(t, seeds, dir))
	bundles, err := filepath.Glob(filepath.Join(dir, "*", "*", hugosite.RecordFile))
	if err != nil || len(bundles) < 12 {
		t.Fatalf("%d bundles, %v", len(bundles), err)
	}
	for _, record := range bundles {
		v, err := hugosite.Verify(filepath.Dir(record))
		if err != nil || v.State != hugosite.Verified {
			t.Errorf("%s: %+v, %v", record, v, err)
		}
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	dir := t.TempDir()
	opts := options(t, seeds, dir)
	opts.DryRun = true
	run := importInto(t, opts)
	if got := run.PageCounts()[report.Written]; got != 5 {
		t.Errorf("%d pages would be written, want 5", got)
	}
	if files := tree(t, dir); len(files) > 0 {
		t.Errorf("a dry run wrote %d files", len(files))
	}
}

func TestOnly(t *testing.T) {
	dir := t.TempDir()
	opts := options(t, seeds, dir)
	opts.Only = []string{"002_88ace820f90d52bf.txt"}
	run := importInto(t, opts)
	if len(run.Pages) != 1 || run.Pages[0].Outcome != report.Written {
		t.Fatalf("pages %+v", run.Pages)
	}
	for name := range tree(t, dir) {
		if !strings.HasPrefix(name, "news/") {
			t.Errorf("wrote %s", name)
		}
	}
}

// TestEdit follows a webmaster's edit through two imports, a change of the source, and its acceptance.
func TestEdit(t *testing.T) {
	sources, dir := t.TempDir(), t.TempDir()
	source := filepath.Join(sources, "a.txt")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page := "关于做好防汛工作的通知\n2024-06-01 来源：某某区应急管理局\n\n各单位要做好防汛值守工作。\n\n某某区应急管理局\n2024年6月1日\n"
	write(source, page)
	opts := options(t, sources, dir)
	outcome := func(want report.Outcome) report.Page {
		t.Helper()
		run := importInto(t, opts)
		if run.Pages[0].Outcome != want {
			t.Fatalf("outcome %s, want %s: %+v", run.Pages[0].Outcome, want, run.Pages[0])
		}
		return run.Pages[0]
	}
	outcome(report.Written)
	hans, hant := filepath.Join(dir, "notices/a/index.zh-hans.md"), filepath.Join(dir, "notices/a/index.zh-hant.md")
	data, err := os.ReadFile(hans)
	if err != nil {
		t.Fatal(err)
	}
	edited := string(data) + "\n编者按：值班电话已更换。\n"
	write(hans, edited)

	conflict := outcome(report.Conflict)
	if !slices.ContainsFunc(conflict.Files, func(f report.File) bool { return strings.Contains(f.Diff, "-编者按") }) {
		t.Errorf("the conflict shows no difference: %+v", conflict.Files)
	}
	if kept, _ := os.ReadFile(hans); string(kept) != edited {
		t.Error("the edit was overwritten")
	}
	if derived, _ := os.ReadFile(hant); !strings.Contains(string(derived), "編者按：值班電話已更換。") {
		t.Error("the Traditional page was not made again from the edit")
	}

	opts.AcceptEdits = true
	outcome(report.Written) // the record takes note
	opts.AcceptEdits = false
	outcome(report.Unchanged)

	write(source, strings.Replace(page, "防汛值守", "防汛抗旱值守", 1))
	outcome(report.Conflict)
	if kept, _ := os.ReadFile(hans); string(kept) != edited {
		t.Error("the edit was overwritten after the source changed")
	}
}

// TestManyPagesOneMatter joins a notice, an interpretation and feedback that stand on pages of their own.
func TestManyPagesOneMatter(t *testing.T) {
	sources, dir := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"1.txt": "关于《某某市城市更新条例（2024）》公开征求意见的公告\n2024-03-01 信息来源：某某市住房和城乡建设局\n\n现公开征求意见，征求意见时间：2024年3月1日至2024年4月1日。\n\n某某市住房和城乡建设局\n2024年3月1日\n",
		"2.txt": "《某某市城市更新条例（2024）（征求意见稿）》起草说明\n2024-03-01 信息来源：某某市住房和城乡建设局\n\n一、起草背景\n\n城市更新事关民生。\n",
		"3.txt": "关于《某某市城市更新条例（2024）》公开征求意见采纳情况的公示\n2024-04-10 信息来源：某某市住房和城乡建设局\n\n征求意见期间未收到反馈意见。\n\n某某市住房和城乡建设局\n2024年4月10日\n",
	} {
		if err := os.WriteFile(filepath.Join(sources, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	importInto(t, options(t, sources, dir))
	files := tree(t, dir)
	dossier := files["consultations/1/index.zh-hans.md"]
	for _, want := range []string{
		`parts = ["notices/1", "interpretations/2", "feedback/3"]`, `kind = "zero"`, `responses = 0`, `closes = 2024-04-01T23:59:59+08:00`,
	} {
		if !strings.Contains(dossier, want) {
			t.Errorf("the dossier has no %s:\n%s", want, dossier)
		}
	}
	for _, name := range []string{"notices/1", "interpretations/2", "feedback/3"} {
		if page := files[name+"/index.zh-hans.md"]; !strings.Contains(page, `dossier = "consultations/1"`) {
			t.Errorf("%s does not lead to the dossier:\n%s", name, page)
		}
	}
	for name := range files {
		if strings.HasPrefix(name, "consultations/") && !strings.HasPrefix(name, "consultations/1/") {
			t.Errorf("a second dossier: %s", name)
		}
	}
}

// kinds returns the kinds of a page's flags, sorted, each once.
func kinds(p report.Page) []announcement.FlagKind {
	var all []announcement.FlagKind
	for _, f := range p.Flags {
		all = append(all, f.Kind)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
