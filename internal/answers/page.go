package answers

import "attache/internal/facts"

// A Page is an Answer laid out for reading, before any typography: the faces
// (terminal, Discord) escape, colour, wrap and cut it, and add nothing.
//
// Every run of text on a page says where it comes from, so that the first
// promise (nothing is made up) can be checked on what people really see.
type Page struct {
	Title    []Piece   // what the page is about
	Lead     []Piece   // one line under the title: other names, or why there is no answer; may be empty
	Sections []Section // in reading order
	Tips     []string  // questions to send next, ready to type, without prefix
	Footer   []Piece   // the corpus and its snapshot
	Found    bool      // false for not_found and invalid: faces may tone the page down
}

// A Section is a heading and what stands under it.
type Section struct {
	Heading []Piece // may be empty
	Items   []Item
}

// An Item is one statement and the citations it rests on. Either may be empty.
type Item struct {
	Text  []Piece
	Cites []Citation
}

// A Citation is a quotation from an article with its origin.
type Citation struct {
	facts.Evidence
	Highlights [][2]int // byte offsets into Text; may be empty
}

// An Origin tells where a Piece comes from.
type Origin int

const (
	Word    Origin = iota // the bot's fixed vocabulary
	Value                 // a value taken from an article, its metadata, or the question itself
	Quoted                // the exact words of an article
	Command               // a question the reader can send as it stands, without prefix
)

// A Piece is a run of text of one origin. Pieces of a line are joined without
// anything between them; Text carries its own spaces.
type Piece struct {
	Origin Origin
	Text   string
	Strong bool // what the eye should find first
	Date   bool // Text is a day in DateLayout: a face may show it in the reader's way
}
