package zhconv

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Strict is OpenCC byte for byte, on 20 MB in every mode. OPENCC names its command of version 1.4.2 (the PyPI package
// installs it); else it is looked for in PATH.
func TestStrictIsOpenCC(t *testing.T) {
	command := os.Getenv("OPENCC")
	if command == "" {
		command = "opencc"
	}
	command, err := exec.LookPath(command)
	if err != nil {
		t.Skipf("NOT CHECKED AGAINST OPENCC: %v; set OPENCC to its command", err)
	}
	version, err := exec.Command(command, "--version").CombinedOutput()
	if err != nil || !bytes.Contains(version, []byte("1.4.2")) {
		t.Skipf("NOT CHECKED AGAINST OPENCC: %s is not version 1.4.2: %s", command, version)
	}
	if testing.Short() {
		t.Skip("NOT CHECKED AGAINST OPENCC: it takes a minute")
	}
	var clean strings.Builder // what OpenCC's command reads as text
	for line := range strings.Lines(samples(t, 530000)) {
		if utf8.ValidString(line) && !strings.Contains(line, "\x00") {
			clean.WriteString(line)
		}
	}
	for _, mode := range Modes() {
		c := newConverter(t, mode, Options{Strict: true})
		lines := slices.Collect(strings.Lines(clean.String()))
		differ := differing(t, command, c, mode, lines)
		// OpenCC's command converts what its buffer holds but for 16 characters and so cuts words in two, a line in
		// some hundred thousand. Those lines are put to it again, by themselves.
		again := differing(t, command, c, mode, differ)
		for _, line := range again[:min(10, len(again))] {
			t.Errorf("%s: %q differs: %q", mode, line, c.String(line))
		}
		t.Logf("%s: %d bytes, %d lines differ, %d of them by OpenCC's buffer", mode, clean.Len(), len(differ), len(differ)-len(again))
	}
}

// differing returns the lines that OpenCC's command converts otherwise.
func differing(t *testing.T, command string, c *Converter, mode Mode, lines []string) []string {
	t.Helper()
	if len(lines) == 0 {
		return nil
	}
	cmd := exec.Command(command, "-c", string(mode)+".json")
	cmd.Stdin = strings.NewReader(strings.Join(lines, ""))
	var message bytes.Buffer
	cmd.Stderr = &message
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", mode, err, &message)
	}
	want := slices.Collect(strings.Lines(string(out)))
	if len(want) != len(lines) {
		t.Fatalf("%s: OpenCC made %d lines of %d", mode, len(want), len(lines))
	}
	var differ []string
	for i, line := range lines {
		if c.String(line) != want[i] {
			differ = append(differ, line)
		}
	}
	return differ
}
