package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// maxSentence bounds a sentence, in bytes, so that passages stay bounded too:
// Discord shows 4096 characters of a description at most. The longest sentence
// of 295 Wikinews articles has 689 bytes; what is longer than this is a table
// or a list that lost its full stops.
const maxSentence = 4000

// How far, in bytes, the splitter looks around a full stop. The bounds keep
// its time linear in the length of the text, whatever the text is.
const (
	wordReach = 40 // for the word before or after: longer ones are no abbreviations
	tailReach = 80 // for "President Vladimir Putin said" after a quotation
)

//go:embed abbreviations.txt
var abbreviationList string

// A stopRule says how a full stop after an abbreviation is read.
type stopRule int

const (
	ruleNone    stopRule = iota // an ordinary word: a full stop ends the sentence
	ruleNever                   // "Mr.": never ends it
	ruleNumber                  // "No.": does not end it before a number
	ruleStarter                 // "Inc.": ends it before a word such as "The"
	ruleUpper                   // "etc.": ends it before upper case
)

// abbreviations returns the embedded list by word.
var abbreviations = sync.OnceValue(func() map[string]stopRule {
	rules := map[string]stopRule{}
	rule := ruleNone
	for line := range strings.Lines(abbreviationList) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			rule++
		default:
			for _, w := range strings.Fields(line) {
				rules[w] = rule
			}
		}
	}
	return rules
})

// split returns the sentences of one paragraph, as offsets into s: trimmed, in
// order and none longer than maxSentence. Each holds a letter or a number,
// unless it is a piece of a longer one: the second value tells which begin where
// one had to be broken. Text without a word gives none.
//
// A sentence ends at a full stop, question or exclamation mark, ellipsis or
// their CJK and Indic kin, with the closing quotation marks and brackets that
// follow it. What looks like an end is none after an abbreviation, an initial
// or a number in a list, and before the rest of a sentence that quotes:
// “Why?” he asked. On the other hand a full stop after an ordinary word is an end
// even before lower case, because garbled texts lose the head of a sentence.
func split(s string) (spans []Span, broken []bool) {
	sc := scanner{s: s}
	start := skipBlank(s, 0)
	emit := func(end int) {
		span := trim(s, start, end)
		for i := 0; span.Len() > 0; i++ {
			piece := span
			if span.Len() > maxSentence {
				piece = trim(s, span.Start, breakPoint(s, span.Start))
			}
			spans, broken = append(spans, piece), append(broken, i > 0)
			span = trim(s, piece.End, span.End)
		}
	}
	for sc.pos < len(s) {
		st, ok := sc.next()
		if !ok {
			break
		}
		if sc.word && sc.ends(st, start) {
			emit(st.end)
			start = skipBlank(s, st.end)
			sc.word, sc.parens = false, 0
		}
	}
	switch {
	case sc.word:
		emit(len(s))
	case len(spans) > 0 && start < len(s): // a stray “ or – belongs to what precedes it
		last := &spans[len(spans)-1]
		if end := trim(s, last.Start, len(s)).End; end-last.Start <= maxSentence {
			last.End = end
		}
	}
	return spans, broken
}

// breakPoint returns where to break the sentence at start that is too long: at
// the last blank in the second half of what is allowed, else between two runes.
func breakPoint(s string, start int) int {
	end := start + maxSentence
	for !utf8.RuneStart(s[end]) {
		end--
	}
	half := start + maxSentence/2
	if i := strings.LastIndexFunc(s[half:end], isBlank); i >= 0 {
		return half + i
	}
	return end
}

// A stop is a place where a sentence may end.
type stop struct {
	start  int  // of the first mark
	end    int  // after the marks and what closes behind them
	dots   int  // full stops among the marks; an ellipsis counts as three
	strong bool // has ! or ? or their kin
	wide   bool // has a mark that needs no space after it: 。
	quoted bool // a quotation mark closes behind a mark
	closed bool // a bracket closes behind a mark
	inside bool // … and that bracket was opened within the sentence
	last   bool // a full stop stands behind the bracket or quotation mark
}

// A scanner walks from stop to stop through one paragraph.
type scanner struct {
	s        string
	pos      int
	word     bool // a letter or number was seen since the sentence began
	parens   int  // round brackets open since the sentence began
	straight bool // an odd number of " was seen
}

func stopMark(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‽', '⁇', '⁈', '⁉', '।', '॥', '։', '؟', '۔', '።', '。', '！', '？', '｡', '．':
		return true
	}
	return false
}

