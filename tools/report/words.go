package report

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"gonggao/tools/announcement"
)

//go:embed words/*.toml
var tables embed.FS

// Languages returns the languages that reports are written in.
func Languages() []string { return []string{"zh", "en"} }

// words are all that a report says in one language.
type words struct {
	HTMLLang   string `toml:"html_lang"`
	Text       text
	Outcome    map[Outcome]string
	DryOutcome map[Outcome]string `toml:"dry_outcome"`
	Part       map[announcement.PartKind]string
	Reason     map[string]string // of a conflict
	Rule       map[string]string // of repair
	Data       map[string]string // names of what comes with a flag
	Label      map[announcement.Label]string
	Refusal    map[string]string // why a file of the crawl was not taken
	Looks      map[string]string // of bytes that are not UTF-8 text
	Problem    map[announcement.ProblemKind]entry
	Flag       map[announcement.FlagKind]entry
}

// entry says what a thing is called, what it means and what to do about it.
type entry struct{ Title, What, Do string }

type text struct {
	Heading        string
	DryRun         string `toml:"dry_run"`
	Pages          string
	Files          string
	Nothing        string
	AllWell        string `toml:"all_well"`
	Human          string
	HumanCount     string `toml:"human_count"`
	HumanSeen      string `toml:"human_seen"`
	Reviewed       string
	ReviewedWhat   string `toml:"reviewed_what"`
	ReviewedBy     string `toml:"reviewed_by"`
	Lapsed         string
	LapsedWhat     string `toml:"lapsed_what"`
	Info           string
	InfoMore       string `toml:"info_more"`
	Failed         string
	Conflicts      string
	ConflictWhat   string `toml:"conflict_what"`
	ConflictDo     string `toml:"conflict_do"`
	Orphans        string
	OrphansWhat    string `toml:"orphans_what"`
	OrphansDo      string `toml:"orphans_do"`
	OrphanJoined   string `toml:"orphan_joined"`
	Dropped        string
	DroppedWhat    string `toml:"dropped_what"`
	Repairs        string
	RepairsWhat    string `toml:"repairs_what"`
	Do             string
	Detail         string
	More           string
	MoreLines      string `toml:"more_lines"`
	Pair           string
	Join           string
	Quote          string
	AllPages       string `toml:"all_pages"`
	None           string
	Contents       string
	Name           string
	Title          string
	Outcome        string
	Parts          string
	Flags          string
	SeverityReview string `toml:"severity_review"`
	SeverityInfo   string `toml:"severity_info"`
	Count          string
	Rule           string
	DiffOf         string `toml:"diff_of"`
	LooksLike      string `toml:"looks_like"`
}

func loadWords(lang string) (words, error) {
	if !slices.Contains(Languages(), lang) {
		return words{}, fmt.Errorf("report: no words in language %q, use one of %s", lang, strings.Join(Languages(), ", "))
	}
	var w words
	md, err := toml.DecodeFS(tables, "words/"+lang+".toml", &w)
	if err != nil {
		return words{}, fmt.Errorf("report: words in %s: %w", lang, err)
	}
	if keys := md.Undecoded(); len(keys) > 0 {
		return words{}, fmt.Errorf("report: words in %s: unknown key %s", lang, keys[0])
	}
	return w, nil
}

// fill puts values, given as name and value in turn, into the places {name} of a message.
func fill(message string, values ...string) string {
	for i := 0; i < len(values); i += 2 {
		values[i] = "{" + values[i] + "}"
	}
	return strings.NewReplacer(values...).Replace(message)
}

func (w words) outcome(o Outcome, dryRun bool) string {
	if dryRun {
		return w.DryOutcome[o]
	}
	return w.Outcome[o]
}

func (w words) rule(rule string) string { return known(w.Rule, rule) }

func (w words) part(kind announcement.PartKind) string { return known(w.Part, kind) }

// known returns the word for a key, or the key itself for one that is newer than the table.
func known[K ~string](table map[K]string, key K) string {
	if word, ok := table[key]; ok {
		return word
	}
	return string(key)
}

func (w words) flag(kind announcement.FlagKind) entry {
	if e, ok := w.Flag[kind]; ok {
		return e
	}
	return entry{Title: string(kind)}
}
