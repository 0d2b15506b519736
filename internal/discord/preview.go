package discord

import (
	"encoding/json"
	"fmt"

	"attache/internal/answers"
	"attache/internal/wording"
)

// Messages returns the messages that answer question with ans, one for each page of
// it, in the JSON that Discord would get. It is for looking at answers without
// Discord.
func Messages(question string, ans answers.Answer, prefix string, words *wording.Printer) ([]json.RawMessage, error) {
	b := &Bot{cfg: Config{Prefix: prefix}}
	r := &request{user: "1", rules: rules{prefix: prefix, speaks: true}, words: words}
	p := b.page(r, ans)
	// Drawing may change a sheet, so each page gets sheets of its own.
	var out []json.RawMessage
	for i := range Sheets(p, prefix, r.words) {
		m := b.draw(r, view{question: question, page: i}, ans, p, Sheets(p, prefix, r.words)).safe()
		raw, err := json.Marshal(m)
		if err != nil {
			return nil, fmt.Errorf("cannot encode page %d: %w", i+1, err)
		}
		out = append(out, raw)
	}
	return out, nil
}
