package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

func deflated(text string) string {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, 9)
	must(err)
	_, err = w.Write([]byte(text))
	must(err)
	must(w.Close())
	return b.String()
}

func zlibbed(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, err := w.Write([]byte(text))
	must(err)
	must(w.Close())
	return b.String()
}

func brotlied(text string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	_, err := w.Write([]byte(text))
	must(err)
	must(w.Close())
	return b.String()
}

func zstded(text string) string {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	must(err)
	return string(w.EncodeAll([]byte(text), nil))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func TestPayload(t *testing.T) {
	const page = "<p>关于停水的通知</p>"
	long := strings.Repeat(page, 100)
	for _, tt := range []struct {
		name, fields, entity, want string
		whole                      bool
		err                        string
	}{
		{name: "bare", entity: page, want: page},
		{name: "length", fields: "Content-Length: 30\r\n", entity: strings.Repeat("x", 30), want: strings.Repeat("x", 30), whole: true},
		{name: "length wrong", fields: "Content-Length: 31\r\n", entity: page, want: page},
		{name: "end tag", entity: page + "</HTML>\n", want: page + "</HTML>\n", whole: true},
		{name: "chunks", fields: "Transfer-Encoding: chunked\r\n", entity: "4;x=y\r\nabcd\r\n2 \r\nef\r\n0\r\n\r\n", want: "abcdef", whole: true},
		{name: "chunks, LF", fields: "transfer-encoding:  Chunked\n", entity: "4\nabcd\nA\n0123456789\n0\n\n", want: "abcd0123456789", whole: true},
		{name: "not in chunks after all", fields: "Transfer-Encoding: chunked\r\n", entity: page, want: page},
		{name: "last chunk missing", fields: "Transfer-Encoding: chunked\r\n", entity: "4\r\nabcd\r\n", err: "chunk"},
		{name: "chunk cut", fields: "Transfer-Encoding: chunked\r\n", entity: "9\r\nabcd", err: "chunk"},
		{name: "chunk cut after the end tag", fields: "Transfer-Encoding: chunked\r\n", entity: "99\r\nab</html>\n", want: "ab</html>\n", whole: true},
		{name: "chunk size overflows", fields: "Transfer-Encoding: chunked\r\n", entity: "1\r\na\r\nfffffffffffffffff\r\n", err: "chunk"},
		{name: "gzip", fields: "Content-Encoding: gzip\r\n", entity: pack(long), want: long, whole: true},
		{name: "x-gzip in chunks", fields: "Content-Encoding: X-GZIP\r\nTransfer-Encoding: chunked\r\n", entity: "3\r\n" + pack("abc")[:3] + "\r\n" + "18\r\n" + pack("abc")[3:] + "\r\n0\r\n\r\n", want: "abc", whole: true},
		{name: "gzip twice", fields: "Content-Encoding: gzip, gzip\r\n", entity: pack(pack(long)), want: long, whole: true},
		{name: "in two fields", fields: "Content-Encoding: gzip\r\nContent-Encoding: deflate\r\n", entity: deflated(pack(long)), want: long, whole: true},
		{name: "gzip undone already", fields: "Content-Encoding: gzip\r\n", entity: page, want: page},
		{name: "gzip cut", fields: "Content-Encoding: gzip\r\n", entity: pack(long)[:60], err: "gzip: unexpected EOF"},
		{name: "bytes after gzip", fields: "Content-Encoding: gzip\r\n", entity: pack(long) + "\r\n", want: long, whole: true},
		{name: "deflate", fields: "Content-Encoding: deflate\r\n", entity: deflated(long), want: long, whole: true},
		{name: "zlib", fields: "Content-Encoding: deflate\r\n", entity: zlibbed(long), want: long, whole: true},
		{name: "deflate undone already", fields: "Content-Encoding: deflate\r\n", entity: page, want: page},
		{name: "br", fields: "Content-Encoding: br\r\n", entity: brotlied(long), want: long, whole: true},
		{name: "br undone already", fields: "Content-Encoding: br\r\n", entity: "<!DOCTYPE html>" + page, want: "<!DOCTYPE html>" + page},
		{name: "br cut", fields: "Content-Encoding: br\r\n", entity: brotlied(long)[:20], err: "br: "},
		{name: "zstd", fields: "Content-Encoding: zstd\r\n", entity: zstded(long), want: long, whole: true},
		{name: "zstd undone already", fields: "Content-Encoding: zstd\r\n", entity: page, want: page},
		{name: "zstd cut", fields: "Content-Encoding: zstd\r\n", entity: zstded(long)[:30], err: "zstd: unexpected EOF"},
		{name: "a zstd bomb", fields: "Content-Encoding: zstd\r\n", entity: zstded(strings.Repeat("x", 1<<20)), err: ErrTooLarge.Error()},
		{name: "a zstd window of 1 GB", fields: "Content-Encoding: zstd\r\n", entity: "\x28\xB5\x2F\xFD\x00\xA0\x01\x00\x00", err: "zstd: window size exceeded"},
		{name: "unknown coding", fields: "Content-Encoding: dcb\r\n", entity: page, err: `"dcb" is not known`},
		{name: "too many", fields: "Content-Encoding: gzip,gzip,gzip,gzip\r\n", entity: page, err: "4 content codings"},
		{name: "a bomb", fields: "Content-Encoding: gzip\r\n", entity: pack(strings.Repeat("x", 10_001)), err: ErrTooLarge.Error()},
		{name: "too large", entity: strings.Repeat("x", 10_001), err: ErrTooLarge.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			block := []byte("HTTP/1.1 200 OK\r\n" + tt.fields + "\r\n" + tt.entity)
			r, ok := ParseResponse(block)
			if !ok || r.Status != 200 {
				t.Fatalf("%v, %v", r, ok)
			}
			got, whole, err := r.Payload(block[r.Size:], 10_000)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("%q, %v, want %s", got, err, tt.err)
				}
				return
			}
			if diff := cmp.Diff(tt.want, string(got)); err != nil || diff != "" || whole != tt.whole {
				t.Errorf("whole: %v, %v (-want +got):\n%s", whole, err, diff)
			}
			if prefix := r.Prefix(block[r.Size:]); !strings.HasPrefix(tt.want, string(prefix)) {
				t.Errorf("prefix %q", prefix)
			}
		})
	}
}

