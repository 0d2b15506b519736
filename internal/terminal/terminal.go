// Package terminal implements the face that Attaché shows in a terminal.
//
// Render writes one answer as text: statements, and under each the quotation it
// rests on behind a bar, with its origin. Chat answers one question after the
// other, with line editing, history and completion when a person types, and
// plainly when a program pipes.
//
// The face escapes, colours and wraps what an answers.Page says and adds
// nothing to it but punctuation and the phrases of Vocabulary. Text of articles
// is foreign: whatever it holds, it never drives the terminal.
package terminal

// What the face says in its own name. Each is the key of its translations.
const (
	sayTry      = "Try:"
	sayGap      = "…" // some of the article lies between two quotations
	sayNoSource = "source unknown"
	sayNoDate   = "date unknown"
	sayNeither  = "source and date unknown"
	sayAgain    = "Press Ctrl-C again to leave."
	sayTooLong  = "This line is too long for a question (4096 bytes at most) and was not asked."
	sayHistory  = "History is not kept: %s"
)

// Vocabulary is every phrase that the face may add to a page, so that a test can
// check that whatever is shown is evidence, a value or vocabulary. It is English.
var Vocabulary = []string{sayTry, sayNoSource, sayNoDate, sayNeither, sayAgain, sayTooLong, sayHistory}
