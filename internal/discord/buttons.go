package discord

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// What Discord allows of buttons and selects.
const (
	maxButtons = 5   // in a row
	maxButton  = 80  // characters of a label
	maxOptions = 25  // of a select
	maxOption  = 100 // characters of a label or description
)

// The verbs of custom ids: what buttons and selects do.
const (
	verbPage     = "page"     // shows the page in arg
	verbContext  = "context"  // shows the paragraph around the citation in arg, or selected
	verbSources  = "sources"  // lists the articles cited
	verbAsk      = "ask"      // asks the question that is the piece
	verbPick     = "pick"     // means the candidate in arg, or selected
	verbOthers   = "others"   // asks the piece again, whoever was picked before
	verbUp       = "up"       // the answer was good
	verbDown     = "down"     // the answer was wrong
	verbSettings = "settings" // turns a knob of the panel of settings
	verbDelete   = "delete"   // takes the message away; arg is who asked
)

// A keyboard is what stands under a message: rows of buttons and selects. Those that
// need the question of the message share its pieces.
type keyboard struct {
	rows [][]key
}

// A key is a button, or a select where it has options.
type key struct {
	id      customID
	label   string
	emoji   string
	style   discordgo.ButtonStyle
	off     bool
	needs   bool // is of no use without the question
	options []discordgo.SelectMenuOption
}

// row adds a row of keys, if there are any.
func (k *keyboard) row(keys ...key) {
	if len(keys) > 0 {
		k.rows = append(k.rows, keys)
	}
}

// carry lets the keys carry question. Where they have no room for it, those that need
// it go, and it reports false.
func (k *keyboard) carry(question string) bool {
	var ids []*customID
	for _, row := range k.rows {
		for i := range row {
			if !row[i].id.ownPiece() {
				ids = append(ids, &row[i].id)
			}
		}
	}
	if carry(oneLine(question), ids) {
		return true
	}
	for i := range k.rows {
		k.rows[i] = slices.DeleteFunc(k.rows[i], func(x key) bool { return x.needs })
	}
	return false
}

// components returns the keyboard as Discord wants it.
func (k *keyboard) components() []discordgo.MessageComponent {
	var out []discordgo.MessageComponent
	for _, keys := range k.rows {
		var row discordgo.ActionsRow
		for _, x := range keys {
			row.Components = append(row.Components, x.component())
		}
		if len(row.Components) > 0 {
			out = append(out, row)
		}
	}
	return out
}

func (x key) component() discordgo.MessageComponent {
	if len(x.options) > 0 {
		return discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: x.id.String(), Placeholder: x.label, Options: x.options}
	}
	c := discordgo.Button{Label: x.label, Style: x.style, Disabled: x.off, CustomID: x.id.String()}
	if c.Style == 0 {
		c.Style = discordgo.SecondaryButton
	}
	if x.emoji != "" {
		c.Emoji = &discordgo.ComponentEmoji{Name: x.emoji}
	}
	return c
}

// draw returns the message that shows the page of v, with its buttons. Where these have
// no room for the question, nobody could turn the page: then as much of the pages as a
// message takes stands in one, each in an embed of its own.
func (b *Bot) draw(r *request, v view, ans answers.Answer, p answers.Page, sheets []Sheet) post {
	shown := sheets[v.page : v.page+1]
	k := b.keys(r, v, ans, p, len(sheets), shown)
	if !k.carry(v.question) && v.page == 0 {
		shown = sheets[:together(sheets)]
		k = b.keys(r, v, ans, p, len(sheets), shown)
		k.carry(v.question)
		last := shown[len(shown)-1].Embed
		if more := itemsOf(sheets[len(shown):]); more > 0 {
			note := "\n\n" + clipNote(more, r.rules.prefix, r.words)
			if length(last.Description)+length(note) <= maxDescription {
				last.Description += note
			}
		}
	}
	out := post{Components: k.components()}
	for _, s := range shown {
		out.Embeds = append(out.Embeds, s.Embed)
	}
	return out
}

// What Discord allows of embeds in a message. The characters are those of all of them,
// less a note that may stand below.
const (
	maxEmbeds     = 10
	maxEmbedsText = 6000 - 500
)

