package metadata

import "testing"

func TestIndexNumber(t *testing.T) {
	for _, c := range []struct {
		text, code, division string
		valid, ok            bool
	}{
		{"11370613004279133X/2021-06363", "11370613004279133X", "370613", true, true},
		{" 11370613004279133x / 2021-06363 ", "11370613004279133X", "370613", true, true},
		{"１１３７０６１３００４２７９１３３Ｘ/2021-06363", "11370613004279133X", "370613", true, true},
		{"11220000013544357T/2019-00001", "11220000013544357T", "220000", true, true},
		{"11370613004279133X", "11370613004279133X", "370613", true, true},
		{"113706130042791339/2021-06363", "113706130042791339", "", false, false},
		{"11370612004279133X/2021-06363", "11370612004279133X", "", false, false},
		{"1137061300427913IX/2021-06363", "1137061300427913IX", "", false, false}, // I is not in the alphabet
		{"1137061300427913X/2021-06363", "", "", false, false},
		{"000014349/2020-00123", "", "", false, true},
		{"002482082/2020-00123", "", "", false, true},
		{"014742224/2020-00123", "", "", false, true},
		{"014717475/2020-00123", "", "", false, true},
		{"014717476/2020-00123", "", "", false, false},
		{"360A12-07-2024-0008-1", "", "", false, true},
		{"LC01-0100-2021-0012", "", "", false, true},
		{"/", "", "", false, true},
	} {
		n, ok := indexNumber(c.text)
		if ok != c.ok || n.Valid != c.valid || n.Code != c.code || n.Division != c.division {
			t.Errorf("%s: %+v, %v", c.text, *n, ok)
		}
	}
	if n, ok := indexNumber("  "); n != nil || !ok {
		t.Errorf("blank: %v", n)
	}
}
