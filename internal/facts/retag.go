package facts

import (
	"strings"
	"sync"

	"attache/internal/article"
)

// A mend corrects a tag that the tagger gives wrongly often enough to matter.
// The mends of a word and of its tag are tried in the order of the table; the
// first whose condition holds decides.
type mend struct {
	words string // in lower case, with spaces between; empty for any word
	from  string // tags, with spaces between; empty for any tag
	to    string
	when  func(taggedWord) bool // nil for always

	// The word between underscores in example is one that the tagger gets wrong
	// and the mend puts right; the one in leave stays as it is.
	example string
	leave   string
}

// mends come from reading tagged news for what goes wrong.
var mends = []mend{
	{words: "which", to: "WDT",
		example: "She asked: _Which_ plan do you want?"},
	{words: "how why when where", from: "NN NNP JJ RB", to: "WRB",
		example: "The reporter: _How_ has the flood changed the town?"},
	{words: "cannot", to: "MD",
		example: "We _cannot_ wait."},
	{words: "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety", from: "JJ NN NNS NNP VB VBD VBN", to: "CD",
		example: "The blast hurt _sixteen_ people."},
	{words: "including regarding concerning excluding", from: "VBG", to: "IN",
		example: "Many states, _including_ Norway, left."},
	{words: "stating adding noting saying writing warning arguing insisting claiming", from: "NN NNP JJ", to: "VBG", when: func(w taggedWord) bool { return w.tagged(-1, ",") && w.tagged(1, ", `` IN : DT PRP") },
		example: "Norway left the hall, _stating_, “We are done.”", leave: "The _warning_, he said, came late."},
	{words: "accept", from: "IN", to: "VB",
		example: "Did the council _accept_ the offer of Dora Lind?"},
	{words: "most more fewer less", from: "RBS RBR", to: "JJS", when: func(w taggedWord) bool { return w.tagged(1, "NN NNS") },
		example: "The party with the _most_ seats in Parliament wins.", leave: "The _most_ recent plan failed."},

	{words: "her", from: "PRP", to: "PRP$", when: opensNounPhrase,
		example: "She ended _her_ campaign on Wednesday.", leave: "People came to see _her_, he said."},
	{words: "her", from: "PRP$", to: "PRP", when: func(w taggedWord) bool { return w.tagged(1, "IN TO . , : '' RB DT PRP WP WRB VBD VBZ MD") },
		example: "Holm will meet _her_ on Monday."},

	{words: "'s", from: "POS", to: "PRP", when: func(w taggedWord) bool { return w.lower(-1) == "let" },
		example: "Let _'s_ wait."},
	{words: "'s", from: "POS", to: "VBZ", when: func(w taggedWord) bool { return w.tagged(1, "DT PRP") && !w.at(1).capital() || w.is(1, "not been") },
		example: "Solberg _'s_ the one who decides.", leave: "Solberg _'s_ planned trip failed."},

	{words: "sporting managing acting founding outgoing incoming presiding", from: "VBG", to: "JJ", when: func(w taggedWord) bool { return w.tagged(1, "NN") && w.tagged(-1, "DT NN NNP POS") },
		example: "Bayern _sporting_ director Karl Wenzel left.", leave: "Norway was _managing_ director Holm well."},

	{from: "VBD", to: "VBN", when: func(w taggedWord) bool { return !auxiliary[w.lower(0)] && w.afterAuxiliary() },
		example: "Norway has repeatedly _said_ so.", leave: "What he had _was_ enough."},
	{from: "VBN", to: "VBD", when: func(w taggedWord) bool { return w.afterSubject() },
		example: "He _lost_ by a wide margin.", leave: "Have you _resumed_ your work?"},
	{from: "NNS", to: "VBZ", when: func(w taggedWord) bool {
		return w.says() && w.tagged(-1, "NN NNP") && !w.is(-1, "amid per despite") && w.opensClause(1) && w.beginsClause()
	},
		example: "The Harbour Gazette _reports_ Berg has left.", leave: "Media _reports_ on the plan were wrong."},

	{from: "NN", to: "VBD", when: func(w taggedWord) bool { return w.tagged(-1, "CC") && strongPast(w.lower(0)) && w.tagged(1, "IN DT") },
		example: "Holm criticized the plan and _spoke_ of a threat."},
	{words: "support back oppose welcome demand fear favour favor reject", from: "NN JJ", to: "VBP", when: func(w taggedWord) bool {
		many := w.tagged(-1, "NNS NNPS") || w.tagged(-1, "NNP") && w.is(-2, "the") && strings.HasSuffix(w.lower(-1), "s") || w.joinedNames()
		return many && w.tagged(1, "DT PRP$") && w.beginsClause()
	},
		example: "The Greens _support_ the ban.", leave: "The miners' _support_ the week before surprised Berg."},
	{words: "briefly", to: "RB",
		example: "Holm was _briefly_ detained."},
	{words: "towards", to: "IN",
		example: "Norway was kind in its policy _towards_ Iceland."},
	{from: "JJ", to: "NN", when: func(w taggedWord) bool {
		return w.tagged(-1, "DT") && !w.at(0).capital() && (w.tagged(1, "IN TO . ,") || w.at(1).tag == "")
	},
		example: "Berg is a _skeptic_ of the plan."},
	{from: "VB", to: "NN", when: func(w taggedWord) bool {
		return w.tagged(-1, "VBD VBZ VBG") && !auxiliary[w.lower(-1)] && !bareInfinitive[w.lower(-1)]
	},
		example: "Vietnam heaped _praise_ on Laos.", leave: "Norway helped _build_ the dam."},
	{from: "VB VBP", to: "NNP", when: func(w taggedWord) bool { return w.at(0).capital() && w.tagged(-1, "TO IN NNP JJ") && w.amidText() },
		example: "The lawyers objected to _Polish_ privacy law."},
}

