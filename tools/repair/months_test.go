package repair

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gonggao/tools/announcement"
)

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		name, published, in, want string
		flags                     []string
	}{
		{
			name: "a day without its year", published: "2019-10-10", in: "109日下午,省政府召开会议", want: "10月9日下午，省政府召开会议",
			flags: []string{"reconstructed-date 10月9日"},
		},
		{
			name: "the year before", published: "2020-01-05", in: "会议于1231日举行", want: "会议于12月31日举行",
			flags: []string{"reconstructed-date 12月31日"},
		},
		{
			name: "with its year", published: "2020-02-03", in: "截至2020131日24时", want: "截至2020年1月31日24时",
			flags: []string{"reconstructed-date 2020年1月31日"},
		},
		{
			name: "with its year and 年", published: "2020-01-03", in: "截至2019年1231日24时", want: "截至2019年12月31日24时",
			flags: []string{"reconstructed-date 2019年12月31日"},
		},
		{
			name: "year, month and day lost", published: "2019-04-10", in: "自201941起施行", want: "自2019年4月1日起施行",
			flags: []string{"reconstructed-date 2019年4月1日"},
		},
		{
			name: "two readings, one of them long ago", published: "2019-11-15", in: "2019111日发布", want: "2019年11月1日发布",
			flags: []string{"reconstructed-date 2019年11月1日"},
		},
		{
			name: "two readings in time", published: "2019-11-15", in: "1111日下午开会，111日下午开会", want: "11月11日下午开会，11月1日下午开会",
			flags: []string{"reconstructed-date 11月11日", "reconstructed-date 11月1日"},
		},
		{
			name: "a padded zero where nothing else fits", published: "2019-01-20", in: "109日下午", want: "1月09日下午",
			flags: []string{"reconstructed-date 1月09日", "padded-date 1月09日"},
		},
		{
			name: "not yet published", published: "2019-10-08", in: "109日下午", want: "109日下午",
			flags: []string{"unclear-date 109日"},
		},
		{
			name: "too long ago", published: "2019-12-30", in: "109日下午", want: "109日下午",
			flags: []string{"unclear-date 109日"},
		},
		{
			name: "the page does not say when", in: "109日下午，2019109日", want: "109日下午，2019109日",
			flags: []string{"unclear-date 109日", "unclear-date 2019109日"},
		},
		{
			name: "numbers of days", published: "2019-10-10", in: "历时109日，109日内办结，为期109日。办理时限：109日。连续109日无降水，共109日",
			want: "历时109日，109日内办结，为期109日。办理时限：109日。连续109日无降水，共109日",
		},
		{
			name: "numbers of other kinds", published: "2019-10-10", in: "鲁政办字〔2019〕109号，电话0531-66109日，编号A109日，109人，201910，邮编201910，2019年10月109日",
			want: "鲁政办字〔2019〕109号，电话0531-66109日，编号A109日，109人，201910，邮编201910，2019年10月109日",
		},
		{
			name: "terms that would fit as dates", published: "2019-02-01",
			in:   "期限由60日延长至120日，从120日延长，共 120日，不超过120日，满120日，120日届满",
			want: "期限由60日延长至120日，从120日延长，共 120日，不超过120日，满120日，120日届满",
		},
		{
			name: "both forms on one line", published: "2019-04-10", in: "自201941起，49日下午，2019410日下午开会", want: "自2019年4月1日起，49日下午，2019年4月10日下午开会",
			flags: []string{"reconstructed-date 2019年4月1日", "reconstructed-date 2019年4月10日"},
		},
		{name: "whole dates", published: "2019-10-10", in: "10月9日，2019年10月9日，19日下午，9日", want: "10月9日，2019年10月9日，19日下午，9日"},
		{name: "no calendar has it", published: "2019-10-10", in: "2019年999日，365日", want: "2019年999日，365日"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := []string{c.in}
			if c.published != "" {
				lines = append(lines, c.published)
			}
			doc := document(lines...)
			Run(doc, Context{}, Options{})
			if got := doc.Blocks[0].Text; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if diff := cmp.Diff(c.flags, flagsOf(doc)); diff != "" {
				t.Errorf("flags (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMonthSaysWhatItDid(t *testing.T) {
	doc := document("109日下午，召开会议")
	Run(doc, Context{Published: time.Date(2019, 10, 10, 0, 0, 0, 0, announcement.China)}, Options{})
	wantRepair := announcement.Repair{
		Rule: "month", At: 0, Before: "109日", After: "10月9日", Confidence: announcement.Reconstructed,
		Reason: "the only date with these digits within 31 days before the page was published",
	}
	if diff := cmp.Diff([]announcement.Repair{wantRepair}, doc.Repairs); diff != "" {
		t.Error(diff)
	}
	wantFlag := announcement.Flag{
		Kind: announcement.ReconstructedDate, Quote: "10月9日", Data: map[string]string{"found": "109日", "shown": "10月9日"},
	}
	if diff := cmp.Diff([]announcement.Flag{wantFlag}, doc.Flags); diff != "" {
		t.Error(diff)
	}
}

func TestUnclearDateGivesTheReadings(t *testing.T) {
	doc := document("111日下午，召开会议")
	Run(doc, Context{}, Options{})
	if diff := cmp.Diff(map[string]string{"readings": "1月11日、11月1日"}, doc.Flags[0].Data); diff != "" {
		t.Error(diff)
	}
}

func TestPublishedOn(t *testing.T) {
	field := func(label announcement.Label, text string) announcement.Block {
		return announcement.Block{Kind: announcement.Field, Label: label, Text: text}
	}
	for _, c := range []struct {
		blocks []announcement.Block
		want   string
	}{
		{[]announcement.Block{field(announcement.LabelDate, "2021-03-02"), field(announcement.LabelPublished, "2019/10/10 15:46:38")}, "2019-10-10"},
		{[]announcement.Block{field(announcement.LabelDate, " 2021年3月2日")}, "2021-03-02"},
		{[]announcement.Block{field(announcement.LabelWritten, "2021-03-02")}, "0001-01-01"},
		{[]announcement.Block{field(announcement.LabelPublished, "2021-02-30")}, "0001-01-01"},
		{nil, "0001-01-01"},
	} {
		got := publishedOn(&announcement.Document{Blocks: c.blocks}).Format(time.DateOnly)
		if got != c.want {
			t.Errorf("%v: %s, want %s", c.blocks, got, c.want)
		}
	}
}