func (sc *scanner) next() (stop, bool) {
	for sc.pos < len(sc.s) {
		r, n := rune(sc.s[sc.pos]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(sc.s[sc.pos:])
		}
		switch {
		case stopMark(r):
			st := sc.stopAt(sc.pos)
			sc.pos = st.end
			return st, true
		case r == '(':
			sc.parens++
		case r == ')':
			sc.parens = max(0, sc.parens-1)
		case r == '"':
			sc.straight = !sc.straight
		case !sc.word && isWordRune(r):
			sc.word = true
		}
		sc.pos += n
	}
	return stop{}, false
}

// stopAt reads the marks at i and whatever closes behind them.
func (sc *scanner) stopAt(i int) stop {
	st := stop{start: i}
	s, j, noted := sc.s, i, false
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		after := runeAt(s, j+n)
		switch {
		case stopMark(r):
			st.add(r)
		case r == ' ' && st.dots > 0 && after == '.' && !isWordRune(runeAt(s, j+n+1)):
			// an ellipsis written . . .
		case r == ')':
			st.closed = true
			st.inside = sc.parens > 0
			sc.parens = max(0, sc.parens-1)
		case r == ']' || r == '}' || r == '）' || r == '］':
			st.closed = true
		case r == '*' || r == '_': // the end of emphasis in Markdown
		case r == '[' && sc.word: // a footnote: ended.[12]
			n = footnote(s[j:])
			noted = noted || n > 0
		case noted && isBlank(r) && after == '[': // [1] [2]
			if m := footnote(s[j+n:]); m > 0 {
				n += m
			} else {
				n = 0
			}
		case r == '&' || r == 'â':
			n = garbledMark(s[j:])
			st.quoted = st.quoted || n > 0
		case r == '"' && (sc.straight || !isWordRune(after)):
			sc.straight = !sc.straight
			st.quoted = true
		case closingMark(r) || r == '\'' && !isWordRune(after),
			(r == '“' || r == '«' || r == '‘') && !isWordRune(after) && !quoteMark(after):
			st.quoted = true
		case isBlank(r) && (after == '»' || after == '”') && !isWordRune(runeAt(s, j+n+utf8.RuneLen(after))):
			// « Oui. » and marks that drifted away
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		j += n
	}
	st.end = j
	return st
}

func (st *stop) add(r rune) {
	st.last = r == '.' && (st.closed || st.quoted)
	switch r {
	case '.':
		st.dots++
	case '…':
		st.dots += 3
	case '。', '｡', '．', '！', '？':
		st.wide = true
	default:
		st.strong = true
	}
}

// garbledMark returns the length of a closing quotation mark at the head of s that
// lost its form on the way: an entity of HTML, or ” and ’ in UTF-8 that was
// read as Windows-1252. It returns 0 for anything else.
func garbledMark(s string) int {
	for _, m := range []string{"&quot;", "&rdquo;", "&rsquo;", "&#34;", "&#39;", "&#8221;", "&#8217;", "â€\u009d", "â€™", "â€"} {
		if strings.HasPrefix(s, m) && !isWordRune(runeAt(s, len(m))) {
			return len(m)
		}
	}
	return 0
}

// footnote returns the length of a mark such as [12] or [a] at the head of s, 0
// if there is none.
func footnote(s string) int {
	end := strings.IndexByte(s[:min(len(s), 6)], ']')
	if end < 2 || end > 2 && strings.Trim(s[1:end], "0123456789") != "" {
		return 0
	}
	if !isWordRune(rune(s[1])) {
		return 0
	}
	return end + 1
}

func closingMark(r rune) bool {
	switch r {
	case '”', '’', '»', '›', '」', '』', '》', '〉', '】', '＂', '＇':
		return true
	}
	return false
}

func quoteMark(r rune) bool {
	switch r {
	case '"', '“', '„', '‟', '«', '‹', '‘', '‚', '「', '『', '《':
		return true
	}
	return closingMark(r)
}

// ahead is what follows a stop.
type ahead struct {
	end  bool   // nothing follows
	gap  bool   // white space lies between
	open bool   // it begins with an opening mark, which r and word leave out
	dash bool   // it begins with a dash
	r    rune   // the first rune
	word string // the word r begins, cut at wordReach
	rest string // the text from that word on
}

func lookAhead(s string, end int) ahead {
	i := skipBlank(s, end)
	a := ahead{end: i == len(s), gap: i > end}
	for range 6 { // «“(* … more marks than that open nothing
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case quoteMark(r), strings.ContainsRune("([{¿¡*_'", r):
			a.open = true
		case isDash(r):
			a.dash = true
			n = skipBlank(s[i:min(len(s), i+wordReach)], n)
		default:
			n = 0
		}
		if n == 0 || i+n > len(s) {
			break
		}
		i += n
	}
	a.r, a.word, a.rest = runeAt(s, i), wordAt(s[i:]), s[i:]
	return a
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '―' || r == '‒' }

