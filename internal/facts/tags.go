package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// Tagging takes half of the time of parsing a sentence, and parsing three of them most of the time of a
// question in plain words. So a document keeps the tags, a byte for each word.

// keptTags are the tags that can be kept, each as the byte that is its place and one more.
var keptTags = strings.Fields("NN IN NNP DT NNS JJ , . CD VBD RB VB CC TO VBN VBZ PRP VBG VBP MD PRP$ POS `` '' : $ ( ) WDT JJR NNPS WP RP WRB JJS RBR EX RBS PDT FW WP$ UH SYM LS # [")

var keptTagNumbers = func() map[string]byte {
	out := map[string]byte{}
	for i, t := range keptTags {
		out[t] = byte(i + 1)
	}
	return out
}()

// keepTags notes the tags of all sentences, as they are when each is parsed alone: so that is no other
// parse. What stands within quotation marks that begin or end elsewhere is tagged twice.
func (r *reading) keepTags() {
	all := make([]byte, 0, len(r.toks))
	var ends []int
	next := 0
	for pi, p := range r.a.Passages {
		for _, s := range p.Sentences {
			if next < len(r.sents) && r.sents[next].passage == pi && r.sents[next].Span == s.Span {
				all = r.appendTags(all, &r.sents[next])
				next++
			}
			ends = append(ends, len(all))
		}
	}
	text, from := string(all), 0
	r.doc.Tags = make([]string, len(ends))
	for i, end := range ends {
		r.doc.Tags[i], from = text[from:end], end
	}
}

// appendTags appends the tags of a sentence as it is parsed alone; none where one of them cannot be kept.
func (r *reading) appendTags(out []byte, s *sent) []byte {
	toks := r.toks[s.first:s.last]
	alone := r.x.alone(r.a.Text(s.Span))
	if len(alone.quoted) > 0 || s.Fragment || s.kind != article.Paragraph || slices.ContainsFunc(toks, func(t token) bool { return t.quote >= 0 }) {
		alone.tokenise()
		toks = alone.toks
	}
	from := len(out)
	for i := range toks {
		n := keptTagNumbers[toks[i].tag]
		if n == 0 {
			return out[:from]
		}
		out = append(out, n)
	}
	return out
}

// TagsOf returns the tags that the document has of a sentence of its article; empty when it has none.
func (d *Document) TagsOf(sentence article.Span) string {
	before := 0
	for i := range d.Article.Passages {
		p := &d.Article.Passages[i]
		if sentence.Start >= p.Start && sentence.End <= p.End {
			k := slices.IndexFunc(p.Sentences, func(s article.Sentence) bool { return s.Span == sentence })
			if k < 0 || before+k >= len(d.Tags) {
				return ""
			}
			return d.Tags[before+k]
		}
		before += len(p.Sentences)
	}
	return ""
}

// tagKept gives a sentence the tags that were kept of it, and reports whether there are any.
func (r *reading) tagKept(s *sent) bool {
	if r.tags == "" || len(r.tags) != s.last-s.first {
		return false
	}
	for i := range len(r.tags) {
		r.toks[s.first+i].tag = keptTags[r.tags[i]-1]
	}
	return true
}
