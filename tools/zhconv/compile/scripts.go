package main

import (
	"maps"
	"slices"
	"strings"
)

// scripts lists the characters that only Simplified writes, those that only Traditional writes, and those that have
// several forms in the other script, a line each.
func (c *compiler) scripts() ([]byte, error) {
	of := map[rune]string{} // "" for both
	several := map[rune]bool{}
	for _, list := range []struct{ name, script string }{{"STCharacters", "Hans"}, {"TSCharacters", "Hant"}} {
		all, err := c.readAll(list.name)
		if err != nil {
			return nil, err
		}
		for key, values := range all {
			if strings.Contains(values, " ") {
				several[key] = true
			}
			if _, both := of[key]; both || strings.ContainsRune(values, key) {
				of[key] = ""
				continue
			}
			of[key] = list.script
		}
	}
	for _, name := range []string{"TWVariants", "HKVariants"} {
		all, err := c.readAll(name)
		if err != nil {
			return nil, err
		}
		for _, values := range all {
			for _, r := range values { // 群: Simplified for OpenCC's 羣, yet what Taiwan writes
				if of[r] == "Hans" {
					of[r] = ""
				}
			}
		}
	}
	var packed []rune
	for _, script := range []string{"Hans", "Hant"} {
		for _, r := range slices.Sorted(maps.Keys(of)) {
			if of[r] == script {
				packed = append(packed, r)
			}
		}
		packed = append(packed, '\n')
	}
	packed = append(packed, slices.Sorted(maps.Keys(several))...)
	return []byte(string(packed)), nil
}
