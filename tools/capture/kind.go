package capture

import (
	"bytes"
	"net/http"
	"path"
	"strings"
)

// fileKind says what is done with a file.
type fileKind int

const (
	unknownFile fileKind = iota
	dumpFile
	htmlFile
	scriptFile // the output of a program on the server: a page or anything else
	warcFile
	waczFile
	jsonFile
	csvFile
	assetFile
	sitePartFile
	tomlFile
)

// kindOf tells by the name of a file what it is.
func kindOf(name string) fileKind {
	name = strings.ToLower(name)
	switch {
	case strings.HasSuffix(name, ".warc.gz"):
		return warcFile
	case strings.HasSuffix(name, ".arc.gz"), name == "robots.txt", name == "hts-log.txt":
		return unknownFile // for robots; of HTTrack
	case strings.HasSuffix(name, ".gz"):
		switch kind := kindOf(strings.TrimSuffix(name, ".gz")); kind {
		case dumpFile, htmlFile, jsonFile, csvFile:
			return kind
		}
	}
	switch ext := path.Ext(name); ext {
	case ".txt":
		return dumpFile
	case ".toml":
		return tomlFile
	case ".html", ".htm", ".shtml", ".shtm", ".xhtml", ".xht":
		return htmlFile
	case ".warc":
		return warcFile
	case ".wacz":
		return waczFile
	case ".jsonl", ".ndjson", ".jl":
		return jsonFile
	case ".csv":
		return csvFile
	case ".jpg", ".jpeg", ".jpe", ".png", ".gif", ".bmp", ".webp", ".svg", ".tif", ".tiff", ".avif", ".jfif",
		".pdf", ".doc", ".docx", ".wps", ".et", ".dps", ".ofd", ".ceb", ".rtf", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp",
		".zip", ".rar", ".7z", ".tar", ".gz", ".mp3", ".mp4", ".m4a", ".wav", ".flv", ".webm", ".wmv", ".avi", ".mov":
		return assetFile
	case ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".eot", ".otf", ".ico", ".swf", ".cur", ".htc":
		return sitePartFile
	default:
		if ext == "" || dynamic(ext) {
			return scriptFile
		}
	}
	if stem, _, ok := strings.Cut(name, "?"); ok {
		return kindOf(stem) // wget keeps the query in the file's name
	}
	return unknownFile
}

// dynamic reports whether an extension is that of a program on the server.
func dynamic(ext string) bool {
	switch ext {
	case ".php", ".php3", ".php5", ".jsp", ".jspx", ".asp", ".aspx", ".do", ".action", ".cgi", ".cfm", ".jhtml", ".phtml":
		return true
	}
	return false
}

// sniff returns the media type that the first bytes of a body show, by the WHATWG MIME Sniffing Standard and, for pages
// that begin with a comment or a fragment of markup, by the tags among them. HTML in UTF-16 is known by its mark.
func sniff(head []byte) string {
	head = narrow(head)
	text := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))
	if bytes.HasPrefix(text, []byte("<")) && !bytes.HasPrefix(text, []byte("<?xml")) || bytes.Contains(text, []byte("<html")) {
		lower := bytes.ToLower(text)
		for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<table", "<p>", "<p ", "<script"} {
			if bytes.Contains(lower, []byte(tag)) {
				return "text/html"
			}
		}
	}
	mediaType, _, _ := strings.Cut(http.DetectContentType(head), ";")
	return mediaType
}

// narrow takes the zero bytes out of UTF-16, whose markup is ASCII.
func narrow(head []byte) []byte {
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return head
}
