package browser

import (
	"cmp"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"gonggao/tools/check"
)

// publicFolder is where the site is built; SITE names another one.
const publicFolder = "../../../public"

const noSuchPage = "no-such-page/"

var scripts = []string{"zh-hans", "zh-hant"}

// kinds are the sections of which one announcement is looked at.
var kinds = []string{"consultations", "notices", "plans", "interpretations", "feedback", "news"}

// site is the built site on a server of its own.
type site struct {
	folder string
	public fs.FS
	url    string // of the site's root, with a slash at its end
}

func openSite(t *testing.T) *site {
	t.Helper()
	return openFolder(t, cmp.Or(os.Getenv("SITE"), publicFolder))
}

func openFolder(t *testing.T, folder string) *site {
	t.Helper()
	public := os.DirFS(folder)
	_, err := fs.Stat(public, "zh-hans/index.html")
	need(t, err, "the built site", "make build")
	handler, err := check.Handler(public)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	home, err := http.Get(server.URL) // leads to the path that the site was built for
	if err != nil {
		t.Fatal(err)
	}
	if err := home.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return &site{folder: folder, public: public, url: strings.TrimSuffix(home.Request.URL.String(), "/") + "/"}
}

// pages returns the addresses of one page of every class, in both scripts, below the site's root.
func (s *site) pages(t *testing.T) []string {
	t.Helper()
	var pages []string
	for _, script := range scripts {
		pages = append(pages, script+"/", script+"/about/", script+"/accessibility/", script+"/consultations/", script+"/plans/", script+"/years/", script+"/departments/", script+"/data/", script+"/search/", script+"/reading/", script+"/"+noSuchPage)
		for _, folder := range append([]string{"years", "departments"}, kinds...) {
			if page := s.largest(t, script+"/"+folder); page != "" {
				pages = append(pages, page)
			}
		}
	}
	return pages
}

// largest returns the page with the most bytes below folder, the hardest to lay out; "" when there is none.
func (s *site) largest(t *testing.T, folder string) string {
	t.Helper()
	names, err := fs.Glob(s.public, folder+"/*/index.html")
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.size(t, b), s.size(t, a)), strings.Compare(a, b))
	})
	if len(names) == 0 {
		return ""
	}
	return path.Dir(names[0]) + "/"
}

func (s *site) size(t *testing.T, name string) int64 {
	t.Helper()
	info, err := fs.Stat(s.public, name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