// together returns how many of sheets, from the first, go into one message.
func together(sheets []Sheet) int {
	size := 0
	for i, s := range sheets {
		size += length(s.Embed.Title) + length(s.Embed.Description)
		if s.Embed.Footer != nil {
			size += length(s.Embed.Footer.Text)
		}
		if i > 0 && (size > maxEmbedsText || i == maxEmbeds) {
			return i
		}
	}
	return len(sheets)
}

// keys returns what stands under the sheets that are shown of an answer.
func (b *Bot) keys(r *request, v view, ans answers.Answer, p answers.Page, pages int, shown []Sheet) keyboard {
	var cites []answers.Citation
	for _, s := range shown {
		cites = append(cites, s.Cites...)
	}
	var k keyboard
	around, verdict := navigation(r, v, ans, p, pages, cites), b.verdictKeys(r, v, ans)
	if len(around)+len(verdict) <= maxButtons {
		around, verdict = append(around, verdict...), nil
	}
	if ans.Status == answers.Ambiguous { // the question back comes first, and is all
		for keys := range slices.Chunk(candidateKeys(r, ans.Candidates), maxButtons) {
			k.row(keys...)
		}
		k.row(around...)
	} else {
		k.row(around...)
		k.row(contextSelect(r, cites)...)
		k.row(tipKeys(r, p.Tips, timelineOf(ans), append(p.Sources(), ans.Articles...))...)
	}
	k.row(verdict...)
	return k
}

// navigation returns the keys that lead to other parts of what was found.
func navigation(r *request, v view, ans answers.Answer, p answers.Page, pages int, cites []answers.Citation) []key {
	var out []key
	if pages > 1 {
		out = append(out,
			key{id: customID{verb: verbPage, arg: strconv.Itoa(v.page - 1)}, emoji: "◀️", off: v.page == 0, needs: true},
			key{id: customID{verb: verbPage, arg: strconv.Itoa(v.page + 1)}, emoji: "▶️", label: r.words.Text("More"), off: v.page == pages-1, style: discordgo.PrimaryButton, needs: true})
	}
	if len(cites) == 1 {
		out = append(out, key{id: customID{verb: verbContext, arg: answers.Ref(cites[0].Evidence)}, label: r.words.Text("Context")})
	}
	if len(p.Sources()) > 0 {
		out = append(out, key{id: customID{verb: verbSources}, label: r.words.Text("Sources"), needs: true})
	}
	if tip := timelineOf(ans); tip != "" {
		if x, ok := askKey(verbAsk, "timeline", tip, r.words.Text("Timeline")); ok {
			out = append(out, x)
		}
	}
	return out
}

// timelineOf returns the question for the timeline of an answer's subject, "" where
// there is none.
func timelineOf(ans answers.Answer) string {
	if ans.Subject.ID == "" || ans.Form == "timeline" || len(ans.Events) == 0 {
		return ""
	}
	q := "timeline " + ans.Subject.Name
	if ans.AsOf != "" {
		q += " as of " + ans.AsOf
	}
	return q
}

// contextSelect offers the paragraphs around several citations.
func contextSelect(r *request, cites []answers.Citation) []key {
	if len(cites) < 2 {
		return nil
	}
	x := key{id: customID{verb: verbContext}, label: r.words.Text("Context: the paragraph around …")}
	for _, c := range cites {
		o := discordgo.SelectMenuOption{Label: optionText(c.Text), Value: answers.Ref(c.Evidence), Description: optionText(title(c))}
		known := slices.ContainsFunc(x.options, func(have discordgo.SelectMenuOption) bool { return have.Value == o.Value })
		if o.Label != "" && !known && len(x.options) < maxOptions {
			x.options = append(x.options, o)
		}
	}
	if len(x.options) == 0 {
		return nil
	}
	return []key{x}
}

// maxCandidateKeys is how many candidates have a button each; more are in a select.
const maxCandidateKeys = 2 * maxButtons