// joinedNames reports whether two names that "and" joins precede.
func (w taggedWord) joinedNames() bool {
	k := -1
	for k > -5 && w.tagged(k, "NNP") {
		k--
	}
	return k < -1 && w.is(k, "and") && w.tagged(k-1, "NNP")
}

// opensNounPhrase reports whether the word stands before a noun, adjectives and
// participles between, and not between a verb of giving or telling and what is
// given.
func opensNounPhrase(w taggedWord) bool {
	if w.is(-1, "told tell tells give gave given gives asked ask offered offer sent send showed show called call made make named taught let paid owed cost") {
		return false
	}
	for k := 1; k < 4; k++ {
		switch {
		case w.tagged(k, "NN NNS NNP NNPS"):
			return true
		case !w.tagged(k, "JJ JJR JJS VBN VBG CD"):
			return false
		}
	}
	return false
}

// bareInfinitive are verbs that another verb follows without "to".
var bareInfinitive = map[string]bool{"help": true, "helped": true, "helps": true, "helping": true, "let": true, "lets": true, "letting": true, "make": true, "made": true, "makes": true, "making": true, "dared": true, "dares": true, "go": true, "goes": true, "went": true, "going": true, "come": true, "came": true, "saw": true}

// auxiliary are the forms of the verbs that make tenses and passives.
var auxiliary = map[string]bool{"have": true, "has": true, "had": true, "having": true, "'ve": true, "be": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "am": true, "'re": true, "'m": true, "do": true, "does": true, "did": true}

// A taggedWord is a word among the others of its sentence.
type taggedWord struct {
	r *reading
	s *sent
	i int
}

// at returns the token k places further on; an empty one outside the sentence.
func (w taggedWord) at(k int) *token {
	if i := w.i + k; i >= w.s.first && i < w.s.last {
		return &w.r.toks[i]
	}
	return &token{name: -1, quote: -1}
}

func (w taggedWord) lower(k int) string { return w.at(k).lower }

// tagged reports whether the token k places on has one of the tags.
func (w taggedWord) tagged(k int, tags string) bool { return listed(tags, w.at(k).tag) }

// is reports whether the token k places on is one of the words.
func (w taggedWord) is(k int, words string) bool { return listed(words, w.at(k).lower) }

// listed reports whether word is one of those in list, which have spaces
// between them.
func listed(list, word string) bool {
	for word != "" && list != "" {
		var w string
		if w, list, _ = strings.Cut(list, " "); w == word {
			return true
		}
	}
	return false
}

