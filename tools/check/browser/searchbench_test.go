package browser

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"gonggao/tools/check"
)

// asked is how many words a size is asked for.
const asked = 12

// word is one of those that BenchmarkSite of tools/search leaves in words.json.
type word struct {
	Term   string   // as typed, in either script
	Folded string   // in Simplified characters
	Pages  []string // where it stands
}

// line is one line of the table that BenchmarkSearchPage prints.
type line struct {
	system            string
	recall, precision float64
	cold, warm        []float64 // milliseconds until rows are seen
	bytes, requests   []float64 // of a first query
	note              string
}

// BenchmarkSearchPage asks the search pages of synthetic sites for words in a browser on a slow network (150 ms, 1.6 Mbit/s), and
// has Pagefind do the same; make bench-client runs it. SITES names the folder that BenchmarkSite was told to KEEP.
func BenchmarkSearchPage(b *testing.B) {
	folder := os.Getenv("SITES")
	if folder == "" {
		b.Skip("SITES names no folder")
	}
	sizes, err := os.ReadDir(folder)
	if err != nil {
		b.Fatal(err)
	}
	fmt.Println("| pages | system | recall | precision | kB of a first query, mean | most | requests | first query, ms | 90 % within | next query, ms | index |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|")
	for _, size := range sizes {
		words := readWords(b, filepath.Join(folder, size.Name(), "words.json"))
		for _, l := range []line{measureOurs(b, filepath.Join(folder, size.Name()), words), measurePagefind(b, filepath.Join(folder, size.Name()), words)} {
			fmt.Printf("| %s | %s | %.2f | %.2f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %s |\n", size.Name(), l.system, l.recall, l.precision,
				mean(l.bytes)/1e3, slices.Max(append(l.bytes, 0))/1e3, mean(l.requests), quantile(l.cold, .5), quantile(l.cold, .9), quantile(l.warm, .5), l.note)
		}
	}
}

func readWords(b *testing.B, name string) []word {
	b.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	var words []word
	if err := json.Unmarshal(data, &words); err != nil {
		b.Fatal(err)
	}
	return words[:min(asked, len(words))]
}

// layers is the built site's search page with the index of a synthetic one.
type layers struct{ built, synthetic fs.FS }

func (l layers) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "search/") {
		return l.synthetic.Open(name)
	}
	f, err := l.built.Open(name)
	if err != nil {
		return l.synthetic.Open("site/" + name)
	}
	return f, nil
}

func measureOurs(b *testing.B, folder string, words []word) line {
	b.Helper()
	handler, err := check.Handler(layers{os.DirFS(cmp.Or(os.Getenv("SITE"), publicFolder)), os.DirFS(folder)})
	if err != nil {
		b.Fatal(err)
	}
	sent := &meter{next: handler}
	server := httptest.NewServer(sent)
	defer server.Close()
	l := line{system: "Gonggao", note: "see above"}
	for i, w := range words {
		got := ask(b, sent, server.URL+"/zh-hans/search/?q="+url.QueryEscape(w.Term), server.URL+"/zh-hans/search/?q="+url.QueryEscape(words[(i+1)%len(words)].Term),
			`document.querySelector('#status')?.textContent`)
		l.add(got)
		right := 0
		for _, link := range got.Links {
			if slices.Contains(w.Pages, strings.Trim(strings.TrimPrefix(link, "/zh-hans/"), "/")) {
				right++
			}
		}
		l.recall += share(right, min(10, len(w.Pages))) / float64(len(words))
		l.precision += share(right, len(got.Links)) / float64(len(words))
	}
	return l
}