// wordAt returns the word that s begins with: letters and numbers with hyphens
// and apostrophes in it, wordReach bytes at most.
func wordAt(s string) string {
	for i, r := range s {
		if i > wordReach {
			return s[:i]
		}
		if !isWordRune(r) && r != '-' && r != '\'' && r != '’' && !unicode.Is(unicode.M, r) {
			return s[:i]
		}
	}
	return s
}

// wordBefore returns the word, with full stops inside it, that ends at i.
func wordBefore(s string, i int) string {
	start := i
	for start > 0 && i-start < wordReach {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !isWordRune(r) && r != '.' && r != '-' && r != '\'' && r != '’' && r != '&' && !unicode.Is(unicode.M, r) {
			break
		}
		start -= n
	}
	w := s[start:i]
	if j := strings.LastIndexByte(w, '-'); j >= 0 {
		w = w[j+1:] // then-U.S., Lt.-Gen.
	}
	return strings.TrimLeft(w, ".'’")
}

// ends decides whether the sentence that began at start ends at st.
func (sc *scanner) ends(st stop, start int) bool {
	next := lookAhead(sc.s, st.end)
	switch {
	case next.end:
		return true
	case next.gap && strings.HasPrefix(sc.s[skipBlank(sc.s, st.end):], "(("): // a mark of a wiki
		return true
	case st.wide:
		return !strings.ContainsRune("と、，,；;", next.r) // 「はい。」と言った
	case strings.ContainsRune(",;:", next.r) && !next.gap:
		return false
	case !next.gap:
		return sc.endsUnspaced(st, next)
	case st.strong:
		return endsStrong(st, next)
	case st.last && st.closed && !st.quoted:
		return !unicode.IsLower(next.r)
	case st.dots > 1:
		if w := wordBefore(sc.s, st.start); st.dots == 2 && sc.rule(w) != ruleNone {
			return beginsSentence(next.word) // Inc.. is a slip, no ellipsis
		}
		return endsEllipsis(st, next)
	}
	return sc.endsDot(st, next, start)
}

// endsUnspaced decides where the space after a stop is missing: "ended.The".
func (sc *scanner) endsUnspaced(st stop, next ahead) bool {
	if next.dash || !unicode.IsUpper(next.r) || st.dots > 1 {
		return false
	}
	if _, n := utf8.DecodeRuneInString(next.rest); !unicode.IsLower(runeAt(next.rest, n)) && !beginsSentence(next.word) {
		return false // U.S., ASP.NET
	}
	w := wordBefore(sc.s, st.start)
	if !st.strong && sc.rule(w) != ruleNone || strings.Contains(w, ".") || inAddress(sc.s, st.start) {
		return false
	}
	if st.quoted || st.closed || next.open {
		return true
	}
	before := runeBefore(sc.s, st.start)
	switch {
	case isBlank(before): // It ended .The rest
		return st.strong || beginsSentence(next.word)
	case unicode.IsLower(before):
		return utf8.RuneCountInString(w) > 1
	case isWordRune(before):
		return beginsSentence(next.word) // in 2019.The
	}
	return closingMark(before) || strings.ContainsRune("\")]%", before)
}

// inAddress reports whether the stop at i lies within a web or mail address.
func inAddress(s string, i int) bool {
	from, to := max(0, i-2*wordReach), min(len(s), i+2*wordReach)
	if j := strings.LastIndexAny(s[from:i], " \t\n"); j >= 0 {
		from += j
	}
	if j := strings.IndexAny(s[i:to], " \t\n"); j >= 0 {
		to = i + j
	}
	return strings.ContainsAny(s[from:to], "/@\\") || strings.Contains(s[from:i+1], "www.")
}

func endsStrong(st stop, next ahead) bool {
	switch {
	case unicode.IsLower(next.r):
		return false
	case st.inside: // (was it?) belongs to the sentence around it
		return false
	case st.quoted && !next.open && !next.dash && hasTail(next.rest, false):
		return false
	}
	return true
}

func endsEllipsis(st stop, next ahead) bool {
	switch {
	case next.dash, next.word == "I", unicode.IsLower(next.r), unicode.IsNumber(next.r):
		return false
	case st.quoted && !next.open && hasTail(next.rest, false):
		return false
	}
	return unicode.IsLetter(next.r)
}

