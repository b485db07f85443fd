package hugosite

import (
	"bytes"
	"fmt"
	"path"

	"github.com/aymanbagabas/go-udiff"
)

// WriteOptions say how to write.
type WriteOptions struct {
	DryRun      bool // say what would be done, do nothing
	AcceptEdits bool // people's edits stand, until the tool's own output changes
}

// FileResult says what became of one file.
type FileResult struct {
	Path   string // below content/, slash-separated
	Status Status
	Reason Reason
	Diff   string // Conflict: unified, from the person's file to what the tool would write
	Err    error  // Failed
}

// Status is what became of a file.
type Status string

// The statuses.
const (
	FileWritten   Status = "written" // in a dry run: would be
	FileUnchanged Status = "unchanged"
	FileConflict  Status = "conflict" // a person's: left alone
	FileFailed    Status = "failed"
)

// Reason says more about a status.
type Reason string

// The reasons.
const (
	Edited    Reason = "edited"     // conflict: a person changed what the tool wrote
	Removed   Reason = "removed"    // conflict: a person deleted it; the tool does not bring it back
	Foreign   Reason = "foreign"    // conflict: the tool has no record of having written it
	OtherPage Reason = "other-page" // conflict: the directory belongs to another page
	Accepted  Reason = "accepted"   // unchanged: a person's edit or deletion that was accepted
)

// Write writes bundles below root, the content directory, and says what became of each file.
// A file that a person made, changed or deleted is left as it is and reported as a conflict. Whoever wants the
// tool's own again deletes the whole bundle, its record with it. When the original script is a person's, the
// derived script is made again from it. What cannot be read or written fails and the run goes on; the error
// returned is about root itself. A second run writes nothing.
func Write(root string, bundles []Bundle, opts WriteOptions) ([]FileResult, error) {
	store, err := openStore(root, opts.DryRun)
	if err != nil {
		return nil, fmt.Errorf("write below %s: %w", root, err)
	}
	defer store.close()
	var results []FileResult
	seen := map[string]bool{}
	for _, b := range bundles {
		if seen[b.Path] {
			results = append(results, FileResult{Path: b.Path, Status: FileFailed, Err: fmt.Errorf("write %s: two pages have this path", b.Path)})
			continue
		}
		seen[b.Path] = true
		w := bundleWriter{store: store, opts: opts, b: b}
		w.write()
		results = append(results, w.results...)
	}
	return results, nil
}

type bundleWriter struct {
	store   store
	opts    WriteOptions
	b       Bundle
	results []FileResult

	record  Record // on disk
	head    []byte // of it, nil when there is none
	written map[string]Written
}

// file is what was found and decided about one file.
type file struct {
	name    string
	disk    []byte // nil: not there
	result  FileResult
	written Written
	known   bool // written is to be recorded
}

func (w *bundleWriter) write() {
	if !w.readRecord() {
		return
	}
	w.written = map[string]Written{}
	for name, was := range w.record.Written { // until something is written; and what the page no longer has is still ours
		if name != w.b.Files[0].Name && name != RecordFile {
			w.written[name] = was
		}
	}
	done := map[string]file{}
	for i, f := range w.b.Files {
		if f.Name == RecordFile {
			continue
		}
		decided, ok := w.writeFile(f, done[f.from])
		if i == 0 && (!ok || decided.result.Reason == Foreign) {
			return // nothing can be derived, and no record can say what is here
		}
		done[f.Name] = decided
	}
	w.writeRecord(done[w.b.Files[0].Name].result.Status == FileConflict)
}

// writeFile writes one file, made from a person's original where there is one.
func (w *bundleWriter) writeFile(f File, original file) (file, bool) {
	if f.asset != nil && f.asset.Err != nil {
		w.fail(f.Name, f.asset.Err)
		return file{}, false
	}
	if f.derive != nil && original.persons() {
		data, err := f.derive(original.disk)
		if err != nil {
			w.fail(f.Name, fmt.Errorf("derive %s from the edited %s: %w", w.path(f.Name), original.name, err))
			return file{}, false
		}
		f.Data = data
	}
	decided, ok := w.decide(f)
	if ok {
		ok = w.put(decided, f)
	}
	if f.asset != nil {
		decided.disk = nil // may be large
	}
	return decided, ok
}

