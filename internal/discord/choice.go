package discord

import (
	"slices"
	"strings"

	"attache/internal/answers"
)

// chosen returns the candidate of an ambiguous answer that was picked before in the
// channel of r, if one was and the corpus is still the same.
func (b *Bot) chosen(r *request, ans answers.Answer) (answers.Candidate, bool) {
	if b.cfg.Memory == nil || ans.Status != answers.Ambiguous {
		return answers.Candidate{}, false
	}
	entity, ok, err := b.cfg.Memory.Choice(r.channel, choiceKey(ans.Candidates), ans.Corpus.Snapshot)
	if err != nil {
		r.lg.Error("cannot look up who was picked", "err", err)
	}
	if !ok || err != nil {
		return answers.Candidate{}, false
	}
	i := slices.IndexFunc(ans.Candidates, func(c answers.Candidate) bool { return c.ID == entity })
	if i < 0 {
		return answers.Candidate{}, false
	}
	return ans.Candidates[i], true
}

// choose remembers who was picked in the channel of r.
func (b *Bot) choose(r *request, ans answers.Answer, c answers.Candidate) {
	if b.cfg.Memory == nil {
		return
	}
	if err := b.cfg.Memory.SetChoice(r.channel, choiceKey(ans.Candidates), c.ID, ans.Corpus.Snapshot); err != nil {
		r.lg.Error("cannot remember who was picked", "err", err)
	}
}

// choiceKey stands for those among whom the choice is, whatever was asked about them
// and in whatever words: no part of a question is kept.
func choiceKey(candidates []answers.Candidate) string {
	var ids []string
	for _, c := range candidates {
		ids = append(ids, c.ID)
	}
	slices.Sort(ids)
	return hashOf(strings.Join(ids, "\n"))
}