// endsDot decides at a single full stop with a gap behind it.
func (sc *scanner) endsDot(st stop, next ahead, start int) bool {
	w := wordBefore(sc.s, st.start)
	if start+len(w) >= st.start && isListNumber(w) {
		return false // 1. The first item
	}
	if unicode.IsLower(next.r) && !next.open {
		return sc.endsBeforeLower(st, next, w)
	}
	if st.quoted && !next.open && !next.dash && hasTail(next.rest, true) {
		return false
	}
	switch sc.rule(w) {
	case ruleNever:
		return false
	case ruleNumber:
		return !unicode.IsNumber(next.r)
	case ruleUpper:
		return !unicode.IsNumber(next.r) && !next.dash
	case ruleStarter:
		return sc.endsAbbreviation(st, next, w)
	}
	if n := utf8.RuneCountInString(w); n <= 2 && w != "" && strings.Trim(w, "0123456789") == "" && isMonth(next.word) {
		return false // 3. March
	}
	return true
}

// endsAbbreviation decides after "Inc.", "U.S.", "W." and the like, which end a
// sentence only if what follows begins one.
func (sc *scanner) endsAbbreviation(st stop, next ahead, w string) bool {
	switch {
	case w == "a.m" || w == "p.m" || w == "A.M" || w == "P.M":
		return unicode.IsUpper(next.r) && !isMonth(next.word) && !isWeekday(next.word) && !timeZone(next.rest)
	case next.dash || unicode.IsNumber(next.r):
		return false
	case len(w) == 1 && takesLetter(wordBefore(sc.s, len(strings.TrimRightFunc(sc.s[:st.start-1], isBlank)))):
		return unicode.IsUpper(next.r) // World War I. Britain
	}
	if len(next.word) == 1 && strings.HasPrefix(next.rest[1:], ".") {
		return false // Wayne A. I. Frederick
	}
	return beginsSentence(next.word)
}

// timeZone reports whether s goes on a time of day: "EST", "Central European
// Time".
func timeZone(s string) bool {
	for n := range 3 {
		w := wordAt(s)
		switch {
		case n == 0 && len(w) > 1 && strings.ToUpper(w) == w, w == "Time", w == "time":
			return true
		case w == "" || !strings.HasPrefix(s[len(w):], " "):
			return false
		}
		s = s[len(w)+1:]
	}
	return false
}

// endsBeforeLower decides at a full stop before a lower-case word: a fragment
// begins there unless the full stop belongs to an abbreviation or the
// quotation before it to a longer sentence.
func (sc *scanner) endsBeforeLower(st stop, next ahead, w string) bool {
	if st.quoted || st.closed {
		return false // “Go.” he said; (Inc.) said
	}
	if r := runeBefore(sc.s, st.start); closingMark(r) || r == '"' {
		return !hasTail(next.rest, false)
	}
	if w == "" {
		return isWordRune(runeBefore(sc.s, st.start)) || strings.ContainsRune("%)]°€", runeBefore(sc.s, st.start))
	}
	if sc.rule(w) != ruleNone || strings.Contains(w, ".") {
		return false
	}
	if strings.Trim(w, "0123456789") == "" {
		return len(w) > 2 // in 1949. of peace; but: am 3. mai
	}
	return !unvoiced(w)
}

// IsAbbreviation reports whether a full stop after w is part of the word: "Inc",
// "U.S", "No".
func IsAbbreviation(w string) bool { return new(scanner).rule(w) != ruleNone }

// rule returns how a full stop after w is read. Initials ("W") and letters
// with full stops between them ("U.S") are abbreviations listed or not.
func (sc *scanner) rule(w string) stopRule {
	if r, ok := abbreviations()[w]; ok {
		return r
	}
	segment := 0
	for _, r := range w {
		switch {
		case r == '.':
			segment = 0
		case unicode.IsLetter(r) && segment < 2:
			segment++
		default:
			return ruleNone
		}
	}
	if w == "" || !strings.Contains(w, ".") && utf8.RuneCountInString(w) > 1 || firstIsWide(w) {
		return ruleNone
	}
	return ruleStarter
}

// firstIsWide reports whether w is written in letters without case, of which
// one alone can be a word.
func firstIsWide(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsUpper(r) && !unicode.IsLower(r)
}

// unvoiced reports whether w, in Latin letters, has no vowel: an abbreviation
// that the list does not know.
func unvoiced(w string) bool {
	for _, r := range strings.ToLower(w) {
		if r >= utf8.RuneSelf || strings.ContainsRune("aeiouy0123456789", r) {
			return false
		}
	}
	return true
}

