package announcement

import (
	"fmt"
	"strings"
)

// Document is a page as an ordered list of blocks that says what the text is, not how it looked.
// Every line of the page is in exactly one block, chrome included, so nothing can disappear.
// The document carries its own history: what was changed and what needs a human eye.
type Document struct {
	Blocks  []Block
	Repairs []Repair // in the order they were made
	Flags   []Flag

	Pages []string // a text over several pages: the addresses of all, in order, "" for this one; nil when it is one page or they are not known
}

// Block is one unit of the page: a title, a paragraph, a labelled field, a piece of chrome.
type Block struct {
	Kind   BlockKind
	Level  int        // Heading: 1–4, for 一、 （一） 1. （1） (GB/T 9704-2012 §7.3.3)
	Label  Label      // Field, and a Title that was found behind a label
	Chrome ChromeKind // Chrome
	Head   string     // the label with its padding and colon, as found; never repaired
	Text   string     // the words, with their indent and trailing blanks until repair
	Tail   string     // line ends and blank lines that follow; never repaired
	Line   int        // in the source, from 1; 0 when the source has no lines that mean something (HTML)
	Page   int        // of a text over several pages: which of them it stood on, from 0

	Origin Origin    // Field: where it stood when it was no visible label: FromMeta, FromURL
	Href   string    // Figure, Attachment: the address, absolute where the page's is known, else as found
	List   ListStyle // Item
	Spans  []Span    // of Text, in order, not overlapping; Replace and ReplaceAll keep them in place
	Table  *Table    // Table: the shape; Text holds the cells
}

// ListStyle says who numbers an item.
type ListStyle string

// The list styles.
const (
	Typed    ListStyle = ""       // the number stands in the text, as typed
	Bulleted ListStyle = "bullet" // <ul>
	Numbered ListStyle = "number" // <ol>: the number is made when shown
)

// Span marks a part of a block's text, in bytes: a link, or words that stand out.
type Span struct {
	At, End int
	Kind    SpanKind
	Href    string // Link
}

// SpanKind says what a span is.
type SpanKind string

// The kinds of span.
const (
	Link   SpanKind = "link"
	Strong SpanKind = "strong"
)

// Table is the shape of a data table. The text of its cells is the block's Text: rows end with CellRow, cells of a
// row are parted by CellTab, lines within a cell by CellBreak; so a repair of a cell is a repair of the text. A caption is
// the first row of the text, and none of Rows.
type Table struct {
	Captioned bool
	Rows      [][]Cell // in the order of the cells in the text; a merged cell stands once, where it begins
}

// Cell is the shape of one cell.
type Cell struct {
	Header           bool
	RowSpan, ColSpan int // 0 and 1 both mean one
}

// What parts the cells in the text of a Table block. No repair may add, take away or move one.
const (
	CellTab   = "\t"
	CellRow   = "\n"
	CellBreak = "\u2028"
)

// BlockKind says what a block is.
type BlockKind string

// The kinds of block. Title opens the page or one of its parts.
const (
	Title      BlockKind = "title"
	Heading    BlockKind = "heading"
	Paragraph  BlockKind = "paragraph"
	Item       BlockKind = "item"   // of an enumerated list, its number kept in the text
	Figure     BlockKind = "figure" // a picture; the text is what the crawl left of it
	Attachment BlockKind = "attachment"
	Quote      BlockKind = "quote"
	DataTable  BlockKind = "table"
	Signature  BlockKind = "signature"   // 发文机关署名
	SignedDate BlockKind = "signed-date" // 成文日期 under the signature
	Status     BlockKind = "status"      // the page's own word, such as 已结束
	Field      BlockKind = "field"
	Chrome     BlockKind = "chrome"
)

// InBody reports whether readers see blocks of this kind as part of the text.
func (k BlockKind) InBody() bool {
	switch k {
	case Field, Chrome, Status:
		return false
	}
	return true
}

// ChromeKind says what a piece of the site around the text was for.
type ChromeKind string

