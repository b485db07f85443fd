package search

import (
	"encoding/binary"
	"encoding/json"
	"slices"
	"time"
)

// facets are the columns that filters look at, one value for each document.
//
// Their file is a line of JSON, then the columns one after the other: kind, 1 byte; year, 2 bytes; department, 2 bytes, least byte first.
type facets struct {
	Kinds       []string            `json:"kinds"`
	Departments map[string][]string `json:"departments"` // by script, at the same place in each
	// Consultations have a state: document, first and last day since 1970-01-01 (0: not known), outcome (0 or 1), state when built.
	Consultations [][5]any `json:"consultations"`

	scripts            []string
	kinds, departments map[string]int
	kind, year, unit   []byte
	documents          int
}

// mostUnits is how many departments a column can tell apart; the others have none.
const mostUnits = 1<<16 - 1

func (f *facets) start(scripts []string) {
	f.Kinds, f.kinds = []string{}, map[string]int{}
	// The first department is that of documents without one.
	f.Departments, f.departments, f.scripts = map[string][]string{}, map[string]int{"": 0}, scripts
	for _, script := range scripts {
		f.Departments[script] = []string{""}
	}
	f.Consultations = [][5]any{}
}

// add notes the next document by its rows, one for each script.
func (f *facets) add(rows []row) {
	first := rows[0]

	kind, ok := f.kinds[first.Kind]
	if !ok && len(f.Kinds) < 1<<8 {
		kind = len(f.Kinds)
		f.kinds[first.Kind] = kind
		f.Kinds = append(f.Kinds, first.Kind)
	}
	f.kind = append(f.kind, byte(kind))

	year := 0
	if day, err := time.Parse(time.DateOnly, first.Date[:min(len(first.Date), 10)]); err == nil {
		year = day.Year()
	}
	f.year = binary.LittleEndian.AppendUint16(f.year, uint16(year))

	unit, ok := f.departments[first.Department]
	if !ok && len(f.departments) < mostUnits {
		unit = len(f.departments)
		f.departments[first.Department] = unit
		for i, script := range f.scripts {
			f.Departments[script] = append(f.Departments[script], rows[i].Department)
		}
	}
	f.unit = binary.LittleEndian.AppendUint16(f.unit, uint16(unit))

	if first.State != "" {
		outcome := 0
		if first.Outcome {
			outcome = 1
		}
		f.Consultations = append(f.Consultations, [5]any{f.documents, first.Opens, first.Closes, outcome, first.State})
	}
	f.documents++
}

func (f *facets) encode() ([]byte, error) {
	head, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	return slices.Concat(head, []byte("\n"), f.kind, f.year, f.unit), nil
}

// days returns the days from 1970-01-01 to a day; 0 when it is none.
func days(day string) int {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int(t.Unix() / (24 * 60 * 60))
}
