package hugosite

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonggao/tools/announcement"
)

// Verification says whether the text of a bundle is, but for the repairs on record, the text that was extracted.
type Verification struct {
	State  VerificationState
	Detail string // why not
}

// VerificationState is the result of a Verification.
type VerificationState string

// The states.
const (
	Verified     VerificationState = "verified"
	EditedByHand VerificationState = "edited-by-hand"
	Broken       VerificationState = "broken" // the tool's own file does not lead back to the text extracted
)

// Verify reads the original-script file and the record of a bundle, takes the repairs back and compares the
// digest of what remains with that of the text extracted. An edit that leaves the text alone still verifies.
// An error means that a file could not be read.
func Verify(dir string) (Verification, error) {
	data, err := os.ReadFile(filepath.Join(dir, RecordFile))
	if err != nil {
		return Verification{}, err
	}
	record, err := DecodeRecord(data)
	if err != nil {
		return Verification{Broken, err.Error()}, nil
	}
	if record.Original != Hans.file() && record.Original != Hant.file() {
		return Verification{Broken, fmt.Sprintf("%q is no page", record.Original)}, nil
	}
	page, err := os.ReadFile(filepath.Join(dir, record.Original))
	if os.IsNotExist(err) {
		return Verification{EditedByHand, record.Original + " was deleted"}, nil
	}
	if err != nil {
		return Verification{}, err
	}
	edited := digest(page) != record.Written[record.Original].SHA256
	script := Script(strings.TrimSuffix(strings.TrimPrefix(record.Original, "index."), ".md"))
	err = record.verify(page, func(name string) ([]byte, error) {
		file := tableFile(name, script)
		data, err := os.ReadFile(filepath.Join(dir, file))
		edited = edited || err != nil || digest(data) != record.Written[file].SHA256
		return data, err
	})
	switch {
	case err == nil:
		return Verification{State: Verified}, nil
	case edited:
		return Verification{EditedByHand, err.Error()}, nil
	}
	return Verification{Broken, err.Error()}, nil
}

// verify reads the page's tables, by name, with the function given.
func (r Record) verify(page []byte, table func(name string) ([]byte, error)) error {
	front, body, err := ReadPage(page)
	if err != nil {
		return err
	}
	texts := Texts(body, func(name string) (string, bool) {
		data, err := table(name)
		if err != nil {
			return "", false
		}
		text, err := tableText(data)
		return text, err == nil
	})
	if r.Titled {
		texts = slices.Insert(texts, 0, front.Title)
	}
	for _, i := range r.Empty {
		if i < 0 || i > len(texts) {
			return fmt.Errorf("there is no block %d", i)
		}
		texts = slices.Insert(texts, i, "")
	}
	if len(texts) != r.Blocks {
		return fmt.Errorf("the page has %d blocks, the record %d", len(texts), r.Blocks)
	}
	doc := announcement.Document{Repairs: r.Repairs}
	for _, text := range texts {
		doc.Blocks = append(doc.Blocks, announcement.Block{Text: text})
	}
	extracted, err := doc.Rewind()
	if err != nil {
		return err
	}
	if sum := textDigest(extracted); sum != r.ExtractedSHA256 {
		return fmt.Errorf("the text leads back to %s, extracted was %s", sum, r.ExtractedSHA256)
	}
	return r.verifyPages(extracted)
}

// verifyPages holds that each later page of a text over several gave the blocks that the record says it gave.
func (r Record) verifyPages(extracted []string) error {
	at := len(extracted)
	for _, page := range slices.Backward(r.More) {
		if page.Blocks < 0 || page.Blocks > at {
			return fmt.Errorf("%s cannot have %d of %d blocks", page.File, page.Blocks, len(extracted))
		}
		its := extracted[at-page.Blocks : at]
		at -= page.Blocks
		if sum := textDigest(its); page.Blocks > 0 && sum != page.ExtractedSHA256 {
			return fmt.Errorf("the text of %s leads back to %s, extracted was %s", page.File, sum, page.ExtractedSHA256)
		}
	}
	return nil
}
