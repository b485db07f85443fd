package check

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hosts are the ready files for web servers, with how each writes a header.
var hosts = map[string]*regexp.Regexp{
	"static/_headers":          regexp.MustCompile(`(?m)^  ([A-Z][A-Za-z-]+): (.+)$`),
	"docs/hosting/nginx.conf":  regexp.MustCompile(`(?m)^    add_header ([A-Za-z-]+) "([^"]+)" always;$`),
	"docs/hosting/Caddyfile":   regexp.MustCompile(`(?m)^\t\t([A-Z][A-Za-z-]+) "([^"]+)"$`),
	"docs/hosting/apache.conf": regexp.MustCompile(`(?m)^Header always set ([A-Za-z-]+) "([^"]+)"$`),
}

// TestHostingHeaders holds that every server sends the same headers, and the policy of the pages themselves with the
// one directive that a <meta> may not have.
func TestHostingHeaders(t *testing.T) {
	head, err := os.ReadFile("../../layouts/_partials/head-end.html")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`Content-Security-Policy" content="([^"]+)"`).FindSubmatch(head)
	if m == nil {
		t.Fatal("head-end.html has no policy")
	}
	want := map[string]string{
		"Content-Security-Policy":    string(m[1]) + "; frame-ancestors 'none'",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "strict-origin-when-cross-origin",
		"Permissions-Policy":         "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Strict-Transport-Security":  "max-age=31536000",
	}
	for name, header := range hosts {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, m := range header.FindAllStringSubmatch(string(text), -1) {
			if !strings.HasPrefix(m[1], "Access-Control-") && m[1] != "Cache-Control" { // of some addresses only
				got[m[1]] = m[2]
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-head.html +file):\n%s", name, diff)
		}
	}
}
