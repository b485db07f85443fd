package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// need stops the test when something that it needs is not there: on a CI server that is a failure, elsewhere
// a skip that nobody can overlook.
func need(t testing.TB, err error, what, install string) {
	t.Helper()
	if err == nil {
		return
	}
	message := fmt.Sprintf("%s is needed and was not found (%v).\nTo install it: %s", what, err, install)
	if os.Getenv("CI") != "" {
		t.Fatal(message)
	}
	skip(t, message)
}

// skip ends the test in a way that nobody can overlook.
func skip(t testing.TB, message string) {
	t.Helper()
	bar := strings.Repeat("!", 78)
	fmt.Fprintf(os.Stderr, "%s\nNOT TESTED: %s\n%s\n%s\n", bar, t.Name(), message, bar)
	t.Skip(message)
}
