package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// Read returns what an article says that is no part of the corpus.
func (ix *Index) Read(a *article.Article) *facts.Document { return ix.names.Extract(a) }

// Parse returns the words and phrases of a sentence as facts.Extractor.Parse does. Callers
// must not change them: those of the articles' sentences that were asked for last are kept,
// since parsing takes most of the time of a question in plain words, and what is in the news
// is asked for again and again. Off is 0 for what is no article's, which is kept for one question.
func (ix *Index) Parse(sentence string, off int, mentions []facts.Mention) ([]facts.Word, []facts.Phrase) {
	if off == 0 {
		return ix.parseOwn(sentence, mentions)
	}
	return ix.ParseTagged(sentence, off, mentions, "")
}

// ParseTagged is Parse of a sentence of an article, with the tags that its document has of it.
func (ix *Index) ParseTagged(sentence string, off int, mentions []facts.Mention, tags string) ([]facts.Word, []facts.Phrase) {
	key := parseKey{sentence, off, len(mentions)}
	if p, ok := ix.parses.Get(key); ok {
		return p.words, p.phrases
	}
	var p parse
	p.words, p.phrases = ix.names.ParseTagged(strings.Clone(sentence), off, mentions, tags)
	key.sentence = strings.Clone(sentence) // or it would keep the whole article
	ix.parses.Add(key, p)
	return p.words, p.phrases
}

// parseOwn is Parse of the words of a question itself.
func (ix *Index) parseOwn(sentence string, mentions []facts.Mention) ([]facts.Word, []facts.Phrase) {
	if ix.found == nil {
		return ix.names.Parse(sentence, 0, mentions)
	}
	key := ownKey{sentence: sentence, mentions: len(mentions)}
	if len(mentions) > 0 {
		key.first = &mentions[0]
	}
	p, ok := ix.found.parses[key]
	if !ok {
		p.words, p.phrases = ix.names.Parse(sentence, 0, mentions)
		ix.found.parses[key] = p
	}
	return p.words, p.phrases
}

// An ownKey is what a parse of a question's words depends on: they and the very mentions.
type ownKey struct {
	sentence string
	first    *facts.Mention
	mentions int
}

// maxParses is how many parsed sentences are kept: some 3 kB each.
const maxParses = 2048

// A parseKey is what a parse depends on. Of a sentence at the same place in two articles
// with as many mentions, these are the same.
type parseKey struct {
	sentence      string
	off, mentions int
}

type parse struct {
	words   []facts.Word
	phrases []facts.Phrase
}

// Mentioned returns the ids of the entities that evidence names, in order, some perhaps
// several times.
func (ix *Index) Mentioned(e facts.Evidence) []string {
	return ix.mentioned(e.Article, e.Start, e.End)
}

// Stems returns the stems of the words of a text that carry meaning, in order. Callers must not
// change them.
func (ix *Index) Stems(text string) []string {
	if ix.found == nil {
		return ix.stemAll(text)
	}
	out, ok := ix.found.stems[text]
	if !ok {
		out = slices.Clip(ix.stemAll(text))
		ix.found.stems[text] = out
	}
	return out
}

