package browser

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// audit runs every rule of axe-core: best practice too, and those that are off by default (AAA, experimental).
const audit = `axe.run(document, {
	rules: Object.fromEntries(axe.getRules().filter(r => !r.tags.includes('deprecated')).map(r => [r.ruleId, {enabled: true}])),
	resultTypes: ['violations'],
}).then(result => result.violations.map(v => ({
	rule: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(' ') + ': ' + n.any.concat(n.all, n.none).map(c => c.message).join('; ')),
})))`

type violation struct {
	Rule  string   `json:"rule"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

func (v violation) String() string {
	const shown = 5
	nodes := v.Nodes[:min(len(v.Nodes), shown)]
	return fmt.Sprintf("axe %s: %s (%d)\n    %s", v.Rule, v.Help, len(v.Nodes), strings.Join(nodes, "\n    "))
}

func auditAxe(t *testing.T, ctx context.Context) (faults []string) {
	t.Helper()
	violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](audit, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		faults = append(faults, v.String())
	}
	return faults
}

// engines is the source of what looks for barriers, put into a page before it is asked.
type engines string

func readEngines(t *testing.T) engines {
	t.Helper()
	var all []byte
	for _, name := range []string{"axe-core/axe.min.js", "accessibility-checker-engine/ace.js"} {
		source, err := os.ReadFile("node_modules/" + name)
		need(t, err, name, "npm ci --prefix tools/check/browser (or tools/check/browser/setup.sh)")
		all = append(append(all, source...), '\n')
	}
	return engines(all)
}

func (e engines) load(t *testing.T, ctx context.Context) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](string(e))); err != nil {
		t.Fatal(err)
	}
}
