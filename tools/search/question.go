package search

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// questions say what words ask for which field. They are data for this package and for the client: alternatives
// separated by |, folded, the longer one before the shorter one that it begins with.
//
//go:embed questions.json
var questionsFile []byte

type question struct {
	Field string `json:"field"` // what data-answer says; "way" stands for every one that begins so
	Words string `json:"words"`
}

func readQuestions() ([]question, error) {
	var questions []question
	if err := json.Unmarshal(questionsFile, &questions); err != nil {
		return nil, fmt.Errorf("read questions.json: %w", err)
	}
	return questions, nil
}

// filler is what a question has besides its subject and its words; it is only taken away from a question.
const filler = "请问|是多少|是什么|在哪里|在哪儿|有哪些|公布了吗|了吗|[的是吗呢啊？?]+$|^的+"

// ask returns the field that a query asks for and what is left to search; "" when it asks for none. Of several fields the
// first in the list counts.
func ask(questions []question, folded string) (field, rest string, err error) {
	for _, q := range questions {
		words, err := regexp.Compile(q.Words)
		if err != nil {
			return "", "", fmt.Errorf("questions.json: %s: %w", q.Field, err)
		}
		if words.MatchString(folded) {
			rest := words.ReplaceAllString(folded, " ")
			more := regexp.MustCompile(filler)
			for range 3 { // each may uncover another
				rest = strings.TrimSpace(more.ReplaceAllString(strings.TrimSpace(rest), " "))
			}
			return q.Field, rest, nil
		}
	}
	return "", folded, nil
}
