package hugosite

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"gonggao/tools/announcement"
)

// humanStrings are the fields that are written in a script, by path; below a field all strings are meant.
// Identifiers, addresses, file names, digests and the words of an enumeration are not among them, nor are keys
// that people added: what those mean is not known.
var humanStrings = []string{
	"title", "description", "params.issuer.name", "params.issuer.as_found", "params.source.name", "params.source.as_found",
	"params.author", "params.document_numbers", "params.cited", "params.category", "keywords", "params.breadcrumb",
	"params.status_word", "params.provenance.site", "params.provenance.more.site", "params.dates.label", "params.dates.quote",
	"params.validity.label", "params.validity.text", "params.contacts.label", "params.contacts.value", "params.meta_of_source.site_name",
	"params.meta_of_source.column", "params.meta_of_source.description", "params.flags.quote", "params.flags.data",
	"params.period_quote", "params.ways.text", "params.ways.recipient", "params.ways.address", "params.ways.mark",
	"params.late_rule", "params.outcome.quote", "params.outcome.groups.group", "params.outcome.groups.reason",
	"params.outcome.groups.quote", "params.checks.value",
}

// Derive makes the file in the other script from the bytes of the original-script file, as it stands: people may
// have edited it. Every key of its front matter is kept.
func Derive(original []byte, opts Options) ([]byte, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	head, body, err := splitPage(original)
	if err != nil {
		return nil, err
	}
	var front map[string]any
	if _, err := toml.Decode(head, &front); err != nil {
		return nil, fmt.Errorf("front matter: %w", err)
	}
	return derive(front, strings.TrimPrefix(body, "\n"), digest(original), opts)
}

// derive makes the file in the other script from the front matter, which it changes, and the body of the file with
// that digest.
func derive(front map[string]any, body, original string, opts Options) ([]byte, error) {
	for _, field := range humanStrings {
		convertField(front, strings.Split(field, "."), opts.Convert)
	}
	params, ok := front["params"].(map[string]any)
	if !ok {
		params = map[string]any{}
		front["params"] = params
	}
	params["script"] = "derived"
	params["derived_from"] = "sha256:" + original
	params["conversion"] = opts.Mode
	return encodePage(front, opts.ConvertMarkdown(body))
}

// convertField returns the value with the strings at the path converted; tables are changed in place.
func convertField(value any, path []string, convert func(string) string) any {
	switch v := value.(type) {
	case string:
		if len(path) == 0 {
			return convert(v)
		}
	case []any:
		for i := range v {
			v[i] = convertField(v[i], path, convert)
		}
	case []map[string]any:
		for i := range v {
			convertField(v[i], path, convert)
		}
	case map[string]any:
		if len(path) > 0 {
			if field, ok := v[path[0]]; ok && !(path[0] == "quote" && quotesFile(v)) {
				v[path[0]] = convertField(field, path[1:], convert)
			}
			return v
		}
		for key := range v {
			v[key] = convertField(v[key], nil, convert)
		}
	}
	return value
}

// quotesFile reports whether a flag quotes the name of a file, which is the same in both scripts.
func quotesFile(flag map[string]any) bool {
	switch flag["kind"] {
	case string(announcement.LostImage), string(announcement.LostAttachment):
		return true
	}
	return false
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
