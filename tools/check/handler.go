package check

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// policy is the strictest that the site must be able to bear.
const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

// fingerprinted matches what gets another address whenever it changes.
var fingerprinted = regexp.MustCompile(`/(css|js)/[^/]*\.[0-9a-f]{64}\.`)

// Handler serves a built site the way a plain host does: index.html for a folder, the nearest 404.html for what is
// not there, below the path of the site's address, compressed, and with a strict Content-Security-Policy.
func Handler(public fs.FS) (http.Handler, error) {
	base, _, err := readHome(public)
	if err != nil {
		return nil, fmt.Errorf("serve site: %w", err)
	}
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("serve site: %w", err)
	}
	return compress(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-cache") // the next build is seen at once
		if fingerprinted.MatchString(r.URL.Path) || r.URL.Query().Has("v") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		name, inside := strings.CutPrefix(r.URL.Path, u.Path)
		if !inside {
			if r.URL.Path == "/" {
				http.Redirect(w, r, u.Path, http.StatusFound)
				return
			}
			notFound(w, public, "index.html")
			return
		}
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		info, err := fs.Stat(public, name)
		switch {
		case err != nil:
			notFound(w, public, name)
		case info.IsDir():
			http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
		default:
			http.ServeFileFS(w, r, public, name)
		}
	}), nil
}

// notFound answers with the 404.html nearest to name.
func notFound(w http.ResponseWriter, public fs.FS, name string) {
	body, err := []byte(nil), fs.ErrNotExist
	for dir := path.Clean(name); err != nil && dir != "." && dir != "/"; {
		dir = path.Dir(dir)
		body, err = fs.ReadFile(public, path.Join(dir, "404.html"))
	}
	if err != nil {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(body) // the reader may have gone
}
