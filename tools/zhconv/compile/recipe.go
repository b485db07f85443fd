package main

// recipe names the dictionaries of a mode: OpenCC's configuration file of that name, in short.
type recipe struct {
	mode       string
	simplified bool       // the text is in Simplified, so that its words are those of the other such modes
	rare       bool       // reads rareForms when asked to
	words      []string   // the text is cut into these first, the longest at each place
	cutOnly    bool       // words pass through every stage; else they bring the value of the first one along
	stages     [][]string // each looks a place up in its dictionaries, in this order, until one has a match
}

const rareForms = "TSCharactersExt"

func recipes() []recipe {
	st := []string{"STPhrases", "STPhrases_GeneratedFromRegionalPhrases"}
	ts := []string{"TSPhrases"}
	toTraditional := []string{"STCharacters"}
	toSimplified := []string{"TSPhrases", rareForms, "TSCharacters"}
	tw, hk := []string{"TWVariantsPhrases", "TWVariants"}, []string{"HKVariantsPhrases", "HKVariants"}
	twRev, hkRev := []string{"TWVariantsRevPhrases", "TWVariantsRev"}, []string{"HKVariantsRevPhrases", "HKVariantsRev"}
	return []recipe{
		{"s2t", true, false, st, false, [][]string{toTraditional}},
		{"s2tw", true, false, st, false, [][]string{toTraditional, tw}},
		{"s2hk", true, false, st, false, [][]string{toTraditional, hk}},
		{"s2twp", true, false, st, false, [][]string{toTraditional, append([]string{"TWPhrases"}, tw...)}},
		{"t2s", false, true, ts, false, [][]string{toSimplified[1:]}},
		{"tw2s", false, true, ts, true, [][]string{twRev, toSimplified}},
		{"hk2s", false, true, ts, true, [][]string{hkRev, toSimplified}},
		{"tw2sp", false, true, ts, true, [][]string{append([]string{"TWPhrasesRev"}, twRev...), toSimplified}},
		{"t2tw", false, false, tw[:1], false, [][]string{tw[1:]}},
		{"t2hk", false, false, hk[:1], false, [][]string{hk[1:]}},
		{"tw2t", false, false, twRev[:1], false, [][]string{twRev[1:]}},
		{"hk2t", false, false, hkRev[:1], false, [][]string{hkRev[1:]}},
	}
}
