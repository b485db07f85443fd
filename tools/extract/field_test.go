package extract

import (
	"fmt"
	"strings"
	"testing"
)

// A label that nobody has listed ends the value before it, where that is a short one.
func TestUnlistedLabels(t *testing.T) {
	for text, want := range map[string]string{
		"来源：检查局 文章类型：原创":          "source=检查局 other=原创",
		"发布时间：2021-03-02　所属频道：要闻": "published=2021-03-02 other=要闻",
		"来源：检查局文章类型：原创":           "source=检查局文章类型：原创", // no blank: part of a name, for all that can be told
		"来源：中国 新华网 记 者：张三":        "source=中国 新华网 author=张三",
		"标题：关于征地的通告 附件一：名单":       "title=关于征地的通告 附件一：名单",
		"来源：检查局 http://a.cn":      "source=检查局 http://a.cn",
	} {
		got := ""
		for _, f := range fieldsOf(text, fold(text)) {
			got += fmt.Sprintf(" %s=%s", f.label, strings.TrimFunc(text[f.value:f.end], isBlank))
		}
		if got != " "+want {
			t.Errorf("%s: got%s, want %s", text, got, want)
		}
	}
}
