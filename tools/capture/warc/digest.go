package warc

import (
	"crypto/md5" // crawlers wrote it; like SHA-1 it shows damage, not forgery
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"hash"
	"strings"
)

// Digest is a labelled digest (ISO 28500:2017 §5.8, §5.9), the zero value when there is none or it cannot be checked.
type Digest struct {
	algorithm string
	sum       string // the bytes
}

// digests are the algorithms that can be checked, by the letters and numbers of their names.
var digests = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
}

// ParseDigest reads a field such as sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ; the value may be base32 or hex, in either case,
// with padding or without. What is malformed or of an algorithm that is not known is the zero value.
func ParseDigest(field string) Digest {
	name, value, _ := strings.Cut(strings.TrimSpace(field), ":")
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "-", "")
	start, known := digests[name]
	if !known {
		return Digest{}
	}
	size := start().Size()
	value = strings.TrimRight(strings.TrimSpace(value), "=")
	var sum []byte
	var err error
	switch len(value) {
	case hex.EncodedLen(size):
		sum, err = hex.DecodeString(value)
	case unpadded.EncodedLen(size):
		sum, err = unpadded.DecodeString(strings.ToUpper(value))
	}
	if err != nil || len(sum) != size {
		return Digest{}
	}
	return Digest{name, string(sum)}
}

var unpadded = base32.StdEncoding.WithPadding(base32.NoPadding)

// String returns the digest in one spelling, in hex; "" when there is none.
func (d Digest) String() string {
	if d.algorithm == "" {
		return ""
	}
	return d.algorithm + ":" + hex.EncodeToString([]byte(d.sum))
}

// Hash returns what computes digests of this kind, nil when there is none.
func (d Digest) Hash() hash.Hash {
	if d.algorithm == "" {
		return nil
	}
	return digests[d.algorithm]()
}

// Of returns the digest of data by the algorithm of d, which must not be zero.
func (d Digest) Of(data []byte) Digest {
	h := d.Hash()
	h.Write(data)
	return d.Sum(h)
}

// Sum returns what a hash from Hash has come to.
func (d Digest) Sum(h hash.Hash) Digest { return Digest{d.algorithm, string(h.Sum(nil))} }

// PayloadDigest returns the digest by the algorithm of d of the entity as stored or, when that is not d, of what it is without
// its transfer coding, or of the payload: the norm means the second, and crawlers write all three.
func (r Response) PayloadDigest(d Digest, entity, payload []byte) Digest {
	found := d.Of(entity)
	if found == d || !r.Coded() {
		return found
	}
	if r.chunked() {
		if data, _, _ := dechunk(entity); d.Of(data) == d {
			return d
		}
	}
	if d.Of(payload) == d {
		return d
	}
	return found
}
