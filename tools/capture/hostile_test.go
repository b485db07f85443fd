package capture_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"gonggao/tools/announcement"
	"gonggao/tools/capture"
)

// hostile is a file that somebody made to do harm, or that something broke.
type hostile struct {
	about, name, file string
	kind              announcement.ProblemKind // of the one error about the file or a record of it
	says              string                   // in that error
	pages             string                   // bodies of the pages that are read all the same, with blanks between
}

// TestHostileFiles reads each beside a page that is well, and wants one error that names the file, what is whole in the
// file, the page beside it, and no more memory than a small multiple of what may be read.
func TestHostileFiles(t *testing.T) {
	one, two := response("http://a.cn/1", 1, "text/html", "one"), response("http://a.cn/2", 1, "text/html", "two")
	lied := func(length string) string {
		return strings.Replace(one, fmt.Sprint("Content-Length: ", len("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\none")), "Content-Length: "+length, 1)
	}
	httpRecord := func(fields, entity string) string {
		return rec("response", "http://a.cn/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"+fields+"\r\n"+entity, httpBlock)
	}
	wacz := func(files ...member) string { return zipped(t, files...) }
	stored := func(name string) member { return member{name, one, zip.Store} }
	beside := member{"archive/b.warc", two, zip.Store}
	empty := make([]member, 100_000)
	for i := range empty {
		empty[i] = member{fmt.Sprintf("archive/%d.warc", i), "", zip.Store}
	}
	long := make([]member, 15_000)
	for i := range long {
		long[i] = member{fmt.Sprintf("archive/%d-%s.warc", i, strings.Repeat("x", 600)), "", zip.Store}
	}
	const (
		archive = announcement.DamagedArchive
		record  = announcement.DamagedRecord
		row     = announcement.BadRow
		table   = announcement.BadTable
		large   = announcement.TooLarge
		changed = announcement.ChangedArchive
		nothing = announcement.EmptyArchive
	)
	bomb := strings.Repeat("\x00", 60<<20)
	small := func(name string) member { return member{"archive/" + name + ".warc", bomb[:8<<20], zip.Deflate} }
	line := `{"url":"http://a.cn/1","html":"one"}` + "\n"
	for _, tt := range []hostile{
		{"gzip in gzip", "x.warc.gz", gz(gz(one)), archive, "byte 0: is gzip within gzip", ""},
		{"gzip in gzip in the zip", "x.wacz", wacz(member{"archive/a.warc.gz", gz(gz(one)), zip.Store}, beside), archive, "is gzip within gzip", "two"},
		{"gzip in gzip", "x.jsonl.gz", gz(gz(line)), table, "line 1: is gzip within gzip", ""},
		{"gzip in gzip", "x.html.gz", gz(gz("<html>")), record, "is gzip within gzip", ""},
		{"gzip in gzip in a record", "x.warc", httpRecord("Content-Encoding: gzip\r\n", gz(gz("<html>"))) + two, "", "", gz("<html>") + " two"},

		{"100,000 empty members", "x.warc.gz", strings.Repeat(gz(""), 100_000), nothing, "holds no record", ""},
		{"100,000 empty members", "x.jsonl.gz", strings.Repeat(gz(""), 100_000), announcement.EmptySource, "has no row", ""},
		{"100,000 empty members, then a row", "x.jsonl.gz", strings.Repeat(gz(""), 100_000) + gz(line), "", "", "one"},
		{"100,000 empty files", "x.wacz", wacz(empty...), archive, "holds 100000 files, the limit is 20000", ""},
		{"names of 9 MB", "x.wacz", wacz(long...), archive, "list of files of more than 8388608 bytes", ""},

		{"a bomb", "x.warc.gz", gz(one + bomb), archive, "unpacks to more than", "one"},
		{"a bomb", "x.wacz", wacz(member{"archive/a.warc", one + bomb, zip.Deflate}, beside), archive, "archive/a.warc: unpacks to more than", "one two"},
		{"a bomb", "x.wacz", wacz(member{"archive/a.warc.gz", gz(one + bomb), zip.Store}, beside), archive, "unpacks to more than", "one two"},
		{"a bomb in a list of files", "x.wacz", wacz(member{"datapackage.json", bomb, zip.Deflate}, beside), archive, "datapackage.json: is more than", "two"},
		{"bombs that are small", "x.wacz", wacz(small("0"), small("1"), small("2"), small("3"), beside), archive, "archive/2.warc: unpacks to more than", "two"},
		{"a bomb", "x.jsonl.gz", gz(line + bomb), table, "unpacks to more than", "one"},
		{"a bomb", "x.html.gz", gz(bomb), large, "unpacks to more than the limit", ""},
		{"a bomb in a record", "x.warc", httpRecord("Content-Encoding: gzip\r\n", gz(bomb)) + two, large, "http://a.cn/1): unpacks to more than the limit", "two"},

		{"length too long", "x.warc", lied("99") + two, archive, "byte 0: has a record of 47 bytes that says 99", "two"},
		{"length too short", "x.warc", lied("9") + two, archive, "byte 0: has a record of 47 bytes that says 9", "one two"},
		{"length negative", "x.warc", lied("-9") + two, archive, `byte 0: has a record of 47 bytes that says "-9"`, "one two"},
		{"length huge", "x.warc", lied("9223372036854775807") + two, archive, "that says 9223372036854775807", "two"},
		{"length beyond all numbers", "x.warc.gz", members(lied("99999999999999999999"), two), archive, `says "99999999999999999999"`, "one two"},
		{"length no number", "x.warc", two + lied("0x10"), archive, `says "0x10"`, "two"},
		{"a header of 10 MB", "x.warc", "WARC/1.1\r\nWARC-Type: " + strings.Repeat("x", 10<<20) + "\r\n\r\n" + two, archive, "byte 0: has a header of more than 65536 bytes", "two"},
		{"a header without an end", "x.warc", "WARC/1.1\r\nWARC-Type: response\r\n" + two, archive, "byte 0: has a header that is no record's", "two"},

		{"a chunk that is too long", "x.warc", httpRecord("Transfer-Encoding: chunked\r\n", "ff\r\nabc\r\n0\r\n\r\n") + two, record, "record at byte 0 (http://a.cn/1): the last chunk is missing", "two"},
		{"a chunk of 2⁶³ bytes", "x.warc", httpRecord("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n7fffffffffffffff\r\nx") + two, record, "the last chunk is missing", "two"},
		{"a chunk of -1 bytes", "x.warc", httpRecord("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n-1\r\nx") + two, record, "the last chunk is missing", "two"},
		{"a coding that is broken", "x.warc", httpRecord("Content-Encoding: gzip\r\n", gz("one")[:15]) + two, record, "(http://a.cn/1): gzip: unexpected EOF", "two"},
		{"a hundred codings", "x.warc", httpRecord("Content-Encoding: "+strings.Repeat("gzip,", 100)+"\r\n", gz("one")) + two, record, "has 100 content codings", "two"},
		{"no status line", "x.warc", rec("response", "http://a.cn/1", "Content-Type: text/html\r\n\r\none", httpBlock) + two, record, "(http://a.cn/1): the HTTP head has no status", "two"},
		{"no head", "x.warc", rec("response", "http://a.cn/1", "one", httpBlock) + two, archive, "byte 0: has a response without an HTTP head", "two"},
		{"a resource that breaks off", "x.warc", two + strings.TrimSuffix(rec("resource", "http://a.cn/1", "one", "Content-Type: text/html"), "ne\r\n\r\n"), archive, "breaks off", "two"},

		{"../../x", "x.wacz", wacz(stored("../../x.warc"), beside), archive, "../../x.warc, which leads out of it", "two"},
		{"absolute", "x.wacz", wacz(stored("/archive/x.warc"), beside), archive, "/archive/x.warc, which leads out of it", "two"},
		{"backslashes", "x.wacz", wacz(stored(`archive\..\..\x.warc`), beside), archive, `archive\..\..\x.warc, which leads out of it`, "two"},
		{"drive letter", "x.wacz", wacz(stored("C:/x.warc"), beside), archive, "C:/x.warc, which leads out of it", "two"},
		{"a link", "x.wacz", wacz(member{"archive/link.warc", "/etc/passwd", zip.Store}, beside), archive, "archive/link.warc: is not a regular file", "two"},
		{"encrypted", "x.wacz", encrypt(wacz(stored("archive/a.warc"), beside)), archive, "archive/a.warc: is encrypted", "two"},
		{"a size beyond all numbers", "x.wacz", patch(wacz(stored("archive/a.warc"), beside), map[string]int{"PK\x01\x02": 20}, func(b []byte) { copy(b, "\xfe\xff\xff\xff") }),
			archive, "archive/a.warc: reaches beyond the end", "two"},
		{"a name twice", "x.wacz", wacz(stored("archive/b.warc"), beside), archive, "holds archive/b.warc twice", "one two"},
		{"within itself", "x.wacz", wacz(member{"archive/inner.wacz", wacz(stored("archive/a.warc")), zip.Store}, beside), archive, "archive/inner.wacz: is an archive within the archive", "two"},
		{"an unknown method", "x.wacz", method(wacz(stored("archive/a.warc"), beside), 99), archive, "unsupported compression", "two"},
		{"a file that is named and missing", "x.wacz", wacz(member{"datapackage.json", `{"resources":[{"path":"archive/a.warc"},{"path":"archive/b.warc"}]}`, zip.Store}, beside),
			changed, "archive/a.warc is in its list of files and not in it", "two"},
		{"an index that names a missing file", "x.wacz", wacz(member{"indexes/index.cdx", "cn,a)/1 20240501 {\"filename\":\"a.warc\"}\ncn,a)/2 20240501 {\"filename\":\"b.warc\"}\n", zip.Store}, beside),
			changed, "archive/a.warc is in its index and not in it", "two"},
		{"a list of files that is none", "x.wacz", wacz(member{"datapackage.json", strings.Repeat("[", 1<<20), zip.Deflate}, beside), archive, "datapackage.json: cannot be read", "two"},
		{"no zip", "x.wacz", "PK\x05\x06" + strings.Repeat("\xff", 100), archive, "is no WACZ", ""},

		{"a line of 40 MB", "x.jsonl", line + `{"html":"` + strings.Repeat("x", 40<<20) + `"}` + "\n", large, "line 2: 41943052 bytes", "one"},
		{"1,000,000 brackets", "x.jsonl", line + `{"html":` + strings.Repeat("[", 1_000_000) + "\n", row, "exceeded max depth", "one"},
		{"100,000 members", "x.jsonl", line + "{" + numbered(100_000) + "}\n", row, "line 2: has more than 1000 columns", "one"},
		{"100,000 columns", "x.csv", strings.Repeat("a,", 100_000) + "html\n1\n", table, "line 1: has more than 1000 columns", ""},
		{"a million commas", "x.csv", "url,html\nhttp://a.cn/1,one\n" + strings.Repeat(",", 1_000_000) + "\n", row, "line 3: wrong number of fields", "one"},
		{"a quotation mark that stays open", "x.csv", "url,html\nhttp://a.cn/1,one\n\"" + strings.Repeat("x\n", 1_000_000), table, "line 3: a quotation mark is never closed", "one"},
		{"zero bytes", "x.jsonl", line + strings.Repeat("\x00", 1<<20), row, "line 2: invalid character", "one"},
	} {
		t.Run(tt.name+", "+tt.about, func(t *testing.T) {
			root := write(t, map[string]string{tt.name: tt.file, "well.txt": "well"})
			allocated := allocations(func() { tt.check(t, root) })
			// Payloads are read into memory up to the limit, and rows twice that; nothing grows with what a file claims to hold.
			if limit := uint64(16*(capture.DefaultMaxBytes) + 4*len(tt.file)); allocated > limit {
				t.Errorf("%d bytes were allocated, want at most %d", allocated, limit)
			}
		})
	}
}

