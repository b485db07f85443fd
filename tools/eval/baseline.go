package eval

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
)

// Baseline holds the least that each group has to reach in each measure, by their names.
type Baseline map[string]map[string]float64

// Baseline returns the result as a baseline, rounded down to four digits.
func (r Result) Baseline() Baseline {
	b := Baseline{}
	for _, g := range r.Groups {
		floor := map[string]float64{"body_f1": down(g.BodyF1)}
		for i, p := range g.parts() {
			if p.Of > 0 {
				floor[measures[i]] = down(float64(p.Right) / float64(p.Of))
			}
		}
		b[g.Group] = floor
	}
	return b
}

func down(x float64) float64 { return math.Floor(x*1e4+1e-9) / 1e4 }

// Below returns what does not reach the floor, a line each, sorted; a measure that was not taken does not.
func (r Result) Below(floor Baseline) []string {
	var lines []string
	got := r.Baseline()
	for _, group := range slices.Sorted(maps.Keys(floor)) {
		for _, measure := range slices.Sorted(maps.Keys(floor[group])) {
			least := floor[group][measure]
			if value, ok := got[group][measure]; !ok || value < least {
				lines = append(lines, fmt.Sprintf("%s: %s is %.4f, the floor is %.4f", group, measure, value, least))
			}
		}
	}
	return lines
}

// ReadBaseline reads a baseline from its file.
func ReadBaseline(name string) (Baseline, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read baseline: %w", err)
	}
	var b Baseline
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, fmt.Errorf("read baseline %s: %w", name, err)
	}
	return b, nil
}

// WriteFile writes a baseline to its file.
func (b Baseline) WriteFile(name string) error {
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return fmt.Errorf("write baseline %s: %w", name, err)
	}
	if err := os.WriteFile(name, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("write baseline: %w", err)
	}
	return nil
}