// measurePagefind builds Pagefind's index of the Simplified pages, and asks for the words in Simplified characters: it has no
// other script's.
func measurePagefind(b *testing.B, folder string, words []word) line {
	b.Helper()
	l := line{system: "Pagefind 1.5.2"}
	binary, err := filepath.Glob("../../../bench/pagefind/node_modules/@pagefind/*/bin/pagefind_extended")
	if err != nil || len(binary) == 0 {
		l.note = "not installed"
		return l
	}
	site := filepath.Join(folder, "site")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Minute)
	defer cancel()
	build := exec.CommandContext(ctx, binary[0], "--site", site, "--glob", "zh-hans/**/*.html", "--output-path", filepath.Join(folder, "pagefind"))
	start := time.Now()
	out, err := build.CombinedOutput()
	if usage, ok := build.ProcessState.SysUsage().(*syscall.Rusage); ok {
		l.note = fmt.Sprintf("%.0f s, %.0f s of processor, %.0f MB", time.Since(start).Seconds(), float64(usage.Utime.Sec+usage.Stime.Sec), float64(usage.Maxrss)/1e3)
	}
	if err != nil {
		l.note += fmt.Sprintf(": could not be built: %v", err)
		b.Logf("%s", out)
		return l
	}
	address := fragments(b, filepath.Join(folder, "pagefind"))
	mux := http.NewServeMux()
	mux.Handle("/pagefind/", http.FileServer(http.Dir(folder)))
	mux.HandleFunc("/ask", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><html lang="zh"><title>x</title><script type="module">
const pagefind = await import('/pagefind/pagefind.js');
await pagefind.options({ noWorker: true }); // a worker's requests are not slowed
const { results } = await pagefind.search(new URLSearchParams(location.search).get('q'));
await Promise.all(results.slice(0, 10).map(r => r.data()));
window.links = results.map(r => r.id);
document.body.append('done');
</script><body></body></html>`)
	})
	sent := &meter{next: mux}
	server := httptest.NewServer(sent)
	defer server.Close()
	for i, w := range words {
		got := ask(b, sent, server.URL+"/ask?q="+url.QueryEscape(w.Folded), server.URL+"/ask?q="+url.QueryEscape(words[(i+1)%len(words)].Folded), `document.body?.textContent.includes('done')`)
		l.add(got)
		right := 0
		for _, id := range got.Links {
			if slices.Contains(w.Pages, strings.Trim(strings.TrimPrefix(address[id], "/zh-hans/"), "/")) {
				right++
			}
		}
		l.recall += share(right, len(w.Pages)) / float64(len(words))
		l.precision += share(right, len(got.Links)) / float64(len(words))
	}
	return l
}

// fragments returns the addresses of Pagefind's results by their names.
func fragments(b *testing.B, folder string) map[string]string {
	b.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "fragment", "*.pf_fragment"))
	if err != nil {
		b.Fatal(err)
	}
	address := map[string]string{}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			b.Fatal(err)
		}
		data, err := io.ReadAll(z)
		_ = f.Close() // read only
		if err != nil {
			b.Fatal(err)
		}
		var fragment struct{ URL string }
		if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("pagefind_dcd")), &fragment); err != nil {
			b.Fatal(err)
		}
		address[strings.TrimSuffix(filepath.Base(name), ".pf_fragment")] = fragment.URL
	}
	return address
}

// reply is what a page showed and what it took.
type reply struct {
	Time  float64  `json:"time"` // milliseconds since the address was asked for
	Links []string `json:"links"`

	bytes, requests float64
	next            float64 // the time of the next query
}

// meter counts what a server sends: what a worker asks for is not seen by the page.
type meter struct {
	next            http.Handler
	bytes, requests atomic.Int64
}

func (m *meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.requests.Add(1)
	m.next.ServeHTTP(&metered{w, m}, r)
}

type metered struct {
	http.ResponseWriter
	meter *meter
}

func (w *metered) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.meter.bytes.Add(int64(n))
	return n, err
}

// ask opens an address without anything in the cache and another one after it, each until done says so.
func ask(b *testing.B, sent *meter, first, next, done string) reply {
	b.Helper()
	ctx, closeTab := chromedp.NewContext(chromium(b))
	defer closeTab()
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	source := `(() => { const look = () => { if (!window.done && (` + done + `)) window.done = performance.now(); };
		new MutationObserver(look).observe(document, {subtree: true, childList: true, characterData: true}); })()`
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source}); err != nil {
		b.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.ClearBrowserCache, cdp.Empty{}); err != nil {
		b.Fatal(err)
	}
	slow := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 750e3 / 8}}}
	if _, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, slow); err != nil {
		b.Fatal(err)
	}
	sent.bytes.Store(0)
	sent.requests.Store(0)
	got := wait(b, ctx, first)
	got.bytes, got.requests = float64(sent.bytes.Load()), float64(sent.requests.Load())
	got.next = wait(b, ctx, next).Time
	return got
}

func wait(b *testing.B, ctx context.Context, address string) reply {
	b.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[reply](`(async () => {
		while (!window.done) await new Promise(r => setTimeout(r, 20));
		return {time: window.done,
			links: window.links || [...document.querySelectorAll('#hits li > a')].map(a => a.getAttribute('href'))};
	})()`, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatal(err)
	}
	return got
}

func (l *line) add(r reply) {
	l.cold = append(l.cold, r.Time)
	l.warm = append(l.warm, r.next)
	l.bytes = append(l.bytes, r.bytes)
	l.requests = append(l.requests, r.requests)
}

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func mean(all []float64) float64 {
	sum := 0.0
	for _, v := range all {
		sum += v
	}
	return sum / max(1, float64(len(all)))
}

func quantile(all []float64, q float64) float64 {
	if len(all) == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	return all[min(len(all)-1, int(q*float64(len(all))))]
}
