//go:build unix

package capture

import "syscall"

// Without it a pipe that took a file's place since the listing would hang the run.
const nonBlocking = syscall.O_NONBLOCK
