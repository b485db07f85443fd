package check

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// contrasts are the colours of text (WCAG 2.2 SC 1.4.6, 7:1) and of the edges of controls and boxes (SC 1.4.11, 3:1)
// with the grounds that they stand on: tokens of assets/css/tokens.css.
var contrasts = []struct {
	colour, ground string
	least          float64
}{
	{"ink", "ground", 7}, {"ink", "ground-2", 7},
	{"ink-2", "ground", 7}, {"ink-2", "ground-2", 7},
	{"blue", "ground", 7}, {"blue", "ground-2", 7},
	{"red", "ground", 7}, {"red", "ground-2", 7}, {"red", "red-ground", 7},
	{"on-band", "band", 7},
	{"edge", "ground", 3}, {"edge", "ground-2", 3},
}

// checkContrast asks that what stands on a ground can be read, in light and dark, whatever colours the site's owner
// has chosen. A style sheet without the tokens has nothing to check.
func checkContrast(css string, add adder) {
	schemes := colourTokens(css)
	for _, scheme := range slices.Sorted(maps.Keys(schemes)) {
		for _, c := range contrasts {
			colour, ok1 := luminance(schemes[scheme][c.colour])
			ground, ok2 := luminance(schemes[scheme][c.ground])
			if !ok1 || !ok2 {
				continue
			}
			if ratio := (max(colour, ground) + .05) / (min(colour, ground) + .05); ratio < c.least {
				add(LowContrast, fmt.Sprintf("%s: %s on %s %.1f:1 < %.0f:1", scheme, c.colour, c.ground, ratio, c.least))
			}
		}
	}
}

var (
	cssRule  = regexp.MustCompile(`([^{}]*)([{}])`)
	cssToken = regexp.MustCompile(`--([a-z0-9-]+)\s*:\s*(#[0-9A-Fa-f]+)\s*(?:;|$)`)
	cssTheme = regexp.MustCompile(`^:root\[data-theme="?([a-z]+)"?\]$`)
)

// colourTokens returns the custom properties of :root that are colours, by colour scheme: the system's two, and the
// reader's choice of more contrast.
func colourTokens(css string) map[string]map[string]string {
	schemes := map[string]map[string]string{"light": {}, "dark": {}, "contrast": {}}
	var open []string // the preludes of the blocks that the text is in
	for _, m := range cssRule.FindAllStringSubmatch(css, -1) {
		text := strings.TrimSpace(m[1])
		if m[2] == "{" {
			open = append(open, text)
			continue
		}
		if len(open) == 0 {
			return schemes // not a style sheet
		}
		last := len(open) - 1
		for scheme, tokens := range schemes {
			if !applies(strings.ReplaceAll(strings.Join(open[:last], " "), " ", ""), open[last], scheme) {
				continue
			}
			for _, token := range cssToken.FindAllStringSubmatch(text, -1) {
				tokens[token[1]] = token[2]
			}
		}
		open = open[:last]
	}
	return schemes
}

// applies reports whether a rule within media, without blanks, sets the tokens of a scheme.
func applies(media, selector, scheme string) bool {
	switch {
	case media == "" && selector == ":root":
		return true
	case media == "":
		m := cssTheme.FindStringSubmatch(selector)
		return m != nil && m[1] == scheme
	}
	return media == "@media(prefers-color-scheme:"+scheme+")" && (selector == ":root" || selector == ":root:not([data-theme])")
}

// luminance returns the relative luminance of #rgb or #rrggbb, as WCAG 2.2 defines it.
func luminance(hex string) (l float64, ok bool) {
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	if len(hex) != 6 {
		return 0, false
	}
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			return 0, false
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l, true
}
