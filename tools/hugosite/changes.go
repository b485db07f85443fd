package hugosite

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"gonggao/tools/announcement"
)

// What a page shows of its repairs: the record has them all, and in full.
const (
	maxChanges     = 100 // different ones, of a rule
	maxChangeRunes = 60  // of the text on either side
)

// repairCounts returns what the rules did, sorted by rule: the changes that are alike together, the frequent ones first.
func repairCounts(r Record) []RepairCount {
	rules := map[string]map[string]int{}
	count := func(repairs []announcement.Repair) {
		for _, repair := range repairs {
			if rules[repair.Rule] == nil {
				rules[repair.Rule] = map[string]int{}
			}
			rules[repair.Rule][showText(repair.Before)+" → "+showText(repair.After)]++
		}
	}
	count(r.Repairs)
	for _, aside := range slices.Concat(r.Fields, r.Removed) {
		count(aside.Repairs)
	}
	var all []RepairCount
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		c := RepairCount{Rule: rule}
		changes := rules[rule]
		order := slices.SortedFunc(maps.Keys(changes), func(a, b string) int {
			return cmp.Or(cmp.Compare(changes[b], changes[a]), strings.Compare(a, b))
		})
		for i, change := range order {
			times := changes[change]
			c.Count += times
			if times > 1 {
				change += fmt.Sprintf(" ×%d", times)
			}
			if i < maxChanges {
				c.Changes = append(c.Changes, change)
			}
		}
		if len(order) > maxChanges {
			c.Changes = append(c.Changes, "…")
		}
		all = append(all, c)
	}
	return all
}

// showText returns a text with a mark for nothing and for each character that cannot be seen.
func showText(text string) string {
	if text == "" {
		return "∅"
	}
	if runes := []rune(text); len(runes) > maxChangeRunes {
		text = string(runes[:maxChangeRunes]) + "…"
	}
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Z, unicode.C) {
			return '␣'
		}
		return r
	}, text)
}
