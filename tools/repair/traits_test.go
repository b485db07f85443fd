package repair

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

// A rule that is kept from a text by its traits must be one that does nothing to it.
func checkTraits(t *testing.T, doc announcement.Document) {
	t.Helper()
	for n, rule := range rules() {
		var results [2]announcement.Document
		for i, more := range []traits{0, ^(inPage | inBody | withHan)} {
			result := announcement.Document{Blocks: append([]announcement.Block(nil), doc.Blocks...)}
			p := newPage(&result, hostileContext.Published, fakeScript)
			for block, has := range p.traits {
				if has&inPage != 0 {
					p.traits[block] |= more
				}
			}
			rule(p)
			results[i] = result
		}
		if !reflect.DeepEqual(results[0], results[1]) {
			t.Errorf("rule %d passes over a text that it is for (-all +by traits):\n%s", n, cmp.Diff(results[1], results[0]))
		}
	}
}

func TestTraitsKeepNoRuleOut(t *testing.T) {
	for _, name := range []string{"000", "001", "002", "003", "004"} {
		checkTraits(t, *seed(t, name))
	}
	for _, one := range hostile {
		for _, two := range hostile {
			checkTraits(t, *document(one+two, two+two+one+"\n"))
		}
	}
}

func FuzzTraits(f *testing.F) {
	for line := range strings.SplitSeq(everything, "\n") {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, source string) {
		checkTraits(t, *document(strings.Split(strings.ToValidUTF8(source, "\uFFFD"), "\n")...))
	})
}
