package metadata

import (
	"strings"
	"testing"

	"gonggao/tools/announcement"
)

func TestBuiltinAliases(t *testing.T) {
	if table, err := BuiltinAliases(); err != nil || len(table) == 0 {
		t.Fatal(table, err)
	}
}

func TestReadAliasesErrors(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"[[alias]]\nname = \"甲局\"\nalso = [\"甲\"]\nplace = \"x\"", "unknown key alias.place"},
		{"[[alias]]\nalso = [\"甲\"]", "needs a name"},
		{"[[alias]]\nname = \"甲局\"", "needs a name"},
		{"[[alias]]\nname = \"李沧区大数据发展管理局\"\nalso = [\"区大数据局\"]", "needs evidence"},
		{"[[alias", "read aliases mine.toml"},
	} {
		_, err := ReadAliases(strings.NewReader(c.file), "mine.toml")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.file, err)
		}
	}
}

func TestOrganisation(t *testing.T) {
	table := []Alias{{Name: "李沧区大数据发展管理局", Also: []string{"区大数据局"}, Evidence: []string{"李沧区"}}}
	for _, c := range []struct {
		name, short, page, site string
		want                    string
		by                      announcement.Naming
	}{
		{"the table", "区大数据局", "李沧区编制了规划", "", "李沧区大数据发展管理局", announcement.ByTable},
		{"evidence in the site's name", "区大数据局", "编制了规划", "李沧区政府", "李沧区大数据发展管理局", announcement.ByTable},
		{"another district's page", "区大数据局", "城阳区编制了规划", "", "区大数据局", announcement.AsWritten},
		{"another district's page that says it in full", "区大数据局", "推进数字城阳区建设，城阳区大数据发展管理局组织编制了规划", "", "城阳区大数据发展管理局", announcement.ByText},
		{"the place written out", "莱山区工信局", "莱山区工业和信息化局：", "", "莱山区工业和信息化局", announcement.ByText},
		{"a city's bureau", "市发改委", "某某市发展和改革委员会", "某某市政府网", "某某市发展和改革委员会", announcement.ByText},
		{"two candidates", "区工信局", "莱山区工业和信息化局、芝罘区工业和信息化局", "莱山区、芝罘区", "区工信局", announcement.AsWritten},
		{"one inside the other", "区工信局", "莱山区工业和信息化局，烟台市莱山区工业和信息化局", "烟台市莱山区", "莱山区工业和信息化局", announcement.ByText},
		{"not at the start of a clause", "区工信局", "邀请莱山区工业和信息化局", "莱山区", "区工信局", announcement.AsWritten},
		{"another office", "区工信局", "莱山区工业和信息化部门，莱山区教育局", "莱山区", "区工信局", announcement.AsWritten},
		{"its place stands nowhere else", "区工信局", "邀请莱山区工业和信息化局参加", "", "区工信局", announcement.AsWritten},
		{"no office at all", "本网", "本网讯", "", "本网", announcement.AsWritten},
	} {
		doc, _ := document(c.page)
		o := resolver{doc: doc, site: c.site, table: table}.organisation(" "+c.short+"　", announcement.FromLabel)
		if o.Name != c.want || o.By != c.by || o.AsFound != c.short || o.Origin != announcement.FromLabel {
			t.Errorf("%s: %+v", c.name, o)
		}
	}
}

func TestIsPress(t *testing.T) {
	for _, name := range []string{"青岛日报社/观海新闻", "青島日報社/觀海新聞", "青岛新闻网", "新华社", "人民网", "齐鲁网", "大众网", "中国教育报", "山东广播电视台", "澎湃新闻"} {
		if !isPress(name) {
			t.Errorf("%s is press", name)
		}
	}
	for _, name := range []string{"", "区大数据局", "李沧区大数据发展管理局", "中国政府网", "青岛政务网", "国务院公报", "市广播电视局", "新闻出版局", "山东省教育厅网", "本网", "省政府新闻办", "信用中国网站"} {
		if isPress(name) {
			t.Errorf("%s is no press", name)
		}
	}
}

func TestIssuerAndSource(t *testing.T) {
	for _, c := range []struct {
		name   string
		lines  []string
		issuer string
		origin announcement.Origin
		source string
		press  bool
	}{
		{"label first", []string{"field:issuer|市政府办公室", "field:source|市政府网", "signature|市司法局"}, "市政府办公室", announcement.FromLabel, "市政府网", false},
		{"then the signature", []string{"field:issuer|", "field:source|市政府网", "signature|市司法局"}, "市司法局", announcement.FromSignature, "市政府网", false},
		{"a signature with its date", []string{"signature|市司法局 2021年3月2日"}, "市司法局", announcement.FromSignature, "", false},
		{"then a public source", []string{"field:source|市司法局"}, "市司法局", announcement.FromLabel, "市司法局", false},
		{"a newspaper issues nothing", []string{"field:source|青岛日报"}, "", "", "青岛日报", true},
		{"a day beside it", []string{"field:source|青岛日报 2017-02-26 15:18"}, "", "", "青岛日报", true},
		{"the original's source", []string{"field:source|青岛新闻网", "field:title|原题", "field:source|青岛日报社/观海新闻"}, "", "", "青岛日报社/观海新闻", true},
		{"an empty source, then one", []string{"field:source|", "field:source|市司法局"}, "市司法局", announcement.FromLabel, "市司法局", false},
		{"a dateline", []string{"title|标题", "新华社北京5月22日电 国务院近日印发规划。"}, "", "", "新华社北京", true},
		{"no dateline", []string{"title|标题", "2021年5月22日，市政府召开会议。"}, "", "", "", false},
	} {
		doc, _ := document(c.lines...)
		f := Read(doc, announcement.Page{}, Options{})
		if f.Issuer.Name != c.issuer || f.Issuer.Origin != c.origin || f.Source.Name != c.source || f.ThirdParty != c.press {
			t.Errorf("%s: issuer %+v, source %+v, press %v", c.name, f.Issuer, f.Source, f.ThirdParty)
		}
	}
}