// TestChunkedAndPacked has every content coding within chunks of every size that matters.
func TestChunkedAndPacked(t *testing.T) {
	page := strings.Repeat("<p>关于停水的通知</p>", 100)
	for name, entity := range map[string]string{
		"gzip": pack(page), "deflate": zlibbed(page), "br": brotlied(page), "zstd": zstded(page), "identity": page,
		"gzip, br": brotlied(pack(page)), "zstd,gzip": pack(zstded(page)),
	} {
		for _, size := range []int{1, 7, len(entity) - 1, len(entity), 1 << 20} {
			block := []byte("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: " + name + "\r\n\r\n" + chunked(entity, size))
			r, _ := ParseResponse(block)
			got, whole, err := r.Payload(block[r.Size:], 1<<20)
			if string(got) != page || !whole || err != nil {
				t.Errorf("%s in chunks of %d: %.40q, %v, %v", name, size, got, whole, err)
			}
			for _, said := range []string{entity, page, string(block[r.Size:])} { // as crawlers compute it
				d := ParseDigest("sha1:" + sum("sha1", said))
				if found := r.PayloadDigest(d, block[r.Size:], got); found != d {
					t.Errorf("%s in chunks of %d: digest %v, want %v", name, size, found, d)
				}
			}
		}
	}
}

func chunked(text string, size int) string {
	var b strings.Builder
	for rest := text; rest != ""; {
		n := min(size, len(rest))
		b.WriteString(strconv.FormatInt(int64(n), 16) + "\r\n" + rest[:n] + "\r\n")
		rest = rest[n:]
	}
	return b.String() + "0\r\n\r\n"
}

func TestParseResponse(t *testing.T) {
	for text, want := range map[string]string{
		"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nbody":      "404 text/html body",
		"HTTP/2 200\ncontent-type:text/html\n\nbody":                         "200 text/html body",
		"HTTP/1.0 200 OK\r\nbad line\r\nContent-Type:\r\n text/html\r\n\r\n": "200 text/html ",
		"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Type: c/d\r\n\r\n":  "200 a/b ",
		"HTTP/1.1 abc\r\n\r\n":                                 "0  ",
		"HTTP/2.0 200 \r\ncontent-type: text/html\r\n\r\nbody": "200 text/html body",
		"HTTP/3 404\r\n\r\n":                                   "404  ",
		":status: 200\r\ncontent-type: text/html\r\n\r\nbody":  "200 text/html body",
		"Content-Type: text/html\r\n\r\n<html>no status line":  "0 text/html <html>no status line",
		"<html>HTTP/0.9\r\n\r\n":                               "200  <html>HTTP/0.9\r\n\r\n",
		"\r\n<!DOCTYPE html>: a\r\n\r\n":                       "200  \r\n<!DOCTYPE html>: a\r\n\r\n",
	} {
		r, ok := ParseResponse([]byte(text))
		if !ok {
			t.Errorf("%q is refused", text)
			continue
		}
		got := strings.Join([]string{strconv.Itoa(r.Status), strings.TrimSpace(r.Get("Content-Type")), text[r.Size:]}, " ")
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nA: b\r\n", "GET / HTTP/1.1\r\n\r\n", "plain text", "a b: c\r\n\r\n", ": x\r\n\r\n", "A: b"} {
		if _, ok := ParseResponse([]byte(text)); ok {
			t.Errorf("%q is taken", text)
		}
	}
}

func FuzzPayload(f *testing.F) {
	f.Add("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "3\r\nabc\r\n0\r\n\r\n")
	f.Add("Content-Encoding: gzip, br\r\n", brotlied(pack("abc")))
	f.Add("Content-Encoding: deflate\r\n", deflated("abc"))
	f.Fuzz(func(t *testing.T, fields, entity string) {
		block := []byte("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n" + entity)
		r, ok := ParseResponse(block)
		if !ok {
			t.Fatal("refused")
		}
		r.Prefix(block[r.Size:])
		const limit = 1 << 16
		got, _, err := r.Payload(block[r.Size:], limit)
		if err == nil && len(got) > limit {
			t.Fatalf("%d bytes", len(got))
		}
		if errors.Is(err, ErrTooLarge) && len(entity) < 8 {
			t.Fatal("too large")
		}
	})
}

func FuzzGunzip(f *testing.F) {
	f.Add([]byte(pack("abc") + pack("") + "\n"))
	f.Add([]byte(pack(pack("abc"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		const limit = 1 << 16
		got, err := Gunzip(data, limit)
		if err == nil && len(got) > max(limit, len(data)) || bytes.HasPrefix(got, gzipMagic) {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
		Begin(data)
	})
}

// FuzzChunks: what is put into chunks comes out of them.
func FuzzChunks(f *testing.F) {
	f.Add("abcdef", 2)
	f.Fuzz(func(t *testing.T, text string, size int) {
		size = max(1, min(size, 1000))
		if got, isChunked, whole := dechunk([]byte(chunked(text, size))); string(got) != text || !isChunked || !whole {
			t.Fatalf("%q → %q", text, got)
		}
		dechunk([]byte(text))
	})
}
