package announcement

// Repair is one change to the text of one block, with what is needed to undo it.
type Repair struct {
	Rule       string     `json:"rule"`
	Block      int        `json:"block"`  // index of the block
	At         int        `json:"at"`     // byte offset in the block's text, when this repair's turn came
	Before     string     `json:"before"` // as found
	After      string     `json:"after"`
	Confidence Confidence `json:"confidence"`
	Reason     string     `json:"reason"` // one English clause, with the norm where there is one
}

// Undo takes the repair back from a text it was made on.
func (r Repair) Undo(text string) string {
	return text[:r.At] + r.Before + text[r.At+len(r.After):]
}

// Confidence says how well a repair is proved.
type Confidence string

// The levels of confidence. What is less than high is not repaired but flagged.
const (
	Certain       Confidence = "certain"       // follows from a norm or from the bytes alone
	High          Confidence = "high"          // follows from a pattern with a known exception rate near zero
	Reconstructed Confidence = "reconstructed" // the only value that meets every constraint; shown to readers as reconstructed
)
