//go:build !linux

package capture_test

import (
	"os"
	"runtime"
	"testing"
)

func withoutRights(t *testing.T, _ string) {
	t.Helper()
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("NOT TESTED: every file may be read here; run the tests as another user, or on Linux")
	}
}
