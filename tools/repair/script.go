package repair

import (
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// minProofs is how many different words must prove that a page was converted from Simplified: one can be a slip
// of a Traditional writer.
const minProofs = 2

const maxProofs = 4 // as many as the log quotes

// script takes a page back to Simplified, its original script, when its words show that it was converted
// character by character.
func script(p *page) {
	if p.opts.ToSimplified == nil || p.opts.DerivedTraditional == nil {
		return
	}
	var proofs []string
	for _, text := range p.all(withHan) {
		for _, word := range p.opts.DerivedTraditional(text) {
			if len(proofs) < maxProofs && !slices.Contains(proofs, word) {
				proofs = append(proofs, word)
			}
		}
	}
	if len(proofs) < minProofs {
		return
	}
	reason := "the page was converted from Simplified character by character: " + strings.Join(proofs, ", ")
	for block, text := range p.all(withHan) {
		var edits []edit
		for _, c := range p.opts.ToSimplified(text) {
			edits = append(edits, edit{
				at: c.At, before: c.Before, after: c.After, confidence: announcement.High, reason: reason,
			})
		}
		p.apply("script", block, edits)
	}
}
