package main

import (
	"maps"
	"slices"
	"strings"
)

// scripts lists the characters that only Simplified writes, a line feed, and those that only Traditional writes.
func (c *compiler) scripts() ([]byte, error) {
	of := map[rune]string{} // "" for both
	for _, list := range []struct{ name, script string }{{"STCharacters", "Hans"}, {"TSCharacters", "Hant"}} {
		all, err := c.readAll(list.name)
		if err != nil {
			return nil, err
		}
		for key, values := range all {
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
		if script == "Hans" {
			packed = append(packed, '\n')
		}
	}
	return []byte(string(packed)), nil
}