// isListNumber reports whether w, at the head of a sentence, numbers an item:
// "1", "12", "a", "IV".
func isListNumber(w string) bool {
	return w != "" && (len(w) <= 2 && strings.Trim(w, "0123456789") == "" ||
		len(w) == 1 || len(w) <= 4 && strings.Trim(w, "IVX") == "")
}

// hasTail reports whether s goes on with who said what was quoted before it: up
// to five words and a verb of saying. With short set the verb must end the
// sentence, because after “… there.” the words “Lavrov said the talks” begin a
// new one, while “Lavrov said.” alone cannot.
func hasTail(s string, short bool) bool {
	s = s[:min(len(s), tailReach)]
	for n := range 6 {
		w := wordAt(s)
		if w == "" || n == 0 && (w == "Nobody" || w == "None") {
			return false
		}
		rest := s[len(w):]
		if saysVerb(w) && n > 0 || saysVerb(w) && unicode.IsLower(runeAt(w, 0)) {
			after := strings.TrimLeftFunc(rest, isBlank)
			if short {
				return after == "" || strings.HasPrefix(rest, ".")
			}
			return !strings.HasPrefix(after, "that ") && !strings.HasPrefix(rest, ",") && !strings.HasPrefix(rest, ":")
		}
		if n > 0 && unicode.IsLower(runeAt(w, 0)) && w != "of" && w != "the" && w != "de" && w != "al" && !titleWord(w) {
			return false
		}
		if !strings.HasPrefix(rest, " ") {
			return false
		}
		s = rest[1:]
	}
	return false
}

func titleWord(w string) bool {
	switch w {
	case "minister", "president", "spokesman", "spokeswoman", "secretary", "chancellor", "ambassador", "official", "chief":
		return true
	}
	return false
}

// saysVerb reports whether w is a verb that follows a quotation.
func saysVerb(w string) bool {
	switch w {
	case "said", "says", "asked", "asks", "told", "tells", "added", "adds", "replied", "replies", "answered",
		"wrote", "writes", "declared", "declares", "shouted", "exclaimed", "insisted", "insists", "stressed",
		"emphasized", "emphasised", "warned", "warns", "explained", "continued", "concluded", "noted", "remarked",
		"tweeted", "joked", "recalled", "claimed", "commented", "quipped", "wondered", "cried", "responded", "stated":
		return true
	}
	return false
}

// beginsSentence reports whether w, in this case, mostly begins a sentence
// when it stands behind an abbreviation. Words that begin names behind "U.S."
// ("First Lady", "Under Secretary", "No Fly List") are left out.
func beginsSentence(w string) bool {
	w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
	switch w {
	case "The", "A", "An", "He", "She", "It", "We", "They", "I", "You", "This", "That", "These", "Those", "There",
		"Here", "His", "Her", "Its", "Our", "Their", "My", "Your", "In", "On", "At", "For", "From", "With", "By", "As",
		"If", "When", "While", "After", "Before", "Since", "Although", "Though", "However", "But", "And", "Or", "So",
		"Yet", "Meanwhile", "Also", "Both", "Many", "Most", "Some", "Several", "Other", "Others", "Another", "More",
		"Such", "What", "Who", "Why", "How", "Where", "Which", "Not", "Now", "Then", "Later", "Earlier", "Today",
		"Yesterday", "According", "Despite", "During", "Until", "Between", "Because", "Every", "Each", "All", "Any",
		"Neither", "Nor", "Instead", "Moreover", "Nevertheless", "Still", "Even", "Only", "Once", "Last", "To",
		"Just", "Officials", "Authorities", "Additionally", "Furthermore", "Previously", "Recently", "Is", "Are",
		"Together", "Among", "Nobody", "Nothing", "Through", "Without", "Within", "Against", "Across", "Following",
		"Nearly", "Almost", "Critics", "Analysts", "Experts", "Witnesses", "Asked", "Speaking", "Whether", "Unlike",
		"Along", "Thus", "Therefore", "Perhaps", "Maybe", "Thousands", "Hundreds", "Dozens", "Millions",
		"Was", "Were", "Do", "Does", "Did", "Can", "Could", "Will", "Would", "Should", "Has", "Have", "Had":
		return true
	}
	return false
}

// takesLetter reports whether a single letter or numeral after w is a name
// that can end a sentence: World War I, Plan B.
func takesLetter(w string) bool {
	switch strings.ToLower(w) {
	case "war", "part", "phase", "plan", "type", "vitamin", "group", "division", "class", "grade", "hepatitis",
		"influenza", "chapter", "title", "appendix", "annex", "terminal", "section":
		return true
	}
	return false
}
