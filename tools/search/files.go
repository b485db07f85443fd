package search

import "fmt"

// manifestFile is fetched first and names everything else.
const manifestFile = "index.json"

// The other files end in .bin: what ends in .gz some servers declare as an encoding, and browsers then unpack it by themselves.
const (
	foldFile  = "fold.bin"
	facetFile = "facets.bin"
)

func shardFile(n int) string { return fmt.Sprintf("s/%d.bin", n) }

// listFile names the file of a token's own list, or the nth of those of its further places, by the token's UTF-8 bytes, as no two tokens may
// share it.
func listFile(token string, n int) string {
	if n > 0 {
		return fmt.Sprintf("l/%x-%d.bin", token, n)
	}
	return fmt.Sprintf("l/%x.bin", token)
}

// rowFile names the file of a document's text; a thousand share a folder.
func rowFile(script string, doc int) string {
	return fmt.Sprintf("%s/%d/%d.bin", script, doc/1000, doc)
}
