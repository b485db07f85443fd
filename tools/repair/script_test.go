package repair

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScript(t *testing.T) {
	runCases(t, fakeScript, []repairCase{
		{
			name:  "two proofs",
			lines: []string{"可復制的經驗，規范管理", "數據"},
			want:  []string{"可复制的經驗，规范管理", "数据"},
		},
		{name: "one proof is a slip", lines: []string{"可復制的經驗，復制，數據"}},
		{name: "good Traditional", lines: []string{"可複製的經驗，規範管理，數據"}},
		{
			name:  "glosses do not hide the proofs",
			lines: []string{farm, "可復(fù)制，規(guī)范"},
			want:  []string{"網絡經濟發展，網絡建設，請求。", "可复制，规范"},
		},
	})
	doc := document("可復制，規范")
	Run(doc, Context{}, fakeScript)
	if diff := cmp.Diff([]string{"復→复", "規→规"}, repairsOf(doc, "script")); diff != "" {
		t.Error(diff)
	}
	const reason = "the page was converted from Simplified character by character: 復制, 規范"
	if doc.Repairs[0].Reason != reason {
		t.Errorf("reason %q", doc.Repairs[0].Reason)
	}
}

func TestScriptIsOffWithoutItsFunctions(t *testing.T) {
	runCases(t, Options{ToSimplified: fakeScript.ToSimplified}, []repairCase{{name: "no proof", lines: []string{"可復制，規范"}}})
	runCases(t, Options{DerivedTraditional: fakeScript.DerivedTraditional}, []repairCase{{name: "no converter", lines: []string{"可復制，規范"}}})
}
