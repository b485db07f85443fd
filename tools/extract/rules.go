package extract

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Source is what is known of the pages that one content system makes, or one site.
type Source struct {
	Name  string   `toml:"name"`
	Hosts []string `toml:"hosts"` // with everything below them; none: any host

	Body   []string `toml:"body"`   // selectors that hold the text and nothing else but its neighbours' chrome
	Likely []string `toml:"likely"` // selectors that also mean other things: taken when they hold text
	Title  []string `toml:"title"`
	Drop   []string `toml:"drop"` // chrome inside the text

	BodyBetween  [][2]string `toml:"body-between"`  // comments: the text begins and ends there
	TitleBetween [][2]string `toml:"title-between"` // comments
}

// Sources are compiled rules, in the order they are asked.
type Sources struct {
	sources []compiled
	wanted  map[string]bool // the id, class or tag that each selector cannot do without
}

type compiled struct {
	name                      string
	hosts                     []string
	body, likely, title, drop []selector
	bodyBetween, titleBetween [][2]string
}

type selector struct {
	match cascadia.SelectorGroup
	keys  []string // one of them is on any element that matches; none: every element must be asked
}

// id reports whether the selector asks for one element, by its id.
func (s selector) id() bool { return len(s.keys) == 1 && s.keys[0][0] == '#' }

//go:embed sources/*.toml
var builtin embed.FS

// BuiltinSources returns the rules for the content systems of government sites that come with the program.
func BuiltinSources() (Sources, error) {
	var all Sources
	files, err := fs.Glob(builtin, "sources/*.toml")
	if err != nil {
		return all, fmt.Errorf("list the built-in source rules: %w", err)
	}
	for _, name := range files {
		f, err := builtin.Open(name)
		if err != nil {
			return all, fmt.Errorf("open source rules %s: %w", name, err)
		}
		some, err := ReadSources(f, name)
		if err := errors.Join(err, f.Close()); err != nil {
			return all, err
		}
		all = all.And(some)
	}
	return all, nil
}

// ReadSources reads a file of rules, [[source]] tables; name is for errors. Unknown keys, bad selectors and sources
// that say nothing are errors.
func ReadSources(r io.Reader, name string) (Sources, error) {
	var file struct {
		Source []Source `toml:"source"`
	}
	md, err := toml.NewDecoder(r).Decode(&file)
	if err != nil {
		return Sources{}, fmt.Errorf("read source rules %s: %w", name, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return Sources{}, fmt.Errorf("read source rules %s: unknown key %s", name, unknown[0])
	}
	var all Sources
	for i, s := range file.Source {
		c, err := compile(s)
		if err != nil {
			return Sources{}, fmt.Errorf("read source rules %s: source %d (%s): %w", name, i+1, s.Name, err)
		}
		all.sources = append(all.sources, c)
	}
	if len(all.sources) == 0 {
		return Sources{}, fmt.Errorf("read source rules %s: no [[source]] in it", name)
	}
	return all.And(Sources{}), nil
}

// And returns the rules of s and then those of others; the first that applies to a page wins.
func (s Sources) And(others Sources) Sources {
	all := Sources{sources: slices.Concat(s.sources, others.sources), wanted: map[string]bool{}}
	for _, c := range all.sources {
		for _, group := range [][]selector{c.body, c.likely, c.title, c.drop} {
			for _, sel := range group {
				for _, key := range sel.keys {
					all.wanted[key] = true
				}
			}
		}
	}
	return all
}

// for returns the rules that apply to a host.
func (s Sources) on(u *url.URL) []compiled {
	all := make([]compiled, 0, len(s.sources))
	for _, c := range s.sources {
		if len(c.hosts) == 0 || u != nil && slices.ContainsFunc(c.hosts, func(h string) bool {
			return u.Hostname() == h || strings.HasSuffix(u.Hostname(), "."+h)
		}) {
			all = append(all, c)
		}
	}
	return all
}

func compile(s Source) (compiled, error) {
	c := compiled{name: s.Name, hosts: s.Hosts, bodyBetween: s.BodyBetween, titleBetween: s.TitleBetween}
	if strings.TrimSpace(s.Name) == "" {
		return c, errors.New("it has no name")
	}
	if len(s.Body)+len(s.Likely)+len(s.Title)+len(s.Drop)+len(s.BodyBetween)+len(s.TitleBetween) == 0 {
		return c, errors.New("it has no rule")
	}
	for _, pair := range slices.Concat(s.BodyBetween, s.TitleBetween) {
		if strings.TrimSpace(pair[0]) == "" || strings.TrimSpace(pair[1]) == "" {
			return c, errors.New("a pair of comments has an empty one")
		}
	}
	for _, group := range []struct {
		key  string
		from []string
		to   *[]selector
	}{{"body", s.Body, &c.body}, {"likely", s.Likely, &c.likely}, {"title", s.Title, &c.title}, {"drop", s.Drop, &c.drop}} {
		for _, text := range group.from {
			match, err := cascadia.ParseGroup(text)
			if err != nil {
				return c, fmt.Errorf("%s: selector %q: %w", group.key, text, err)
			}
			*group.to = append(*group.to, selector{match, keysOf(text)})
		}
	}
	return c, nil
}

// keysOf returns, for each alternative of a selector, an id, class or tag that its last part asks for; none when an
// alternative has none that is easy to read.
func keysOf(text string) []string {
	if strings.ContainsAny(text, `[("':\`) {
		return nil
	}
	var keys []string
	for alternative := range strings.SplitSeq(text, ",") {
		parts := strings.FieldsFunc(alternative, func(r rune) bool { return strings.ContainsRune(" \t\n>+~", r) })
		if len(parts) == 0 {
			return nil
		}
		last := parts[len(parts)-1]
		at := max(strings.LastIndexByte(last, '#'), strings.LastIndexByte(last, '.'))
		if at < 0 {
			if len(last) < 4 || isBlock(atom.Lookup([]byte(strings.ToLower(last)))) { // only tags that a content system made up are rare enough
				return nil
			}
			at = 0
			last = strings.ToLower(last)
		}
		keys = append(keys, last[at:])
	}
	return keys
}

// find returns the elements of the page that a selector matches, in document order.
func (t *tree) find(s selector) []int32 {
	var found []int32
	if s.keys == nil {
		for i := range t.nodes {
			if n := t.nodes[i].Node; n.Type == html.ElementNode && s.match.Match(n) {
				found = append(found, int32(i))
			}
		}
		return found
	}
	for _, m := range t.marked {
		if slices.Contains(s.keys, m.key) && s.match.Match(t.nodes[m.node].Node) && !slices.Contains(found, m.node) {
			found = append(found, m.node)
		}
	}
	slices.Sort(found)
	return found
}