// verb reports whether the lexicons know the word as a form of a verb.
func (w taggedWord) verb() bool {
	_, acts := w.r.x.lx.acts[w.lower(0)]
	return acts || w.says() || w.r.x.lx.cues.verbs[w.lower(0)] != nil
}

func (w taggedWord) says() bool {
	_, said := w.r.x.lx.said[w.lower(0)]
	return said
}

// past reports whether the word is a verb's past tense.
func (w taggedWord) past() bool {
	return BaseForm(w.lower(0)) != w.lower(0) || strings.HasSuffix(w.lower(0), "ed") && w.verb()
}

// afterAuxiliary reports whether a form of "have" or "be" precedes, adverbs
// skipped.
func (w taggedWord) afterAuxiliary() bool {
	k := -1
	for k > -4 && w.tagged(k, "RB") {
		k--
	}
	word := w.lower(k)
	return auxiliary[word] && word != "do" && word != "does" && word != "did"
}

// afterSubject reports whether a pronoun that can only be the subject precedes,
// in no question and with no other verb.
func (w taggedWord) afterSubject() bool {
	if !w.is(-1, "he she we they i who") {
		return w.is(-1, "you it") && (w.i-1 == w.s.first || w.tagged(-2, ", CC : ``"))
	}
	return !w.tagged(-2, "VBZ VBP VBD VB MD")
}

// opensClause reports whether a clause can begin k places on.
func (w taggedWord) opensClause(k int) bool {
	return w.is(k, "that") && !w.tagged(k+1, "VBZ VBP VBD VBN MD") || w.tagged(k, "PRP DT NNP :")
}

// beginsClause reports whether the noun phrase before the word is the first of
// its sentence or clause.
func (w taggedWord) beginsClause() bool {
	for k := -1; ; k-- {
		switch {
		case w.at(k).tag == "", w.tagged(k, ", ; : CC ``"), w.is(k, "that"):
			return true
		case !w.tagged(k, "NN NNS NNP NNPS DT JJ POS CD PRP$"):
			return false
		}
	}
}

// amidText reports whether the words to both sides show that the sentence does
// not write all of its words with capitals, as titles do.
func (w taggedWord) amidText() bool {
	small := 0
	for k := -3; k <= 3; k++ {
		if t := w.at(k); k != 0 && t.isWord() && t.text == t.lower && len(t.text) > 3 {
			small++
		}
	}
	return small > 0
}

// mendsFor returns the mends by word and by tag; those of neither are none.
var mendsFor = sync.OnceValue(func() map[string][]*mend {
	out := map[string][]*mend{}
	for i := range mends {
		m := &mends[i]
		keys := m.from
		if m.words != "" {
			keys = m.words
		}
		for key := range strings.FieldsSeq(keys) {
			out[key] = append(out[key], m)
		}
	}
	return out
})

// mendTags corrects the tags of a sentence.
func (r *reading) mendTags(s *sent) {
	all := mendsFor()
	for i := s.first; i < s.last; i++ {
		t := &r.toks[i]
		if r.tagMark(t) {
			continue
		}
		w := taggedWord{r, s, i}
		if !w.mend(all[t.lower]) {
			w.mend(all[t.tag])
		}
	}
	r.nominalise(s)
	if s.kind == article.Paragraph {
		r.revive(s)
	}
}

// mend applies the first of ms that fits.
func (w taggedWord) mend(ms []*mend) bool {
	for _, m := range ms {
		t := w.at(0)
		if (m.from == "" || listed(m.from, t.tag)) && (m.when == nil || m.when(w)) {
			t.tag = m.to
			return true
		}
	}
	return false
}

// tagMark tags a token that is no word; it reports false for one that is.
func (r *reading) tagMark(t *token) bool {
	switch r.mark(t) {
	case '<':
		t.tag = "``"
		return true
	case '>':
		t.tag = "''"
		return true
	}
	if t.isWord() || t.tag == bracketTag || t.lower == "'s" || t.lower == "'" || t.text == "$" || t.text == "%" || t.text == "&" {
		return false
	}
	switch t.text {
	case ",", "(", ")", ":", ";":
		t.tag = t.text
	case "–", "—", "―", "--", "---", "-":
		t.tag = ":"
	case ".", "!", "?", "…":
		t.tag = "."
	default:
		if isQuoteMark(t.text) {
			t.tag = "''"
		}
	}
	return true
}

