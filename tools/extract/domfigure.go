package extract

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gonggao/tools/announcement"
)

// image adds a picture to the line, unless it is decoration.
func (r *domReader) image(n *html.Node) {
	src := imageSource(n)
	if src == "" || tiny(n) {
		return
	}
	b := announcement.Block{Kind: announcement.Figure}
	name := ""
	if strings.HasPrefix(src, "data:") {
		if len(src) < smallestEmbedded {
			return
		}
		mediaType, _, _ := strings.Cut(strings.TrimPrefix(src, "data:image/"), ";")
		name = "embedded." + strings.Map(letterOnly, head(mediaType, 8))
	} else {
		if b.Href = r.address(src); b.Href == "" {
			src = strings.ReplaceAll(src, `\`, "/") // file:///C:/…: lost, but for its name
		} else {
			src = b.Href
		}
		name = baseName(src)
		if isIconName(name, src) {
			return
		}
	}
	b.Text = name
	for _, words := range []string{attr(n, "alt"), attr(n, "title")} {
		if words = strings.Join(strings.Fields(words), " "); describes(words, name) {
			b.Text = words
			break
		}
	}
	if b.Text == "" {
		return
	}
	r.line.figures = append(r.line.figures, domFigure{len(r.line.b), b})
}

// smallestEmbedded is the length in bytes below which a picture embedded in the page is an icon.
const smallestEmbedded = 8 << 10

func letterOnly(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// imageSource returns where the picture is; scripts that load pictures late keep it in an attribute of their own.
func imageSource(n *html.Node) string {
	for _, name := range []string{"data-original", "data-src", "data-lazy-src", "data-url", "original", "src", "_src", "oldsrc"} {
		if src := strings.TrimSpace(attr(n, name)); src != "" && (name == "src" || !strings.HasPrefix(src, "data:")) {
			if name == "oldsrc" && !strings.ContainsAny(src, "/.") {
				continue
			}
			return src
		}
	}
	return ""
}

// tiny reports whether the markup makes a picture too small to show anything.
func tiny(n *html.Node) bool {
	width, height := attr(n, "width"), attr(n, "height")
	for declaration := range strings.SplitSeq(attr(n, "style"), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		switch strings.ToLower(strings.TrimSpace(property)) {
		case "width":
			width = value
		case "height":
			height = value
		}
	}
	w, h := pixels(width), pixels(height)
	return w >= 0 && w <= 4 || h >= 0 && h <= 4 || w >= 0 && w <= 32 && h <= 32 || h >= 0 && h <= 32 && w <= 32
}

// pixels reads a length, -1 when there is none in pixels.
func pixels(length string) int {
	length = strings.TrimSuffix(strings.TrimSpace(strings.ToLower(length)), "px")
	if whole, _, found := strings.Cut(length, "."); found {
		length = whole
	}
	n, err := strconv.Atoi(length)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// isIconName reports whether a picture is decoration by its name: the signs of file types, spacers, pixels of counters.
func isIconName(name, src string) bool {
	lower := strings.ToLower(src)
	if strings.Contains(lower, "filetypeimages/") || strings.Contains(lower, "/emotion/") || strings.Contains(lower, "attachment/fileicon") {
		return true
	}
	stem := strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	for token := range strings.FieldsFuncSeq(stem, func(r rune) bool { return r == '_' || r == '-' || r == '.' || r == ' ' || r >= '0' && r <= '9' }) {
		if iconNames[token] {
			return true
		}
	}
	return false
}

var iconNames = set(words(`icon ico icons spacer blank pixel transparent loading loader placeholder arrow bullet dot px`))

// describes reports whether an image's alt says more than the file's name.
func describes(alt, name string) bool {
	if utf8.RuneCountInString(alt) < 2 || alt == name || len(alt) > 600 {
		return false
	}
	lower := strings.ToLower(alt)
	if fileStub(strings.ReplaceAll(lower, " ", "_")) != "" || strings.EqualFold(alt, strings.TrimSuffix(name, path.Ext(name))) {
		return false
	}
	return strings.Trim(lower, "0123456789-_.() ") != "" && !emptyAlts[lower]
}

var emptyAlts = set(words(`图片 图像 照片 插图 配图 image img picture pic photo untitled undefined null alt 输入图片说明 未标题 点击查看大图 点击放大`))
