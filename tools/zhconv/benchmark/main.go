//go:build unix

// Command benchmark is what bench/zhconv runs of this project: it makes the texts and converts them.
//
// Usage: benchmark text SOURCES WORDS DIR, or benchmark run MODE FILE [strict].
package main

import (
	"fmt"
	"log"
	"os"
	"syscall"
	"time"

	"gonggao/tools/zhconv"
)

func main() {
	log.SetFlags(0)
	args := os.Args[1:]
	var err error
	switch {
	case len(args) == 4 && args[0] == "text":
		err = writeTexts(args[1], args[2], args[3])
	case len(args) >= 3 && args[0] == "run":
		err = run(zhconv.Mode(args[1]), args[2], len(args) > 3)
	default:
		log.Fatal("usage: benchmark text SOURCES WORDS DIR | benchmark run MODE FILE [strict]")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run prints CPU seconds to load, CPU seconds to convert the file, bytes made.
func run(mode zhconv.Mode, file string, strict bool) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before := cpu()
	c, err := zhconv.New(mode, zhconv.Options{Strict: strict})
	if err != nil {
		return err
	}
	c.AppendConvert(nil, text[:3000])
	loaded := cpu()
	made := c.AppendConvert(nil, text)
	fmt.Println((loaded - before).Seconds(), (cpu() - loaded).Seconds(), len(made))
	return nil
}

// cpu is the time that the process has computed.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