// candidateKeys offers those who may be meant.
func candidateKeys(r *request, candidates []answers.Candidate) []key {
	if len(candidates) > maxCandidateKeys {
		x := key{id: customID{verb: verbPick}, label: r.words.Text("Who is meant?"), needs: true}
		for _, c := range candidates[:min(len(candidates), maxOptions)] {
			x.options = append(x.options, discordgo.SelectMenuOption{Label: optionText(called(c)), Value: hashOf(c.ID), Description: optionText(c.Description)})
		}
		return []key{x}
	}
	var out []key
	for _, c := range candidates {
		out = append(out, key{id: customID{verb: verbPick, arg: hashOf(c.ID)}, label: shorten(called(c), maxButton), style: discordgo.PrimaryButton, needs: true})
	}
	return out
}

// called returns what a candidate's key says, which must not be empty.
func called(c answers.Candidate) string {
	if name := strings.TrimSpace(tidy(c.Name)); name != "" {
		return name
	}
	return c.ID
}

// tipKeys offers questions to ask next, but for the one that has a key already. Those
// about one of articles show its title in the place of its id, which says nothing to
// people.
func tipKeys(r *request, tips []string, but string, articles []answers.Listing) []key {
	var out []key
	for n, tip := range tips {
		if tip == but {
			continue
		}
		if x, ok := askKey(verbAsk, strconv.Itoa(n), tip, r.rules.prefix+titled(tip, articles)); ok && len(out) < maxButtons {
			out = append(out, x)
		}
	}
	return out
}

// titled returns a question with the title of the article for the id behind its
// command.
func titled(tip string, articles []answers.Listing) string {
	command, rest, _ := strings.Cut(tip, " ")
	for _, l := range articles {
		about, day, dated := strings.Cut(rest, " as of ")
		if about != l.ID || strings.TrimSpace(tidy(l.Title)) == "" {
			continue
		}
		if dated {
			day = " as of " + day
		}
		return command + " " + shorten(strings.TrimSpace(tidy(l.Title)), maxTipTitle) + day
	}
	return tip
}

// maxTipTitle is how much of a title stands on a key: what a telephone shows of one.
const maxTipTitle = 40

// askKey returns a key that asks a question of its own, and false where it is too long
// for one.
func askKey(verb, arg, question, label string) (key, bool) {
	x := key{id: customID{verb: verb, arg: arg, piece: oneLine(question)}, label: tidy(label)}
	return x, length(x.label) <= maxButton && utf8.RuneCountInString(x.id.String()) <= maxID
}

// verdictKeys returns the keys to judge the answer by, and to take it away.
func (b *Bot) verdictKeys(r *request, v view, ans answers.Answer) []key {
	var out []key
	if x, ok := b.tellKey(r, v, ans); ok {
		out = append(out, x)
	}
	if ans.Status == answers.Answered && b.cfg.Memory != nil {
		out = append(out, key{id: customID{verb: verbUp}, emoji: "👍"}, key{id: customID{verb: verbDown}, emoji: "👎"})
	}
	if v.picked != "" {
		if x, ok := askKey(verbOthers, "", v.picked, r.words.Text("Somebody else")); ok {
			out = append(out, x)
		}
	}
	return append(out, deleteKey(r.user))
}

// deleteKey returns the key with which who asked takes the message away.
func deleteKey(asker string) key {
	return key{id: customID{verb: verbDelete, arg: asker}, emoji: "🗑️"}
}

// itemsOf returns how many items begin on sheets.
func itemsOf(sheets []Sheet) (n int) {
	for _, s := range sheets {
		n += s.items
	}
	return n
}

// optionText returns s as a label or description of an option of a select.
func optionText(s string) string { return shorten(tidy(s), maxOption) }

// shorten returns s in at most limit characters, with a mark where it is cut.
func shorten(s string, limit int) string {
	if length(s) <= limit {
		return s
	}
	return cut(s, func(s string) bool { return length(s) <= limit-2 }) + " …"
}

// hashOf returns a short name for an id that may be longer than Discord allows.
func hashOf(id string) string {
	h := fnv.New64a()
	h.Write([]byte(id))
	return fmt.Sprintf("%016x", h.Sum64())
}
