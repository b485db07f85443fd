package check

import (
	"compress/gzip"
	"io"
	"mime"
	"net/http"
	"strings"
)

// compress answers with gzip where the client takes it and the type is text.
func compress(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || r.Header.Get("Range") != "" {
			next(w, r)
			return
		}
		z := &compressor{ResponseWriter: w}
		defer z.close()
		next(z, r)
	}
}

type compressor struct {
	http.ResponseWriter
	begun bool
	gzip  *gzip.Writer // nil when the answer is left as it is
}

func (z *compressor) WriteHeader(status int) {
	h := z.Header()
	if !z.begun && (status == http.StatusOK || status == http.StatusNotFound) && isText(h.Get("Content-Type")) {
		h.Del("Content-Length")
		h.Del("Accept-Ranges")
		h.Set("Content-Encoding", "gzip")
		z.gzip = gzip.NewWriter(z.ResponseWriter)
	}
	z.begun = true
	z.ResponseWriter.WriteHeader(status)
}

func (z *compressor) Write(b []byte) (int, error) {
	if !z.begun {
		z.WriteHeader(http.StatusOK)
	}
	var w io.Writer = z.ResponseWriter
	if z.gzip != nil {
		w = z.gzip
	}
	return w.Write(b)
}

func (z *compressor) close() {
	if z.gzip != nil {
		_ = z.gzip.Close() // the reader may have gone
	}
}

// isText reports whether what is sent gets smaller by compression: .bin files of the search index are compressed already.
func isText(contentType string) bool {
	t, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return false
	}
	_, sub, _ := strings.Cut(t, "/")
	return strings.HasPrefix(t, "text/") || sub == "json" || sub == "javascript" || strings.HasSuffix(sub, "xml") || strings.HasSuffix(sub, "+json")
}
