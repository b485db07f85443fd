package capture_test

import (
	"archive/zip"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// The fields of a record as crawlers write them.
func sha1Base32(text string) string {
	sum := sha1.Sum([]byte(text))
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

func sha256Hex(text string) string { return fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(text))) }

func md5Hex(text string) string { return fmt.Sprintf("md5:%x", md5.Sum([]byte(text))) }

// mismatches returns "name | what is wrong", or the problem.
func mismatches(t *testing.T, c *capture.Crawl) []string {
	t.Helper()
	var lines []string
	for _, s := range c.Sources {
		page, err := s.Read()
		if err != nil {
			lines = append(lines, s.Name+" | "+string(problem(t, err).Kind))
			continue
		}
		lines = append(lines, strings.TrimRight(s.Name+" | "+string(page.Body)+" "+page.Mismatch.Of, " "))
	}
	return lines
}

func TestDigests(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	answer := func(path, body string, fields ...string) string {
		return rec("response", "http://a.cn/"+path, head+body, append(fields, httpBlock)...)
	}
	payload, block := "WARC-Payload-Digest: ", "WARC-Block-Digest: "
	chunked := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhot\r\n0\r\n\r\n"
	cut := answer("cut", "whole", payload+sha1Base32("whole"))
	cut = strings.Replace(cut, fmt.Sprint("Length: ", len(head+"whole")), "Length: 999", 1)
	root := write(t, map[string]string{"a.warc": strings.Join([]string{
		answer("right", "one", payload+sha1Base32("one"), block+sha256Hex(head+"one")),
		answer("md5", "one", payload+md5Hex("one")),
		answer("payload", "one", payload+sha1Base32("two"), block+sha256Hex(head+"one")),
		answer("block", "one", payload+sha1Base32("one"), block+sha256Hex(head+"two")),
		answer("both", "one", payload+sha1Base32("two"), block+sha1Base32("two")),
		answer("md5wrong", "one", payload+md5Hex("two")),
		answer("unknown", "one", payload+"crc32:12345678", block+"sha1:short"),
		rec("response", "http://a.cn/chunks1", chunked, httpBlock, payload+sha1Base32("hot")),
		rec("response", "http://a.cn/chunks2", chunked, httpBlock, payload+sha1Base32("3\r\nhot\r\n0\r\n\r\n")),
		rec("response", "http://a.cn/chunks3", chunked, httpBlock, payload+sha1Base32("cold")),
		rec("resource", "http://a.cn/resource1", "text", "Content-Type: text/html", payload+sha1Base32("text"), block+sha1Base32("text")),
		rec("resource", "http://a.cn/resource2", "text", "Content-Type: text/html", block+sha1Base32("texts")),
		rec("revisit", "http://a.cn/again", "", payload+sha1Base32("late")),
		rec("revisit", "http://a.cn/by-id", "", payload+sha1Base32("changed"), "WARC-Refers-To: <urn:plain>"),
		answer("late", "late", payload+strings.ToLower(sha1Base32("late"))),
		answer("plain", "plain", "WARC-Record-ID: <urn:plain>"),
		strings.ReplaceAll(answer("1.jpg", "picture", payload+sha1Base32("painting")), "text/html", "image/jpeg"),
		strings.ReplaceAll(answer("2.jpg", "picture", payload+sha1Base32("picture")), "text/html", "image/jpeg"),
		cut,
		answer("end", "end"),
	}, "")})
	c := open(t, root, capture.Options{})
	want := []string{
		"a.warc | damaged-archive", // the length of cut
		"a.warc#http://a.cn/right | one",
		"a.warc#http://a.cn/md5 | one",
		"a.warc#http://a.cn/payload | one payload",
		"a.warc#http://a.cn/block | one block",
		"a.warc#http://a.cn/both | one block",
		"a.warc#http://a.cn/md5wrong | one payload",
		"a.warc#http://a.cn/unknown | one",
		"a.warc#http://a.cn/chunks1 | hot",
		"a.warc#http://a.cn/chunks2 | hot",
		"a.warc#http://a.cn/chunks3 | hot payload",
		"a.warc#http://a.cn/resource1 | text",
		"a.warc#http://a.cn/resource2 | text block",
		"a.warc#http://a.cn/again | late",
		"a.warc#http://a.cn/by-id | plain payload",
		"a.warc#http://a.cn/late | late",
		"a.warc#http://a.cn/plain | plain",
		"a.warc#http://a.cn/cut | whole", // its digest proves that the end is there
		"a.warc#http://a.cn/end | end",
	}
	if diff := cmp.Diff(want, mismatches(t, c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page, err := c.Sources[3].Read()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(announcement.Mismatch{
		Of: "payload", Said: "sha1:" + fmt.Sprintf("%x", sha1.Sum([]byte("two"))), Found: "sha1:" + fmt.Sprintf("%x", sha1.Sum([]byte("one"))),
	}, page.Mismatch); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for href, of := range map[string]string{"1.jpg": "payload", "2.jpg": ""} {
		asset, ok := c.Asset(page, href)
		body, err := asset.Body()
		if !ok || asset.Mismatch.Of != of || err != nil || string(body) != "picture" || asset.Size != int64(len(body)) {
			t.Errorf("%s: %v, %+v, %q, %v", href, ok, asset, body, err)
		}
	}
}

// TestDigestsOfFiles compares the files of a WACZ with the lists that it holds.
func TestDigestsOfFiles(t *testing.T) {
	proved := rec("response", "http://a.cn/2", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\ntwo", httpBlock, "WARC-Payload-Digest: "+sha1Base32("two"))
	data := response("http://a.cn/1", 1, "text/html", "one") + proved
	list := func(hash string) string {
		return fmt.Sprintf(`{"resources":[{"path":"archive/a.warc","hash":%q},{"path":"pages/pages.jsonl","stats":{"hash":"%x"},"hashing":"sha256"}]}`,
			hash, sha256.Sum256([]byte("{}")))
	}
	signed := func(text string) string { return fmt.Sprintf(`{"path":"datapackage.json","hash":%q}`, sha256Hex(text)) }
	const packed = 99
	whole := []string{"a.wacz#http://a.cn/1 | one", "a.wacz#http://a.cn/2 | two"}
	flagged := []string{"a.wacz | changed-archive", "a.wacz#http://a.cn/1 | one file", "a.wacz#http://a.cn/2 | two"}
	changed := append([]string{"a.wacz | changed-archive"}, whole...)
	for _, tt := range []struct {
		name, list, digest, pages string
		method                    uint16
		want                      []string
		says                      string
	}{
		{"right", list(sha256Hex(data)), signed(list(sha256Hex(data))), "{}", zip.Store, whole, ""},
		{"right, deflated", list(sha256Hex(data)), "", "{}", zip.Deflate, whole, ""},
		{"no digests", `{"resources":[{"path":"archive/a.warc"},{"path":"pages/pages.jsonl","hash":"crc:1"}]}`, "", "{}", zip.Store, whole, ""},
		{"no list", "", signed("x"), "{}", zip.Store, whole, ""},
		{"archive changed", list(sha256Hex("x")), "", "{}", zip.Store, flagged, "archive/a.warc has the digest sha256:"},
		{"archive changed, deflated", list(sha256Hex("x")), "", "{}", zip.Deflate, flagged, "and the archive says " + sha256Hex("x")},
		{"archive changed, in one member of gzip", list(sha256Hex("x")), "", "{}", packed, flagged, "archive/a.warc has the digest"},
		{"pages changed", list(sha256Hex(data)), "", "{ }", zip.Deflate, changed, "pages/pages.jsonl has the digest"},
		{"list changed", list(sha256Hex(data)), signed("x"), "{}", zip.Store, changed, "datapackage.json has the digest"},
		{"not in the list", `{"resources":[{"path":"pages/pages.jsonl"}]}`, "", "{}", zip.Store, changed, "archive/a.warc is not in its list of files"},
		{"digest that cannot be read", list(sha256Hex(data)), "{", "{}", zip.Store, append([]string{"a.wacz | damaged-archive"}, whole...), "datapackage-digest.json: cannot be read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := []member{{"archive/a.warc", data, tt.method}, {"pages/pages.jsonl", tt.pages, tt.method}}
			if tt.method == packed {
				files[0] = member{"archive/a.warc", gz(rec("metadata", "", strings.Repeat("x", 2<<20)) + data), zip.Store}
				files[1].method = zip.Store
			}
			if tt.list != "" {
				files = append(files, member{"datapackage.json", tt.list, zip.Deflate})
			}
			if tt.digest != "" {
				files = append(files, member{"datapackage-digest.json", tt.digest, zip.Deflate})
			}
			c := open(t, write(t, map[string]string{"a.wacz": zipped(t, files...)}), capture.Options{})
			if diff := cmp.Diff(tt.want, mismatches(t, c)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, err := c.Sources[0].Read(); tt.says != "" && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%q does not say %q", err, tt.says)
			}
		})
	}
}
