package zhconv

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRuns(t *testing.T) {
	const text = "公布规划，按钮为“繁體中文「皇后」版”。\n臺灣于里區\n“规划"
	var got []string
	for _, run := range Runs(text) {
		got = append(got, string(run.Script)+" "+text[run.Start:run.End])
	}
	want := []string{"Hans 公布规划，按钮为", "Hant “繁體中文「皇后」版”", "neither 。\n", "Hant 臺灣于里區\n", "Hans “规划"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestKeepOther(t *testing.T) {
	for _, test := range []struct {
		mode            Mode
		in, plain, kept string
	}{
		{S2TW, "规划见“臺灣于里區”，于\n臺灣于里區", "規劃見“臺灣於裡區”，於\n臺灣於裡區", "規劃見“臺灣于里區”，於\n臺灣于里區"},
		{TW2S, "規劃見《乾坤论语》\n", "规划见《乾坤论语》\n", "规划见《乾坤论语》\n"},
		{T2TW, "爲“為”\n", "為“為”\n", "為“為”\n"},
	} {
		if got := newConverter(t, test.mode, Options{}).String(test.in); got != test.plain {
			t.Errorf("%s: got %q, want %q", test.in, got, test.plain)
		}
		if got := newConverter(t, test.mode, Options{KeepOther: true}).String(test.in); got != test.kept {
			t.Errorf("%s, other script kept: got %q, want %q", test.in, got, test.kept)
		}
	}
}
