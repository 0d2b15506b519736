package discord

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// A custom id is what Discord gives back when somebody uses a button or a select.
// It looks like
//
//	1|page|2|stance India
//
// with a version, what the button does (verb), to what (arg), and a piece of the
// question that the message answers. The pieces of all ids of a message, in their
// order, make the question: so a button works after a restart, and nobody's question
// has to be kept anywhere but in the message that answers it.
type customID struct {
	verb  string
	arg   string // has no '|'
	piece string
}

const (
	idVersion = "1"
	idSep     = "|"
	maxID     = 100 // characters that Discord allows
)

// argForm is what an argument may look like: a number, a snowflake, or the id or hash
// of something.
var argForm = regexp.MustCompile(`^[0-9A-Za-z._~/-]{0,40}$`)

// verbForm is what a verb may look like.
var verbForm = regexp.MustCompile(`^[a-z]{1,10}$`)

var errCustomID = errors.New("not a custom id of this bot")

// parseCustomID reads an id from outside. It takes only what String writes.
func parseCustomID(s string) (customID, error) {
	if len(s) > maxID*utf8.UTFMax || utf8.RuneCountInString(s) > maxID || !utf8.ValidString(s) {
		return customID{}, errCustomID
	}
	parts := strings.SplitN(s, idSep, 4)
	if len(parts) != 4 || parts[0] != idVersion || !verbForm.MatchString(parts[1]) || !argForm.MatchString(parts[2]) {
		return customID{}, errCustomID
	}
	return customID{parts[1], parts[2], parts[3]}, nil
}

// String returns the id as Discord keeps it.
func (id customID) String() string {
	return strings.Join([]string{idVersion, id.verb, id.arg, id.piece}, idSep)
}

// ownPiece reports whether the piece is a question of the button's own, and no part of
// what the message answers.
func (id customID) ownPiece() bool { return id.verb == verbAsk || id.verb == verbOthers }

// carry spreads question over ids and reports whether they have room for it. If not,
// they carry nothing.
func carry(question string, ids []*customID) bool {
	rest := question
	for _, id := range ids {
		// Blanks at the edges might not come back.
		n := maxID - utf8.RuneCountInString(id.String())
		piece, left := firstRunes(rest, n)
		for piece != "" && left != "" && (strings.HasSuffix(piece, " ") || strings.HasPrefix(left, " ")) {
			_, size := utf8.DecodeLastRuneInString(piece)
			piece, left = piece[:len(piece)-size], rest[len(piece)-size:]
		}
		id.piece, rest = piece, left
	}
	if rest == "" {
		return true
	}
	for _, id := range ids {
		id.piece = ""
	}
	return false
}

// firstRunes returns s in two, the first n characters and the others.
func firstRunes(s string, n int) (head, tail string) {
	for i := range s {
		if n--; n < 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// carried returns the ids of a message of ours and the question that they carry,
// which is empty when it was too long for them.
func carried(components []discordgo.MessageComponent) (ids []customID, question string) {
	var b strings.Builder
	for _, s := range customIDs(components) {
		if id, err := parseCustomID(s); err == nil {
			ids = append(ids, id)
			if !id.ownPiece() {
				b.WriteString(id.piece)
			}
		}
	}
	return ids, b.String()
}

// customIDs returns the custom ids of components, in their order.
func customIDs(components []discordgo.MessageComponent) []string {
	var out []string
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.ActionsRow:
			out = append(out, customIDs(c.Components)...)
		case discordgo.ActionsRow:
			out = append(out, customIDs(c.Components)...)
		case *discordgo.Button:
			out = append(out, c.CustomID)
		case discordgo.Button:
			out = append(out, c.CustomID)
		case *discordgo.SelectMenu:
			out = append(out, c.CustomID)
		case discordgo.SelectMenu:
			out = append(out, c.CustomID)
		}
	}
	return out
}

// oneLine returns s with single blanks for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
