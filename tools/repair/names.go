package repair

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gonggao/tools/announcement"
)

// names flags plans that one page names in several ways: with other numbers (a conflict that somebody has to
// settle) or in another spelling. They are never merged and never changed.
func names(p *page) {
	for _, g := range collectNames(p) {
		for _, one := range g.split() {
			if len(one.variants) < 2 {
				continue
			}
			kind := announcement.NameVariant
			if one.conflicting() {
				kind = announcement.NameConflict
			}
			second := one.variants[1]
			p.flags(kind, second.block).raise(second.text, "variants", one.list())
		}
	}
}

// nameGroup is one plan with the ways the page writes its name, in the order they come first.
type nameGroup struct {
	variants []nameVariant
}

type nameVariant struct {
	text  string
	years []int // of its bracket, such as （2021-2023年）
	block int   // where it comes first
	count int
}

func (v nameVariant) overlaps(w nameVariant) bool {
	if len(v.years) == 0 || len(w.years) == 0 {
		return true
	}
	return v.years[0] <= w.years[len(w.years)-1] && w.years[0] <= v.years[len(v.years)-1]
}

func (g *nameGroup) add(v nameVariant) {
	for i := range g.variants {
		if g.variants[i].text == v.text {
			g.variants[i].count++
			return
		}
	}
	if len(g.variants) < maxVariants {
		g.variants = append(g.variants, v)
	}
}

// split puts plans apart that follow one another, such as （2016-2020年） and （2021-2025年）.
func (g *nameGroup) split() []*nameGroup {
	var groups []*nameGroup
	for _, v := range g.variants {
		i := slices.IndexFunc(groups, func(h *nameGroup) bool {
			return !slices.ContainsFunc(h.variants, func(w nameVariant) bool { return !v.overlaps(w) })
		})
		if i < 0 {
			groups = append(groups, &nameGroup{})
			i = len(groups) - 1
		}
		groups[i].variants = append(groups[i].variants, v)
	}
	return groups
}

// conflicting reports whether two variants give different years.
func (g *nameGroup) conflicting() bool {
	for i, a := range g.variants {
		for _, b := range g.variants[i+1:] {
			if len(a.years) > 0 && len(b.years) > 0 && !slices.Equal(a.years, b.years) {
				return true
			}
		}
	}
	return false
}

// list returns the variants with their counts: 甲规划（2019-2022年） ×3；甲规划（2019-2023年） ×1.
func (g *nameGroup) list() string {
	parts := make([]string, len(g.variants))
	for i, v := range g.variants {
		parts[i] = v.text + " ×" + strconv.Itoa(v.count)
	}
	return strings.Join(parts, "；")
}

// collectNames groups the names on the page by what is left of them without brackets and spelling.
func collectNames(p *page) []*nameGroup {
	var groups []*nameGroup
	byCore := map[string]*nameGroup{}
	for block, text := range p.body(0) {
		title := p.doc.Blocks[block].Kind == announcement.Title
		if !title && p.traits[block]&withTitle == 0 {
			continue
		}
		for _, name := range namesIn(text, title) {
			core, years := coreOf(name)
			if len(core) < minCore {
				continue
			}
			g := byCore[core]
			if g == nil {
				g = &nameGroup{}
				byCore[core] = g
				groups = append(groups, g)
			}
			g.add(nameVariant{text: name, years: years, block: block, count: 1})
		}
	}
	return groups
}

const (
	minCore     = len("四字简称") + 1 // 《规划》 and 《行动方案》 stand for any plan
	maxVariants = 20
	maxName     = 300 // bytes; more is no name
)

var plainTitle = regexp.MustCompile(`^(?:关于)?([^《》]{6,60}?[（(][^（）()]*\d{4}[^（）()]*[）)])`)

// namesIn returns the names between title marks, inner ones too, and the one a title without marks starts with.
func namesIn(text string, title bool) []string {
	if !strings.Contains(text, "《") {
		if !title {
			return nil
		}
		if !containsOne(text, "（", "(") {
			return nil
		}
		if m := plainTitle.FindStringSubmatch(text); m != nil {
			return []string{m[1]}
		}
		return nil
	}
	var all []string
	var open []int // bytes behind 《 or 〈
	for i, r := range text {
		switch r {
		case '《', '〈':
			open = append(open, i+len("《"))
		case '》', '〉':
			if len(open) == 0 {
				continue
			}
			if name := text[open[len(open)-1]:i]; len(name) <= maxName && !strings.HasPrefix(name, "关于〈") {
				all = append(all, name)
			}
			open = open[:len(open)-1]
		}
	}
	return all
}

var (
	bracketed   = regexp.MustCompile(`[（(]([^（）()]*)[）)]`)
	fourDigits  = regexp.MustCompile(`\d{4}`)
	spelling    = strings.NewReplacer("“", "", "”", "", "—", "-", "–", "-", "－", "-", "~", "-", "～", "-", " ", "", "\u00A0", "")
	chineseYear = regexp.MustCompile(`[一二][〇○零一二三四五六七八九]{3}年`)
)

// versions end the names of texts that are not in force yet.
var versions = []string{"公开征求意见稿", "征求意见稿", "草案", "初稿", "讨论稿", "送审稿", "修订稿", "修改稿", "审议稿", "试行", "暂行", "报批稿"}

func withoutVersion(name string) string {
	for _, v := range versions {
		if rest, ok := strings.CutSuffix(name, v); ok {
			return rest
		}
	}
	return name
}

// coreOf returns a name without version and years, spelled one way, and the years of its brackets. Numbers outside
// brackets are part of the name: 2021年工作要点 and 2022年工作要点 are two documents.
func coreOf(name string) (core string, years []int) {
	core = name
	if containsOne(name, "（", "(") {
		core, years = withoutBrackets(name)
	}
	core = withoutVersion(core)
	if strings.Contains(core, "年") {
		core = chineseYear.ReplaceAllStringFunc(core, arabicYear)
	}
	return spelling.Replace(core), years
}

// withoutBrackets takes out the brackets of a name that hold a version or years.
func withoutBrackets(name string) (core string, years []int) {
	core = bracketed.ReplaceAllStringFunc(name, func(bracket string) string {
		inner := strings.Trim(bracket, "（）()")
		if withoutVersion(inner) != inner {
			return ""
		}
		digits := fourDigits.FindAllString(inner, -1)
		if len(digits) == 0 {
			return bracket
		}
		for _, d := range digits {
			years = append(years, number(d))
		}
		return ""
	})
	return core, years
}

// arabicYear writes 二〇三五年 as 2035年.
func arabicYear(year string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '〇', '○', '零':
			return '0'
		}
		if i := slices.Index([]rune("一二三四五六七八九"), r); i >= 0 {
			return '1' + rune(i)
		}
		return r
	}, year)
}