func (h hostile) check(t *testing.T, root string) {
	var pages, errors []string
	well := false
	for _, s := range open(t, root, capture.Options{}).Sources {
		page, err := s.Read()
		switch {
		case err == nil && s.Name == "well.txt":
			well = true
		case err == nil:
			pages = append(pages, string(page.Body))
		default:
			kind := problem(t, err).Kind
			if s.Name != h.name && h.kind != kind && (kind == announcement.DamagedRecord) {
				continue // the page that the damage hit
			}
			errors = append(errors, err.Error())
			if kind != h.kind || !strings.Contains(err.Error(), h.says) || !strings.Contains(err.Error(), h.name) {
				t.Errorf("%s: %.300v; want %s: %q", kind, err, h.kind, h.says)
			}
		}
	}
	if got := strings.Join(pages, " "); got != h.pages || !well {
		t.Errorf("pages %.100q, want %q; the page beside it is read: %v", got, h.pages, well)
	}
	if want := min(1, len(h.kind)); len(errors) != want {
		t.Errorf("%d errors: %.500q", len(errors), errors)
	}
}

// allocations returns the bytes that f allocates.
func allocations(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"%d":1`, i)
	}
	return b.String()[1:]
}

// encrypt sets the mark of encryption on the first member of a zip file.
func encrypt(file string) string {
	return patch(file, map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}, func(b []byte) { b[0] |= 1 })
}

// method sets the method of the first member of a zip file.
func method(file string, method uint16) string {
	return patch(file, map[string]int{"PK\x03\x04": 8, "PK\x01\x02": 10}, func(b []byte) { binary.LittleEndian.PutUint16(b, method) })
}

func patch(file string, places map[string]int, change func([]byte)) string {
	b := []byte(file)
	for sign, offset := range places {
		change(b[bytes.Index(b, []byte(sign))+offset:])
	}
	return string(b)
}
