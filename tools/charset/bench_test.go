package charset

import (
	"strings"
	"testing"
)

// A page of 60 KB, half of it markup.
func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("<p class=\"text\"><span>现向社会公开征求意见，欢迎大家积极参与。</span></p>\n", 600)
	gbk, err := encodings[GB18030].NewEncoder().Bytes([]byte(text))
	if err != nil {
		b.Fatal(err)
	}
	for name, body := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 damaged": []byte(text + "\xFF"), "GBK": gbk, "UTF-16": []byte(strings.Join(strings.Split(text, ""), "\x00")),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				detect(body, "")
			}
		})
	}
}
