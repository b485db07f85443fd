package zhconv

// Mode names a conversion, by OpenCC's names.
type Mode string

// The modes. S2T and T2S go to and from OpenCC's own intermediate standard; readers are given S2TW or S2HK
// (BYVoid/OpenCC#1001). Modes that replace vocabulary are left out on purpose: they corrupt official names.
const (
	S2T  Mode = "s2t"  // Simplified to Traditional, OpenCC's standard
	T2S  Mode = "t2s"  // Traditional, OpenCC's standard, to Simplified
	S2TW Mode = "s2tw" // Simplified to Traditional with Taiwan's characters
	TW2S Mode = "tw2s" // Traditional with Taiwan's characters to Simplified
	S2HK Mode = "s2hk" // Simplified to Traditional with Hong Kong's characters
	HK2S Mode = "hk2s" // Traditional with Hong Kong's characters to Simplified
)

// Modes returns every mode, sorted.
func Modes() []Mode { return []Mode{HK2S, S2HK, S2T, S2TW, T2S, TW2S} }

// recipe names the dictionaries of a mode: OpenCC's configuration file of that name, in short.
type recipe struct {
	simplified bool       // the text is in Simplified
	words      []string   // the text is cut into these first, the longest at each place
	cutOnly    bool       // words pass through every stage; else they bring the value of the first one along
	stages     [][]string // each looks a place up in its dictionaries, in this order
}

// rareForms is read only when Options.RareForms asks for it.
const rareForms = "TSCharactersExt"

func recipeOf(mode Mode) (r recipe, known bool) {
	st := []string{"STPhrases", "STPhrases_GeneratedFromRegionalPhrases"}
	ts := []string{"TSPhrases"}
	toSimplified := []string{"TSPhrases", rareForms, "TSCharacters"}
	switch mode {
	case S2T:
		return recipe{true, st, false, [][]string{{"STCharacters"}}}, true
	case T2S:
		return recipe{false, ts, false, [][]string{{rareForms, "TSCharacters"}}}, true
	case S2TW:
		return recipe{true, st, false, [][]string{{"STCharacters"}, {"TWVariantsPhrases", "TWVariants"}}}, true
	case TW2S:
		return recipe{false, ts, true, [][]string{{"TWVariantsRevPhrases", "TWVariantsRev"}, toSimplified}}, true
	case S2HK:
		return recipe{true, st, false, [][]string{{"STCharacters"}, {"HKVariantsPhrases", "HKVariants"}}}, true
	case HK2S:
		return recipe{false, ts, true, [][]string{{"HKVariantsRevPhrases", "HKVariantsRev"}, toSimplified}}, true
	}
	return recipe{}, false
}
