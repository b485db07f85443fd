//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// cost is what a process with its children took and left.
type cost struct {
	cpu, wall float64 // seconds
	peak      float64 // MB, of the largest process
	files     int
	size      float64 // MB
}

func (c cost) String() string {
	return fmt.Sprintf("%.1f, %.1f | %.0f | %d, %.0f", c.cpu, c.wall, c.peak, c.files, c.size)
}

// spend runs the program, which writes to an empty folder.
func spend(program string, args []string, public string) (cost, error) {
	if err := os.RemoveAll(public); err != nil {
		return cost{}, err
	}
	start := time.Now()
	cmd := exec.Command(program, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return cost{}, fmt.Errorf("%v: %w\n%s", cmd.Args, err, out)
	}
	c := cost{wall: time.Since(start).Seconds()}
	used := cmd.ProcessState
	c.cpu = (used.UserTime() + used.SystemTime()).Seconds()
	if u, ok := used.SysUsage().(*syscall.Rusage); ok {
		c.peak = float64(u.Maxrss) / 1e3
		if runtime.GOOS == "darwin" { // bytes there, kB elsewhere
			c.peak /= 1e3
		}
	}
	err = filepath.WalkDir(public, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		c.files++
		c.size += float64(info.Size()) / 1e6
		return nil
	})
	return c, err
}
