package capture

import (
	"testing"
	"time"
)

func TestZoneOfTheMachineDoesNotCount(t *testing.T) {
	for zone, want := range map[string]string{
		"date-local":     "2024-05-01T00:00:00+08:00",
		"datetime-local": "2024-05-01T23:00:00+08:00",
		"":               "2024-05-02T12:00:00+08:00",
	} {
		found := time.Date(2024, 5, 1, 23, 0, 0, 0, time.FixedZone(zone, -5*60*60))
		got, _, err := captureTime(found)
		if err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%s: got %v, %v; want %s", zone, got, err, want)
		}
	}
}
