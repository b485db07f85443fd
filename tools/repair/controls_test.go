package repair

import "testing"

func TestControls(t *testing.T) {
	runCases(t, Options{}, []repairCase{
		{
			name:  "what nobody can see goes",
			lines: []string{"增強\x06\x07，對\uFEFF外\u200B開\u202E放\u2066\uFFFE。"},
			want:  []string{"增強，對外開放。"},
		},
		{
			name:  "joiners and soft meanings stay",
			lines: []string{"می‌خواهم 👩‍💻 到此", "ئۇيغۇر\u200F (2020)\u200E"},
		},
		{
			name:  "lost characters stay and are flagged",
			lines: []string{"新界屯門大興\uFFFD第\uE5CF座"},
			flags: []string{"lost-character 新界屯門大興\uFFFD第\uE5CF座"},
		},
	})
}