// nominalise mends the adjectives of a sentence that can only be nouns: the
// object of a verb at the end of a phrase ("we reject hegemony").
func (r *reading) nominalise(s *sent) {
	for i := s.first + 1; i < s.last; i++ {
		t, p := &r.toks[i], &r.toks[i-1]
		if t.tag != "JJ" || !p.isVerb() || isBe(p.lower) || linking[p.lower] {
			continue
		}
		if i+1 == s.last || !r.toks[i+1].isWord() {
			t.tag = "NN"
		}
	}
}

// linking are verbs that take an adjective.
var linking = map[string]bool{"become": true, "became": true, "becomes": true, "remain": true, "remains": true, "remained": true, "seem": true, "seems": true, "seemed": true, "look": true, "looks": true, "looked": true, "feel": true, "feels": true, "felt": true, "get": true, "got": true, "stay": true, "stayed": true, "turn": true, "turned": true, "go": true, "went": true, "found": true, "made": true, "make": true, "stand": true, "declared": true}

// revive finds the verb of a sentence in which the tagger saw none: the first
// participle behind a noun ("The Norwegian statement called for talks"), else
// the first word there that can be a verb ("Norwegian guidelines call for it").
// What stands between quotation marks is a sentence of its own.
func (r *reading) revive(s *sent) {
	if r.toks[s.last-1].text != "." {
		return // a caption, or cut off
	}
	for i := s.first; i < s.last; {
		end := i
		for end < s.last && r.toks[end].quote == r.toks[i].quote {
			end++
		}
		if end-i >= 5 && !r.finiteAmong(i, end) {
			r.reviveAmong(s, i, end)
		}
		i = end
	}
}

func (r *reading) finiteAmong(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.toks[i].tag {
		case "VBD", "VBZ", "VBP", "MD", "VB":
			return true
		}
	}
	return false
}

func (r *reading) reviveAmong(s *sent, first, last int) {
	for i := first + 1; i < last; i++ {
		if w := (taggedWord{r, s, i}); r.toks[i].tag == "VBN" && w.followsSubject() {
			r.toks[i].tag = "VBD"
			return
		}
	}
	for i := first + 1; i < last; i++ {
		t, w := &r.toks[i], taggedWord{r, s, i}
		if t.capital() || !w.verb() && !w.past() || !w.tagged(1, "DT PRP PRP$ IN TO NNS NNP CD") || !w.beginsClause() {
			continue
		}
		switch {
		case t.tag == "NN" && w.tagged(-1, "NNS NNPS"):
			t.tag = "VBP"
		case t.tag == "NNS" && strings.HasSuffix(t.lower, "s") && w.tagged(-1, "NN NNP"):
			t.tag = "VBZ"
		case (t.tag == "JJ" || t.tag == "NN") && w.past() && w.followsNoun():
			t.tag = "VBD"
		default:
			continue
		}
		return
	}
}

// followsNoun reports whether a noun precedes, adverbs and brackets skipped.
func (w taggedWord) followsNoun() bool { return w.nounBefore() < 0 }

func (w taggedWord) nounBefore() int {
	k := -1
	for k > -4 && w.tagged(k, "RB )") {
		k--
	}
	if w.tagged(k, "NN NNS NNP NNPS CD") {
		return k
	}
	return 0
}

// followsSubject reports whether the noun before a participle can be the one
// that acts: it hangs on no preposition ("with an economy based on fish"), and
// nobody is said to have done it to it ("loved by all").
func (w taggedWord) followsSubject() bool {
	if w.is(1, "by") || w.is(0, "born based related") {
		return false
	}
	for k := w.nounBefore(); k < 0; k-- {
		switch {
		case w.tagged(k, "IN TO"):
			return w.is(k, "of")
		case !w.tagged(k, "NN NNS NNP NNPS DT JJ POS CD PRP$ RB )"):
			return true
		}
		if w.at(k).tag == "" {
			return true
		}
	}
	return false
}
