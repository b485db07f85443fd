package metadata

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Alias says that short forms stand for one body, on pages where the evidence occurs.
type Alias struct {
	Name     string   `toml:"name"`
	Also     []string `toml:"also"`
	Evidence []string `toml:"evidence"`
}

//go:embed aliases.toml
var builtin string

// BuiltinAliases returns the table that comes with the program.
func BuiltinAliases() ([]Alias, error) {
	return ReadAliases(strings.NewReader(builtin), "aliases.toml")
}

// ReadAliases reads an alias table; name is for errors. Unknown keys, missing names and relative
// short forms without evidence are errors.
func ReadAliases(r io.Reader, name string) ([]Alias, error) {
	var file struct {
		Alias []Alias `toml:"alias"`
	}
	md, err := toml.NewDecoder(r).Decode(&file)
	if err != nil {
		return nil, fmt.Errorf("read aliases %s: %w", name, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("read aliases %s: unknown key %s", name, unknown[0])
	}
	for i, a := range file.Alias {
		if strings.TrimSpace(a.Name) == "" || len(a.Also) == 0 || slices.Contains(a.Also, "") {
			return nil, fmt.Errorf("read aliases %s: alias %d needs a name and its short forms", name, i+1)
		}
		for _, short := range a.Also {
			if relative(short) && len(a.Evidence) == 0 {
				return nil, fmt.Errorf("read aliases %s: %s exists in every place: %s needs evidence", name, short, a.Name)
			}
		}
	}
	return file.Alias, nil
}

// relative reports whether a short form names its place only by rank, as 区大数据局 does.
func relative(short string) bool {
	return prefixOf(short, 0, "省", "市", "区", "县", "州", "旗", "镇", "乡", "街道", "自治区", "本", "我", "區", "縣") > 0
}

// lookUp returns the full name of a short form on a page whose words contain can find.
func lookUp(table []Alias, short string, contains func(string) bool) (string, bool) {
	for _, a := range table {
		if a.Name != short && !slices.Contains(a.Also, short) {
			continue
		}
		proved := true
		for _, word := range a.Evidence {
			proved = proved && contains(word)
		}
		if proved {
			return a.Name, true
		}
	}
	return "", false
}
