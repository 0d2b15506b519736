package discord

import "attache/internal/answers"

// page lays ans out, with what help says of Discord where it lists the commands.
func (b *Bot) page(r *request, ans answers.Answer) answers.Page {
	p := ans.Page(r.words)
	if ans.Form == helpQuestion && len(ans.Commands) > 1 {
		p.Sections = append(p.Sections, b.manual(r))
	}
	return p
}

// manual tells what there is in Discord beside the commands that help lists, to whom it
// is of use.
func (b *Bot) manual(r *request) answers.Section {
	w := r.words
	lines := []string{
		w.Text("Each command is there behind / too, where names are completed while you type. A question in your own words works as well: mention me, or write me a direct message."),
		w.Text("Reply to an answer to ask on: “and China?”, “what did he say?”, “as of March?”."),
		w.Text("To have a message checked, right-click it, or press and hold it on a telephone, and choose Apps."),
	}
	if b.cfg.Memory != nil {
		lines = append(lines, w.Text("/privacy says what I keep, and /forget-me erases what I keep about you."))
		if r.guild != "" && r.mayPin() {
			lines = append(lines, w.Text("/pin keeps a pinned answer up to date; /pins lists them, and /unpin ends one."))
		}
		if r.administers() {
			lines = append(lines, w.Text("/settings decides how I behave here; /gaps, /feedback and /corpus help to keep the articles."))
		}
	}
	s := answers.Section{Heading: []answers.Piece{{Text: w.Text("In Discord"), Strong: true}}}
	for _, l := range lines {
		s.Items = append(s.Items, answers.Item{Text: []answers.Piece{{Text: l}}})
	}
	return s
}
