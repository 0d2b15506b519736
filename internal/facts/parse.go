package facts

import (
	"strings"

	"attache/internal/article"
)

// A Word is a word or a mark of a sentence.
type Word struct {
	article.Span
	Lower  string // in lower case, with typewriter apostrophes
	Tag    string // Penn Treebank part of speech; as the tagger has it, with its faults
	Phrase int    // index of the phrase it is part of
	Role   bool   // it begins a word for what somebody is: "minister", "nurse"
	Side   bool   // people or a body that may take a side: "rebels", "union"
}

// A Phrase is a run of words that acts as one in a sentence.
type Phrase struct {
	Kind        PhraseKind
	First, Last int // its words, the last one excluded
}

// A PhraseKind tells what a phrase is to its sentence.
type PhraseKind byte

// Kinds of phrase.
const (
	NounPhrase  PhraseKind = nounPhrase // "his counterpart Wang Yi"
	VerbGroup   PhraseKind = verbGroup  // "have been clearly denied", "wants to travel"
	Preposition PhraseKind = preposed   // a preposition or "to"
	Relative    PhraseKind = relative   // who, which, that
	Joiner      PhraseKind = joiner     // and, or, but
	Comma       PhraseKind = comma      // a comma
	Stop        PhraseKind = stop       // any other punctuation, brackets included
	QuoteMark   PhraseKind = mark       // a quotation mark
	Adverb      PhraseKind = adverb     // a lone adverb
	OtherPhrase PhraseKind = other      // anything else
)

// Parse returns the words and phrases of one sentence, as the rules see them. The
// names in it are those that mentions say, whose offsets count from the byte off on,
// where the sentence begins; others are told by their tags alone.
func (x *Extractor) Parse(sentence string, off int, mentions []Mention) ([]Word, []Phrase) {
	return x.ParseTagged(sentence, off, mentions, "")
}

// ParseTagged is Parse with the tags that a Document has of the sentence, which takes half as long; empty
// ones are found out.
func (x *Extractor) ParseTagged(sentence string, off int, mentions []Mention, tags string) ([]Word, []Phrase) {
	r := x.alone(sentence)
	r.tags = tags
	r.tokenise()
	if len(r.sents) == 0 {
		return nil, nil
	}
	r.markRoles()
	for _, m := range mentions {
		r.put(m, off)
	}
	r.chunkAll()
	words := make([]Word, len(r.toks))
	for i, t := range r.toks {
		words[i] = Word{Span: t.Span, Lower: t.lower, Tag: t.tag, Role: t.role > 0, Side: x.lx.parties[t.lower] || x.lx.parties[singular(t.lower)]}
	}
	phrases := make([]Phrase, len(r.sents[0].chunks))
	for i, c := range r.sents[0].chunks {
		phrases[i] = Phrase{Kind: PhraseKind(c.kind), First: c.first, Last: c.last}
		for j := c.first; j < c.last; j++ {
			words[j].Phrase = i
		}
	}
	return words, phrases
}

// alone returns the reading that begins with a sentence that stands alone.
func (x *Extractor) alone(sentence string) *reading {
	whole := article.Span{End: len(sentence)}
	return x.reading(&article.Article{Body: sentence, Passages: []article.Passage{{Span: whole, Kind: article.Paragraph, Sentences: []article.Sentence{{Span: whole}}}}})
}

// put marks the tokens of a mention, if it has any, as those of a name.
func (r *reading) put(m Mention, off int) {
	first, last := -1, -1
	for i := range r.toks {
		if t := &r.toks[i]; t.Start >= m.Start-off && t.End <= m.End-off && t.name < 0 {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	if first < 0 {
		return
	}
	kind, _, _ := strings.Cut(m.Entity, "/")
	r.entities[m.Entity] = &Entity{ID: m.Entity, Type: Type(kind)}
	how := naming(0)
	if m.Adjective {
		how = byDemonym
	}
	for i := first; i < last; i++ {
		r.toks[i].name = len(r.mentions)
	}
	r.mentions = append(r.mentions, mention{first: first, last: last, id: m.Entity, how: how})
}
