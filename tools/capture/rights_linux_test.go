package capture_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// withoutRights makes the rest of a test see the files below root as an ordinary user does. For root, this thread's user towards the file
// system becomes another.
func withoutRights(t *testing.T, root string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	if err := os.Chmod(filepath.Dir(root), 0o755); err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread()
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setfsuid(0); err != nil {
			t.Fatal(err) // the thread stays locked, and ends with the test
		}
		runtime.UnlockOSThread()
	})
}