func (ix *Index) stemAll(text string) []string {
	var out []string
	for start, end := range words(text) {
		if s := ix.stem(text[start:end]); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Spell returns the words of a text as phrases are compared: folded, with a space
// around each.
func Spell(text string) string { return spell(text) }

// SameKind reports whether two events are of one kind: "meet" and "talks".
func (ix *Index) SameKind(a, b *facts.Event) bool { return alike(ix.kindsOf(a), ix.kindsOf(b)) }

// quoteTerms is how many words of a quotation are looked for, the rarest: they leave
// few others to compare with.
const quoteTerms = 6

// Quoting returns the quotations that have the rarest words of a text, in the order of
// the articles.
func (ix *Index) Quoting(ctx context.Context, text string) ([]facts.Quote, error) {
	stems := ix.Terms(text)
	if len(stems) == 0 || ix.frequency(stems[0]) == 0 {
		return nil, nil
	}
	groups := append(every(fieldOwn, stems[:min(len(stems), quoteTerms)]), one(fieldKind, string(quoteDoc)))
	return statementsOf(ctx, ix, ix.quoteAt, groups...)
}

// EventsWith returns the events in which all of the entities take part or are named in
// their sentence; each list holds whom one name may mean.
func (ix *Index) EventsWith(ctx context.Context, who [][]string) ([]facts.Event, error) {
	var groups [][]value
	for _, ids := range who {
		var any []value
		for _, id := range ids {
			any = append(any, value{fieldOwnID, id}, value{fieldTopicID, id})
		}
		if len(any) == 0 {
			return nil, nil
		}
		groups = append(groups, any)
	}
	found, err := ix.find(ctx, maxStatements, append(groups, one(fieldKind, string(eventDoc)))...)
	if err != nil {
		return nil, err
	}
	var all []*happening
	for _, m := range found {
		if l := ix.leaves.get(m.id); l != nil {
			all = append(all, ix.happenings.happeningOf(l.accounts[m.number]))
		}
	}
	var out []facts.Event
	for _, h := range inOrderTold(all) {
		if e, ok := ix.happening(h); ok {
			out = append(out, e)
		}
	}
	return out, nil
}

// Share returns how much of what a text tells stands in evidence, 0 to 1, rare words
// counting more. A word of the same kind of happening counts nearly as much; a name
// counts in any spelling, and so does a role of those in whom; a word of the title
// counts half. Evidence may be words alone.
func (ix *Index) Share(text string, whom []string, ev []facts.Evidence) float64 {
	s := ix.sought(text)
	for _, e := range ev {
		ix.mark(s, e)
	}
	if slices.ContainsFunc(s, func(w soughtWord) bool { return !w.own }) {
		ix.markOther(s, whom, ev)
	}
	all, got := 0.0, 0.0
	for i := range s {
		w := ix.idf(ix.frequency(s[i].stem))
		all += w
		switch {
		case s[i].own:
			got += w
		case s[i].kind:
			got += w * sameKind
		case s[i].title:
			got += w * inTitle
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// Tells reports whether evidence has every word of a text in its own words, or one of the
// same kind of happening. It is quick, and sure when it says so: titles and other names of
// those whom the evidence mentions are not looked at.
func (ix *Index) Tells(text string, ev []facts.Evidence) bool {
	s := ix.sought(text)
	for _, e := range ev {
		ix.mark(s, e)
	}
	return !slices.ContainsFunc(s, func(w soughtWord) bool { return !w.own && !w.kind })
}

// A soughtWord is a word of a text that is looked for in evidence, and where it is.
type soughtWord struct {
	term
	kinds            []string // of happening that it tells
	own, kind, title bool     // the evidence has it, has another of its kind, has it in its title
}

// sought returns the words of a text that carry meaning, each once.
func (ix *Index) sought(text string) []soughtWord {
	if ix.found == nil {
		return ix.seek(text)
	}
	found, ok := ix.found.sought[text]
	if !ok {
		found = ix.seek(text)
		ix.found.sought[text] = found
	}
	return slices.Clone(found)
}

func (ix *Index) seek(text string) []soughtWord {
	var out []soughtWord
	for start, end := range words(text) {
		stem := ix.stem(text[start:end])
		if stem != "" && !slices.ContainsFunc(out, func(w soughtWord) bool { return w.stem == stem }) {
			out = append(out, soughtWord{term: ix.vocabulary.term(stem), kinds: ix.kinds.of[stem]})
		}
	}
	return out
}

// mark marks what the words of evidence have.
func (ix *Index) mark(s []soughtWord, e facts.Evidence) {
	kinds := slices.ContainsFunc(s, func(w soughtWord) bool { return len(w.kinds) > 0 })
	if tokens, ok := ix.tokensOf(e); ok {
		for _, t := range tokens {
			for i := range s {
				s[i].own = s[i].own || s[i].n == t.stem
			}
		}
		if kinds {
			ix.vocabulary.spell(tokens, func(stem string) { markKinds(s, ix.kinds.of[stem]) })
		}
		return
	}
	for start, end := range words(e.Text) {
		stem := ix.stem(e.Text[start:end])
		if stem == "" {
			continue
		}
		markStem(s, stem)
		if kinds {
			markKinds(s, ix.kinds.of[stem])
		}
	}
}

func markStem(s []soughtWord, stem string) {
	for i := range s {
		s[i].own = s[i].own || s[i].stem == stem
	}
}

func markKinds(s []soughtWord, kinds []string) {
	for i := range s {
		s[i].kind = s[i].kind || alike(s[i].kinds, kinds)
	}
}

// tokensOf returns the words of evidence as its article was read; false where it is no part
// of a passage.
func (ix *Index) tokensOf(e facts.Evidence) ([]token, bool) {
	p := ix.passageAt(e.Article, e.Start)
	if p == nil || len(e.Text) != e.End-e.Start || p.span.End < e.End {
		return nil, false
	}
	all, off := p.text, p.span.Start
	from, _ := slices.BinarySearchFunc(all, e.Start-off, func(t token, start int) int { return cmp.Compare(int(t.start), start) })
	to, _ := slices.BinarySearchFunc(all, e.End-off, func(t token, end int) int { return cmp.Compare(int(t.start), end) })
	if from > 0 && int(all[from-1].end)+off > e.Start || to > from && int(all[to-1].end)+off > e.End { // it cuts a word
		return nil, false
	}
	return all[from:to], true
}

// titleOf returns the numbers of the stems in the title above evidence.
func (ix *Index) titleOf(e facts.Evidence) []int32 {
	var out []int32
	if l := ix.leaves.get(e.Article); l != nil && l.article.Title == e.Title {
		for _, t := range l.title {
			out = append(out, t.stem)
		}
		return out
	}
	for _, stem := range ix.Stems(e.Title) {
		out = append(out, ix.vocabulary.term(stem).n)
	}
	return out
}

// markOther marks what the titles above evidence have, and other names and roles of those
// whom it mentions and of those in whom.
func (ix *Index) markOther(s []soughtWord, whom []string, ev []facts.Evidence) {
	var named []string
	for _, e := range ev {
		for _, stem := range ix.titleOf(e) {
			for i := range s {
				s[i].title = s[i].title || s[i].n == stem && stem >= 0
			}
		}
		if e.Article != "" {
			named = append(named, ix.Mentioned(e)...)
		}
	}
	for i, id := range append(whom[:len(whom):len(whom)], named...) {
		who := ix.entities.get(id)
		if who == nil {
			continue
		}
		for _, stem := range ix.namedBy(who) {
			markStem(s, stem)
		}
		if i >= len(whom) {
			continue // that Lavrov is Russian makes nobody else so
		}
		for _, r := range who.facts[:min(len(who.facts), maxRolesRead)] {
			if f := r.fact(); f.Label == "role" && !f.Former && ix.vouches(r.leaf) {
				for _, stem := range ix.Stems(f.Value) {
					markStem(s, stem)
				}
			}
		}
	}
}

// inTitle is how much a word counts that only the title above has: the sentence may be
// about something else.
const inTitle = 0.5

// maxRolesRead is how many facts of somebody are looked through for a role: the newest.
const maxRolesRead = 40
