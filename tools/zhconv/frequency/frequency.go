// Package frequency holds the counts of words in a large corpus of Chinese; see README.md.
package frequency

import _ "embed"

// Words is the list as it is kept: gzip of lines of word, tab, count, sorted by their bytes.
//
//go:embed words.txt.gz
var Words []byte
