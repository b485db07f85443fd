package warc

import (
	"encoding/base32"
	"encoding/hex"
	"strings"
	"testing"
)

// sum returns the digest of a text in hex.
func sum(algorithm, text string) string {
	h := digests[algorithm]()
	h.Write([]byte(text))
	return hex.EncodeToString(h.Sum(nil))
}

func TestParseDigest(t *testing.T) {
	const (
		sha1   = "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709" // of nothing: RFC 3174, FIPS 180-4, RFC 1321
		sha256 = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
		md5    = "md5:d41d8cd98f00b204e9800998ecf8427e"
	)
	for field, want := range map[string]string{
		"sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ":    sha1,
		" SHA-1 : 3i42h3s6nnfq2msvx7xzkyaysx5qbyj": "", // a letter is missing
		"SHA-1: 3i42h3s6nnfq2msvx7xzkyayscx5qbyj ": sha1,
		strings.ToUpper(sha1):                      sha1,
		sha1:                                       sha1,
		sha256:                                     sha256,
		"sha-256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====": sha256,
		"sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ":      sha256,
		md5:                                md5,
		"md5:2QOYZWMPACZAJ2MABGMOZ6CCPY==": md5,
		"sha1:":                            "",
		"sha1":                             "",
		"":                                 "",
		"crc32:00000000":                   "",
		"sha1:" + strings.Repeat("z", 40):  "",
		"sha1:" + strings.Repeat("1", 32):  "", // base32 has no 1
		sha256 + "00":                      "",
	} {
		d := ParseDigest(field)
		if d.String() != want {
			t.Errorf("%q: %v, want %q", field, d, want)
		}
		if want != "" && (d.Of(nil) != d || d.Of([]byte("x")) == d) {
			t.Errorf("%q: does not hold of nothing, or holds of something", field)
		}
	}
}

func FuzzParseDigest(f *testing.F) {
	f.Add("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
	f.Add("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
	f.Fuzz(func(t *testing.T, field string) {
		d := ParseDigest(field)
		if d == (Digest{}) {
			return
		}
		if ParseDigest(d.String()) != d || ParseDigest(d.algorithm+":"+base32.StdEncoding.EncodeToString([]byte(d.sum))) != d {
			t.Errorf("%q → %v is not read back", field, d)
		}
	})
}
