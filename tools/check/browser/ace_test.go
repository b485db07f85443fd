package browser

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// secondAudit runs IBM's checker with its whole rule set: failures, recommendations, and what it wants a person to look at.
const secondAudit = `new ace.Checker().check(document, ['IBM_Accessibility']).then(report => report.results
	.filter(r => r.value[1] !== 'PASS')
	.map(r => ({rule: r.ruleId, value: r.value[1], message: r.message, path: r.path.dom, snippet: r.snippet})))`

type issue struct {
	Rule    string `json:"rule"`
	Value   string `json:"value"` // FAIL, POTENTIAL or MANUAL
	Message string `json:"message"`
	Path    string `json:"path"`
	Snippet string `json:"snippet"`
}

// review is a person's answer to an issue.
type review struct {
	rule, value string
	on          string // what the elements looked at begin with
	why         string
}

// reviewed has what was looked at and is no barrier. Whatever is not here is a fault.
var reviewed = []review{
	{"element_tabbable_role_valid", "FAIL", `<div aria-label`, "what scrolls must be reached with the keyboard (WCAG 2.1.1; axe scrollable-region-focusable), and a region is no widget"},
	{"element_attribute_deprecated", "FAIL", `<meta content="default-src`, "content-security-policy is one of the pragmas of the HTML standard"},
	{"input_label_visible", "POTENTIAL", `<input spellcheck="false"`, "the button beside it says what the field is for (WCAG technique G167)"},
	{"input_label_visible", "POTENTIAL", `<select`, "they stand in their labels, with a word before them"},
	{"form_submit_button_exists", "POTENTIAL", `<form `, "a button in a form is a submit button by default"},
	{"blockquote_cite_exists", "POTENTIAL", `<blockquote`, "they quote the source of the page, whose address the page has"},
	{"list_structure_proper", "POTENTIAL", `<dl`, "HTML allows div around each group of a dl"},
	{"text_block_heading", "POTENTIAL", `<p`, "sentences, with a full stop"},
	{"input_fields_grouped", "POTENTIAL", `<select`, "the filters stand together in a details of that name"},
	{"input_fields_grouped", "POTENTIAL", `<input`, "a search field and its button stand alone in their form"},
	{"style_color_misuse", "POTENTIAL", `<link`, "asked of every style sheet; TestAdapted and TestKeyboard look at the pages in other colours"},
	{"style_highcontrast_visible", "MANUAL", `<link`, "asked of every style sheet; TestAdapted"},
	{"style_viewport_resizable", "POTENTIAL", `<link`, "asked of every style sheet; no text is sized by the viewport, TestAdapted enlarges it"},
	{"element_tabbable_visible", "POTENTIAL", `<a href="#main"`, "the skip link is seen when it has the focus: TestKeyboard"},
	{"style_focus_visible", "POTENTIAL", `<`, "asked of every control; TestKeyboard looks at each"},
	{"element_tabbable_unobscured", "POTENTIAL", `<`, "asked of what is folded away; TestKeyboard looks at each that is not"},
}

func auditACE(t *testing.T, ctx context.Context) (faults []string) {
	t.Helper()
	issues, err := chromedp.Run(ctx, chromedp.Evaluate[[]issue](secondAudit, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range issues {
		if !i.reviewed() {
			faults = append(faults, fmt.Sprintf("ace %s %s: %s\n    %s: %s", i.Rule, i.Value, i.Message, i.Path, i.Snippet))
		}
	}
	return faults
}

func (i issue) reviewed() bool {
	for _, r := range reviewed {
		if r.rule == i.Rule && r.value == i.Value && strings.HasPrefix(i.Snippet, r.on) {
			return true
		}
	}
	return false
}
