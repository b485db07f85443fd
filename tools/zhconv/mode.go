package zhconv

import (
	"slices"
	"strings"
)

// Mode names a conversion, by OpenCC's names.
type Mode string

// The modes. T is OpenCC's own intermediate standard; readers are given S2TW or S2HK (BYVoid/OpenCC#1001).
const (
	S2T  Mode = "s2t"  // Simplified to Traditional, OpenCC's standard
	T2S  Mode = "t2s"  // Traditional, OpenCC's standard, to Simplified
	S2TW Mode = "s2tw" // Simplified to Traditional with Taiwan's characters
	TW2S Mode = "tw2s" // Traditional with Taiwan's characters to Simplified
	S2HK Mode = "s2hk" // Simplified to Traditional with Hong Kong's characters
	HK2S Mode = "hk2s" // Traditional with Hong Kong's characters to Simplified
	T2TW Mode = "t2tw" // Traditional, OpenCC's standard, to Taiwan's characters
	TW2T Mode = "tw2t" // and back
	T2HK Mode = "t2hk" // Traditional, OpenCC's standard, to Hong Kong's characters
	HK2T Mode = "hk2t" // and back

	// These replace vocabulary as well and so corrupt official names: 程序 becomes 程式, 信息 資訊, 发布 釋出.
	// They are there for comparison and for other people's text. Never use them for official text.
	S2TWP Mode = "s2twp"
	TW2SP Mode = "tw2sp"
)

// Modes returns every mode, sorted.
func Modes() []Mode {
	return []Mode{HK2S, HK2T, S2HK, S2T, S2TW, S2TWP, T2HK, T2S, T2TW, TW2S, TW2SP, TW2T}
}

func (m Mode) known() bool { return slices.Contains(Modes(), m) }

func (m Mode) fromSimplified() bool { return strings.HasPrefix(string(m), "s2") }

func (m Mode) toSimplified() bool {
	return strings.HasSuffix(string(m), "2s") || m == TW2SP
}
