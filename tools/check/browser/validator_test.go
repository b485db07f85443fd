package browser

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const (
	validatorFile    = "node_modules/vnu-jar/build/dist/vnu.jar"
	installValidator = "apt-get install default-jre-headless; npm ci --prefix tools/check/browser (or tools/check/browser/setup.sh)"
)

// notice is one message of the Nu validator.
type notice struct {
	Type    string `json:"type"` // error, info, or non-document-error when it could not read
	URL     string `json:"url"`
	Line    int    `json:"lastLine"`
	Message string `json:"message"`
	Extract string `json:"extract"`
}

// TestValid asks the Nu validator about every page and style sheet.
func TestValid(t *testing.T) {
	s := openSite(t)
	for _, n := range validate(t, s.folder) {
		t.Errorf("%s:%d: %s\n    %s", n.URL[strings.LastIndex(n.URL, "public/")+1:], n.Line, n.Message, n.Extract)
	}
}

// TestValidatorFinds makes sure that silence means something.
func TestValidatorFinds(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.html": `<!DOCTYPE html><html lang="zh-Hans"><head><title>x</title></head><body><p><div>x</p></body></html>`,
		"a.css":  `p { colour: red }`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found := map[string]bool{}
	for _, n := range validate(t, dir) {
		found[filepath.Ext(n.URL)] = true
	}
	if !found[".html"] || !found[".css"] {
		t.Errorf("found faults in %v only", found)
	}
}

// validate returns the errors in the HTML and CSS below folder.
func validate(t *testing.T, folder string) []notice {
	t.Helper()
	_, err := os.Stat(validatorFile)
	need(t, err, "the Nu validator", installValidator)
	java, err := exec.LookPath("java")
	need(t, err, "Java 17", installValidator)
	cmd := exec.Command(java, "-Xss2m", "-jar", validatorFile, "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--skip-non-html", folder)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	var report struct {
		Messages []notice `json:"messages"`
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var found []notice
	for _, n := range report.Messages {
		if n.Type != "info" {
			found = append(found, n)
		}
	}
	return found
}