// The kinds of chrome.
const (
	Greeting   ChromeKind = "greeting"
	Toolbar    ChromeKind = "toolbar"
	Breadcrumb ChromeKind = "breadcrumb"
	Pager      ChromeKind = "pager" // 上一篇, 下一篇
	Contact    ChromeKind = "contact"
	Footer     ChromeKind = "footer"
	Generator  ChromeKind = "generator" // Produced By …
	Hotline    ChromeKind = "hotline"   // tip-off and advertising lines of news sites
	Blank      ChromeKind = "blank"     // blank lines before the first block

	// Of HTML pages. Their text is kept up to a length that extract states.
	Navigation ChromeKind = "navigation" // menus
	Related    ChromeKind = "related"    // links to other pages
	Hidden     ChromeKind = "hidden"     // what the markup hides from readers
	Embedded   ChromeKind = "embedded"   // another page or a player shown inside this one: its address
	Copy       ChromeKind = "copy"       // the text or its label table once more: for elders, speech, print
)

// Label names a labelled field, whatever words the page used for it.
type Label string

// The labels read from a page.
const (
	LabelDate           Label = "date" // a date that stands alone under the title
	LabelPublished      Label = "published"
	LabelWritten        Label = "written"
	LabelSource         Label = "source" // 信息来源, 来源, 内容来源
	LabelIssuer         Label = "issuer" // 发布机构, 发文机关
	LabelIndex          Label = "index"  // 索引号
	LabelCategory       Label = "category"
	LabelDocumentNumber Label = "document-number" // 文号
	LabelTitle          Label = "title"           // 原标题, 标题, 名称
	LabelAuthor         Label = "author"
	LabelEditor         Label = "editor"
	LabelKeywords       Label = "keywords" // 主题词
	LabelValidity       Label = "validity" // 有效性
	LabelViews          Label = "views"    // 访问次数
	LabelFontSize       Label = "font-size"
	LabelOther          Label = "other" // a known label nothing is derived from
)

// Source returns the decoded page, byte for byte: every block as extracted, in order.
func (d *Document) Source() string {
	texts := d.Extracted()
	var b strings.Builder
	for i, block := range d.Blocks {
		b.WriteString(block.Head)
		b.WriteString(texts[i])
		b.WriteString(block.Tail)
	}
	return b.String()
}

// Extracted replays the repairs backwards and returns the text of each block as it was extracted.
func (d *Document) Extracted() []string {
	texts := make([]string, len(d.Blocks))
	rewinders := make([]*rewinder, len(d.Blocks))
	for i := len(d.Repairs) - 1; i >= 0; i-- {
		r := d.Repairs[i]
		if rewinders[r.Block] == nil {
			rewinders[r.Block] = newRewinder(d.Blocks[r.Block].Text)
		}
		rewinders[r.Block].undo(r)
	}
	for i, block := range d.Blocks {
		texts[i] = block.Text
		if w := rewinders[i]; w != nil {
			texts[i] = w.String()
		}
	}
	return texts
}

// Replace, like ReplaceAll, is the only way a block's text changes: it makes the repair and logs it.
// A repair that does not find its Before at its place is a programming error and panics.
func (d *Document) Replace(r Repair) {
	text := d.Blocks[r.Block].Text
	if r.At < 0 || r.At > len(text) || !strings.HasPrefix(text[r.At:], r.Before) {
		panic(fmt.Sprintf("repair %s: %q is not at byte %d of block %d", r.Rule, r.Before, r.At, r.Block))
	}
	if r.Before == r.After {
		return
	}
	d.Blocks[r.Block].Text = text[:r.At] + r.After + text[r.At+len(r.Before):]
	d.Blocks[r.Block].shift(r)
	d.Repairs = append(d.Repairs, r)
}

// Raise adds a flag, once: the last 4,096 are looked through, so that a page that earns a hundred thousand is done in time.
func (d *Document) Raise(f Flag) {
	for _, g := range d.Flags[max(0, len(d.Flags)-4096):] {
		if g.Kind == f.Kind && g.Block == f.Block && g.Quote == f.Quote {
			return
		}
	}
	d.Flags = append(d.Flags, f)
}
