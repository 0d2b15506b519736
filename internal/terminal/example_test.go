package terminal_test

import (
	"fmt"
	"os"

	"attache/internal/answers"
	"attache/internal/facts"
	"attache/internal/terminal"
)

func ExampleRender() {
	page := answers.Page{
		Found: true,
		Title: []answers.Piece{{Origin: answers.Value, Text: "Ingrid Solberg"}},
		Sections: []answers.Section{{
			Heading: []answers.Piece{{Origin: answers.Word, Text: "Facts"}},
			Items: []answers.Item{{
				Text:  []answers.Piece{{Origin: answers.Word, Text: "Age: "}, {Origin: answers.Value, Text: "51"}},
				Cites: []answers.Citation{{Evidence: facts.Evidence{Article: "talks", Source: "The Fjord", Date: "2031-05-20", Text: "Solberg (51) met Madsen."}}},
			}},
		}},
	}
	if err := terminal.Render(os.Stdout, page, terminal.Style{Width: 60}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Ingrid Solberg
	// ──────────────
	//
	// Facts
	// • Age: 51
	//   │ Solberg (51) met Madsen.
	//   — The Fjord, 2031-05-20 [talks]
}