// readRecord reports whether the bundle can be worked on.
func (w *bundleWriter) readRecord() bool {
	data, err := w.store.read(w.path(RecordFile))
	if err != nil {
		w.fail(RecordFile, err)
		return false
	}
	if data == nil {
		return true
	}
	head, ok := splitRecord(data)
	if ok && bytes.Equal(head, w.b.head) {
		written, err := decodeWritten(data[len(head):])
		if err == nil && bytes.Equal(data, joinRecord(head, written)) { // nothing else can be in it
			w.record, w.head = w.b.Record, head
			w.record.Written = written
			return true
		}
	}
	record, err := DecodeRecord(data)
	if err != nil || !ok {
		// Without a record every file that differs counts as a person's.
		w.results = append(w.results, FileResult{Path: w.path(RecordFile), Status: FileConflict, Reason: Foreign,
			Diff: w.diff(RecordFile, data, w.b.Files[2].Data)})
		return false
	}
	if record.ID != w.b.Record.ID {
		w.results = append(w.results, FileResult{Path: w.path(RecordFile), Status: FileConflict, Reason: OtherPage})
		return false
	}
	w.record, w.head = record, head
	return true
}

// decide compares a file with what the tool would write. It is the tool's own only when its digest is on record.
func (w *bundleWriter) decide(f File) (file, bool) {
	disk, err := w.store.read(w.path(f.Name))
	if err != nil {
		w.fail(f.Name, err)
		return file{}, false
	}
	return w.compare(f, disk), true
}

func (w *bundleWriter) compare(want File, disk []byte) file {
	name := want.Name
	was, known := w.record.Written[name]
	wanted := want.sha256()
	f := file{name: name, disk: disk, written: want.written(), known: true}
	f.result = FileResult{Path: w.path(name), Status: FileWritten}
	found := Deleted
	if disk != nil {
		found = digest(disk)
	}
	switch {
	case found == wanted:
		f.result.Status = FileUnchanged
	case disk == nil && !known, known && found == was.SHA256:
	case known && found == was.Accepted && wanted == was.SHA256:
		f.result.Status, f.result.Reason, f.written = FileUnchanged, Accepted, was
	case w.opts.AcceptEdits:
		f.result.Status, f.result.Reason, f.written.Accepted = FileUnchanged, Accepted, found
	default:
		f.result.Status, f.result.Reason, f.written, f.known = FileConflict, Edited, was, known
		if !known {
			f.result.Reason = Foreign
		}
		if disk == nil {
			f.result.Reason = Removed
		} else if want.asset == nil {
			f.result.Diff = w.diff(name, disk, want.Data)
		}
	}
	return f
}

// persons reports whether what is on disk after this run is a person's.
func (f file) persons() bool {
	return f.disk != nil && (f.result.Status == FileConflict || f.result.Reason == Accepted)
}

// put writes the file if it is to be written, and records it.
func (w *bundleWriter) put(f file, want File) bool {
	if f.result.Status == FileWritten {
		data, err := want.data()
		if err == nil {
			err = w.store.write(w.path(f.name), data)
		}
		if err != nil {
			w.fail(f.name, err)
			return false
		}
	}
	w.results = append(w.results, f.result)
	if f.known {
		w.written[f.name] = f.written
	}
	return true
}

// writeRecord comes last: after a crash before it the files are what the next run would write, and no conflict.
// While the original-script file is a person's the record goes on describing the one that the person started from.
func (w *bundleWriter) writeRecord(keep bool) {
	head := w.head
	f := file{result: FileResult{Path: w.path(RecordFile), Status: FileUnchanged}}
	if keep {
		f.written, f.known = w.record.Written[RecordFile]
	} else {
		want := w.b.head
		if f = w.compare(File{Name: RecordFile, Data: want}, w.head); !f.persons() {
			head = want
		}
	}
	if f.known {
		w.written[RecordFile] = f.written
	}
	data := joinRecord(head, w.written)
	if w.head == nil || string(data) != string(joinRecord(w.head, w.record.Written)) {
		if err := w.store.write(w.path(RecordFile), data); err != nil {
			w.fail(RecordFile, err)
			return
		}
		if f.result.Status == FileUnchanged {
			f.result.Status = FileWritten
		}
	}
	w.results = append(w.results, f.result)
}

func (w *bundleWriter) path(name string) string { return path.Join(w.b.Path, name) }

func (w *bundleWriter) diff(name string, persons, tools []byte) string {
	return udiff.Unified(w.path(name), w.path(name)+" (as imported)", string(persons), string(tools))
}

func (w *bundleWriter) fail(name string, err error) {
	w.results = append(w.results, FileResult{Path: w.path(name), Status: FileFailed, Err: err})
}
