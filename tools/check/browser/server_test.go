package browser

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// webServer is a server that docs/hosting has a ready file for.
type webServer struct {
	program string // the Debian package too
	ready   string
	secure  bool     // the file is of a site with a certificate
	own     []string // what in the file stands for something of this machine, and that: strings.NewReplacer
	frame   string   // what the file stands in, at %s
	check   []string // asks the server what it thinks of FILE
	run     []string // stays in front
}

// In these, DIR is a scratch folder with site/, cert.pem and key.pem, FILE the whole configuration, PORT a free port.
var webServers = []webServer{
	{
		program: "nginx", ready: "nginx.conf", secure: true,
		own: []string{
			"listen 443 ssl;", "listen 127.0.0.1:PORT ssl;", "/srv/www", "DIR/site", "include mime.types;", "include /etc/nginx/mime.types;",
			"/etc/ssl/www.example.gov.cn.pem", "DIR/cert.pem", "/etc/ssl/www.example.gov.cn.key", "DIR/key.pem",
		},
		frame: `daemon off;
pid DIR/nginx.pid;
events { }
http {
	access_log off;
	client_body_temp_path DIR/body;
	proxy_temp_path DIR/proxy;
	fastcgi_temp_path DIR/fastcgi;
	uwsgi_temp_path DIR/uwsgi;
	scgi_temp_path DIR/scgi;
%s}
`,
		check: []string{"-t", "-q", "-e", "stderr", "-c", "FILE"},
		run:   []string{"-e", "stderr", "-c", "FILE"},
	},
	{
		program: "caddy", ready: "Caddyfile", secure: true,
		own: []string{"www.example.gov.cn {", "https://127.0.0.1:PORT {\n\ttls DIR/cert.pem DIR/key.pem", "/srv/www", "DIR/site"},
		frame: `{
	admin off
	auto_https off
}
%s`,
		check: []string{"adapt", "--validate", "--adapter", "caddyfile", "--config", "FILE"},
		run:   []string{"run", "--adapter", "caddyfile", "--config", "FILE"},
	},
	{
		program: "apache2", ready: "apache.conf",
		frame: `ServerRoot DIR
ServerName 127.0.0.1
DefaultRuntimeDir DIR
PidFile DIR/apache.pid
ErrorLog /dev/stderr
LogLevel crit
Listen 127.0.0.1:PORT
` + modules("mpm_event", "authz_core", "autoindex", "dir", "mime", "headers", "filter", "deflate") + `
TypesConfig /etc/mime.types
User www-data
Group www-data
<VirtualHost *:PORT>
DocumentRoot DIR/site
<Directory DIR/site>
Options Indexes FollowSymLinks
Require all granted
</Directory>
%s</VirtualHost>
`,
		check: []string{"-t", "-f", "FILE"},
		run:   []string{"-D", "FOREGROUND", "-f", "FILE"},
	},
}

func modules(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", name, name)
	}
	return b.String()
}

// start serves a copy of the site with the ready file, and returns the copy with a client that trusts the server. Without the
// program the test is skipped, on a CI server too.
func (w webServer) start(t *testing.T, s *site) (*site, *http.Client) {
	t.Helper()
	program, err := exec.LookPath(w.program)
	if err != nil {
		program, err = exec.LookPath("/usr/sbin/" + w.program)
	}
	if err != nil {
		skip(t, fmt.Sprintf("%s was not found, so docs/hosting/%s was not tried.\nTo install it: apt-get install %s", w.program, w.ready, w.program))
	}
	dir, err := os.MkdirTemp("", "gonggao-"+w.program+"-") // t.TempDir() is closed to the user that a server started by root becomes
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // in the system's temporary folder
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "site"), s.public); err != nil {
		t.Fatal(err)
	}
	client := certify(t, dir)
	port := freePort(t)
	text, err := os.ReadFile(filepath.Join("../../../docs/hosting", w.ready))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(w.own); i += 2 {
		if !strings.Contains(string(text), w.own[i]) {
			t.Fatalf("%s has no %q", w.ready, w.own[i])
		}
	}
	file := filepath.Join(dir, "configuration")
	place := strings.NewReplacer("DIR", dir, "FILE", file, "PORT", strconv.Itoa(port))
	whole := place.Replace(fmt.Sprintf(w.frame, strings.NewReplacer(w.own...).Replace(string(text))))
	if err := os.WriteFile(file, []byte(whole), 0o644); err != nil {
		t.Fatal(err)
	}
	arguments := func(list []string) (all []string) {
		for _, a := range list {
			all = append(all, place.Replace(a))
		}
		return all
	}
	home := append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir) // Caddy writes there
	try := exec.Command(program, arguments(w.check)...)
	try.Env = home
	if out, err := try.CombinedOutput(); err != nil || bytes.Contains(out, []byte("[warn]")) {
		t.Fatalf("%s does not like %s: %v\n%s", w.program, w.ready, err, out)
	}
	cmd := exec.CommandContext(t.Context(), program, arguments(w.run)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) } // its children end with it
	cmd.Env = home
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Wait() // it was told to end
		if t.Failed() {
			t.Logf("%s:\n%s", w.program, out.String())
		}
	})
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	for range 200 {
		if c, err := net.Dial("tcp", address); err == nil {
			_ = c.Close()
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	scheme := "http://"
	if w.secure {
		scheme = "https://"
	}
	return &site{folder: filepath.Join(dir, "site"), public: os.DirFS(filepath.Join(dir, "site")), url: scheme + address + "/"}, client
}

// certify writes the certificate that httptest has for 127.0.0.1, and returns a client that trusts it and follows nothing.
func certify(t *testing.T, dir string) *http.Client {
	t.Helper()
	server := httptest.NewTLSServer(nil)
	t.Cleanup(server.Close)
	certificate := server.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{
		"cert.pem": {Type: "CERTIFICATE", Bytes: certificate.Certificate[0]},
		"key.pem":  {Type: "PRIVATE KEY", Bytes: key},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	client := server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
