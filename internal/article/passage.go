package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPassage is the length in bytes from which a paragraph is cut into several
// passages. 700 bytes are four or five sentences of news, about what a reader
// takes in at one glance in a chat. Nine in ten paragraphs of 295 Wikinews articles
// have less than 600 bytes and stay whole; one in a hundred has 1,850 and more.
const maxPassage = 700

// Bounds of a sub-heading that is not marked as one. Headings of
// newspapers have up to ten words; 12 leaves room for those of translations.
const (
	maxHeadingWords = 12
	maxHeadingBytes = 150
	maxMarkedBytes  = 300 // of a heading that Markdown marks
)

// Cut fills a.Passages from a.Title and a.Body. It takes the publication day
// from a dateline if the article has none: from a line of its own, or from the beginning
// of the text if the year is with it. Parse, Load and New have done so
// already; only who changes a body calls it again.
func (a *Article) Cut() {
	a.Passages = nil
	paras := paragraphs(a.Body)
	paras = dropTitle(paras, a.Body, a.Title)
	number, open := 0, false
	text := false // running text has begun
	for i, p := range paras {
		s := a.Body[p.Start:p.End]
		kind := Paragraph
		if day, warning, ok := dateline(s); ok && !text {
			kind = Dateline
			if a.Date == "" {
				a.Date = day
			}
			if warning != "" {
				line, _ := a.Position(p.Start)
				a.warn(line, "%s", warning)
			}
		} else if isHeading(paras, i, a.Body) {
			kind = Heading
		} else if isCaption(s) {
			kind = Caption
		}
		if kind == Heading || kind == Dateline {
			a.Passages = append(a.Passages, Passage{Span: p.Span, Kind: kind, Paragraph: number, Sentences: []Sentence{{Span: p.Span}}})
			number++
			continue
		}
		if kind == Paragraph && !text {
			text = true
			if sp := agencyDay(s); a.Date == "" && sp.Len() > 0 {
				a.Date, _ = Day(s[sp.Start:sp.End])
			}
		}
		spans, broken := split(s)
		fragments, still := brokenEdges(s, spans, open, p.mark == listItem)
		open = still
		sentences := make([]Sentence, len(spans))
		for i, sp := range spans {
			sentences[i] = Sentence{Span{p.Start + sp.Start, p.Start + sp.End}, fragments[i] || broken[i]}
		}
		a.Passages = appendPassages(a.Passages, kind, sentences, number)
		number++
	}
}

// appendPassages cuts the sentences of one paragraph into passages of about
// the same length, as few as maxPassage allows.
func appendPassages(passages []Passage, kind Kind, sentences []Sentence, paragraph int) []Passage {
	if len(sentences) == 0 {
		return passages
	}
	start, end := sentences[0].Start, sentences[len(sentences)-1].End
	parts := (end - start + maxPassage - 1) / maxPassage
	from := 0
	part := func(s Sentence) int { return ((s.Start+s.End)/2 - start) * parts / (end - start) }
	for i := range sentences {
		if i+1 < len(sentences) && part(sentences[i+1]) == part(sentences[i]) {
			continue
		}
		run := sentences[from : i+1 : i+1]
		passages = append(passages, Passage{
			Span: Span{run[0].Start, run[i-from].End}, Kind: kind, Paragraph: paragraph, Sentences: run,
		})
		from = i + 1
	}
	return passages
}

// A mark is what the first characters of a paragraph say about it.
type mark int

const (
	unmarked mark = iota
	marked        // a heading: ## or == or underlined
	listItem
)

// A para is a paragraph of a body, without the marks of Markdown before it.
type para struct {
	Span
	mark  mark
	lines int
}

// A line is one line of a body, trimmed; an empty span for a blank one.
type line struct{ Span }

func lines(body string) []line {
	var ls []line
	start := 0
	for i, r := range body {
		if r == '\n' || r == '\r' || r == '\f' || r == '\u2028' || r == '\u2029' {
			if r != '\n' || i == 0 || body[i-1] != '\r' {
				ls = append(ls, line{trim(body, start, i)})
			}
			start = i + utf8.RuneLen(r)
		}
	}
	return append(ls, line{trim(body, start, len(body))})
}

// paragraphs returns the paragraphs of a body: what blank lines, headings and
// list items separate. The lines of a block are one paragraph if they look
// wrapped at a width; otherwise each is a paragraph of its own, unless it goes
// on with the sentence before. Lines without a letter or number are dropped.
func paragraphs(body string) []para {
	var paras []para
	var block []line
	kind := unmarked
	flush := func() {
		for _, sp := range join(body, block) {
			paras = append(paras, para{Span: sp.Span, mark: kind, lines: sp.lines})
			kind = unmarked
		}
		block, kind = block[:0], unmarked
	}
	ls := lines(body)
	for i, l := range ls {
		s := body[l.Start:l.End]
		if s == "" {
			flush()
			continue
		}
		if underline(s) && len(block) == 1 && kind == unmarked && l.Start-block[0].End <= 3 {
			kind = marked
			flush()
			continue
		}
		if escaped(s) && hasWord(s) {
			l.Start++
			block = append(block, l)
			continue
		}
		if !hasWord(s) || strings.HasPrefix(s, "![") && strings.HasSuffix(s, ")") {
			flush()
			continue
		}
		if sp, ok := heading(body, l.Span); ok {
			flush()
			paras = append(paras, para{Span: sp, mark: marked, lines: 1})
			continue
		}
		if n := listMark(body, ls, i); n > 0 {
			flush()
			kind = listItem
			l.Start = skipBlank(body, l.Start+n)
		} else if strings.HasPrefix(s, "> ") && len(block) == 0 {
			l.Start = skipBlank(body, l.Start+1)
		}
		if l.Len() > 0 {
			block = append(block, l)
		}
	}
	flush()
	return paras
}

// escaped reports whether a line begins with a backslash that keeps what follows it from
// being read as the mark of a heading, a list, a quotation or a picture, as in Markdown.
func escaped(s string) bool {
	return len(s) > 1 && s[0] == '\\' && strings.IndexByte(`#=*+->!\`, s[1]) >= 0
}

// underline reports whether s makes the line above it a heading in Markdown.
func underline(s string) bool {
	return len(s) >= 3 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

// heading returns the text of a line that is marked as a heading, as in
// Markdown ("## Text ##") or in a wiki ("== Text ==").
func heading(body string, l Span) (Span, bool) {
	s := body[l.Start:l.End]
	for _, c := range "#=" {
		text := strings.TrimLeft(s, string(c))
		n := len(s) - len(text)
		if n == 0 || n > 6 || c == '=' && (n < 2 || !strings.HasSuffix(text, s[:n])) || c == '#' && !isBlank(runeAt(text, 0)) {
			continue
		}
		end := l.Start + n + len(strings.TrimRight(text, string(c)))
		if sp := trim(body, l.Start+n, end); sp.Len() > 0 && hasWord(body[sp.Start:sp.End]) {
			return sp, true
		}
	}
	return Span{}, false
}

// listMark returns the length of the bullet that line i begins with. A dash is
// one only beside other lines with the same dash: alone it is what a garbled
// sentence lost its head before.
func listMark(body string, ls []line, i int) int {
	s := body[ls[i].Start:ls[i].End]
	r, n := utf8.DecodeRuneInString(s)
	if !isBlank(runeAt(s, n)) {
		return 0
	}
	switch {
	case strings.ContainsRune("*+•·‣◦▪●", r):
		return n
	case !isDash(r):
		return 0
	}
	same := func(j int) bool {
		return j >= 0 && j < len(ls) && strings.HasPrefix(body[ls[j].Start:ls[j].End], s[:n]+" ")
	}
	if r == '-' || same(i-1) || same(i+1) {
		return n
	}
	return 0
}

// numbered reports whether s begins with a number as items of a list do: "2."
func numbered(s string) bool {
	w, _, ok := strings.Cut(s[:min(len(s), 5)], " ")
	return ok && len(w) > 1 && strings.Trim(w[:len(w)-1], "0123456789") == "" && strings.ContainsAny(w[len(w)-1:], ".)")
}

// join joins the lines of one block into paragraphs.
func join(body string, block []line) []para {
	width := wrapWidth(body, block)
	var paras []para
	for i, l := range block {
		if i > 0 {
			prev, s := block[i-1], body[l.Start:l.End]
			ended := stopped(body[prev.Start:prev.End])
			lower := unicode.IsLower(runeAt(s, 0))
			filled := width > 0 && runes(body, prev.Span)+1+firstWord(s) > width
			if filled && !numbered(s) || !ended && lower || width > 0 && !ended && !numbered(s) {
				last := &paras[len(paras)-1]
				last.End = l.End
				last.lines++
				continue
			}
		}
		paras = append(paras, para{Span: l.Span, lines: 1})
	}
	return paras
}

// wrapWidth returns the width in runes at which the lines of a block were
// wrapped, 0 if they were not: a line counts as wrapped if the next line's
// first word would not have fitted or if it is filled to three quarters.
func wrapWidth(body string, block []line) int {
	if len(block) < 2 {
		return 0
	}
	width := 0
	for _, l := range block {
		if strings.ContainsFunc(body[l.Start:l.End], isBlank) { // a lone address may stick out
			width = max(width, runes(body, l.Span))
		}
	}
	if width < 40 || width > 120 {
		return 0
	}
	full, ended := 0, 0
	for i, l := range block[:len(block)-1] {
		next := block[i+1]
		n := runes(body, l.Span)
		if n+1+firstWord(body[next.Start:next.End]) > width || 4*n >= 3*width {
			full++
		}
		if stopped(body[l.Start:l.End]) {
			ended++
		}
	}
	if gaps := len(block) - 1; 3*full < 2*gaps || 2*ended > gaps {
		return 0
	}
	return width
}

func runes(body string, s Span) int { return utf8.RuneCountInString(body[s.Start:s.End]) }

// firstWord returns how many runes precede the first blank of s.
func firstWord(s string) int {
	if i := strings.IndexFunc(s, isBlank); i >= 0 {
		s = s[:i]
	}
	return utf8.RuneCountInString(s)
}

// stopped reports whether s ends as sentences do: with a stop, perhaps behind
// or before closing quotation marks and brackets, or with a colon.
func stopped(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if stopMark(r) || r == ':' || r == '：' {
			return true
		}
		if !quoteMark(r) && !strings.ContainsRune("'*_)]}）", r) {
			return false
		}
		s = s[:len(s)-n]
	}
	return false
}

// dateline reports whether s is nothing but a date, and returns its day.
func dateline(s string) (day, warning string, ok bool) {
	// "May 1 2019" and "Wednesday, the 30th of September, 2022" are about as
	// short and as long as dates get; parseDay is slow on everything else.
	if len(s) < 8 || len(s) > 50 || !strings.ContainsAny(s, "0123456789") {
		return "", "", false
	}
	day, warning, err := parseDay(s)
	return day, warning, err == nil
}

// opening is how agencies begin: "MOSCOW, March 30 (Reuters) –", "OSLO (2 May 2023) –".
// What opens a bracket and does not close it is a life: "Holm (2 May 1931 – 4 May 2020)".
var opening = regexp.MustCompile(`^[\pL .’'-]{2,40}(?:, ?(` + monthDay + `(?:,? [0-9]{4})?)| \((` + monthDay + `(?:,? [0-9]{4})?)\)) (?:\([^)]{2,30}\) )?[-–—]{1,2} `)

const (
	monthDay  = `(?:` + monthName + ` [0-9]{1,2}|[0-9]{1,2} ` + monthName + `)`
	monthName = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`
)

// agencyDay returns where s, a paragraph, begins with a day as agencies do.
func agencyDay(s string) Span {
	m := opening.FindStringSubmatchIndex(s)
	switch {
	case m == nil:
		return Span{}
	case m[2] >= 0:
		return Span{m[2], m[3]}
	}
	return Span{m[4], m[5]}
}

// AgencyDay returns where the first paragraph tells before its first sentence of which
// day it is, as offsets into the body: "March 30" in "MOSCOW, March 30 (Reuters) –",
// with the year if it has one. It is empty where nothing is told.
func (a *Article) AgencyDay() Span {
	i := slices.IndexFunc(a.Passages, func(p Passage) bool { return p.Kind == Paragraph })
	if i < 0 {
		return Span{}
	}
	at := a.Passages[i].Span
	day := agencyDay(a.Text(at))
	if day.Len() == 0 {
		return Span{}
	}
	return Span{at.Start + day.Start, at.Start + day.End}
}

// dropTitle leaves out the paragraphs at the head of a body that only repeat
// the title, be it with other hyphens or quotation marks or with the name of
// the source behind it. A dateline may stand before them.
func dropTitle(paras []para, body, title string) []para {
	same := titleMatcher(title)
	day := 0 // paragraphs before the title: a dateline or none
	if len(paras) > 0 {
		if _, _, ok := dateline(body[paras[0].Start:paras[0].End]); ok {
			day = 1
		}
	}
	rest := paras[day:]
	for len(rest) > 0 {
		s := body[rest[0].Start:rest[0].End]
		if len(s) > 2*len(title)+100 || !same(s) {
			break
		}
		rest = rest[1:]
	}
	return append(paras[:day], rest...)
}

func titleMatcher(title string) func(string) bool {
	full, short := letters(title), letters(withoutSource(title))
	return func(s string) bool {
		l := letters(s)
		return l != "" && (l == full || l == short || letters(withoutSource(s)) == full)
	}
}

// withoutSource takes the name of the source off a title: "War ends | BBC
// News". What remains must have three words, so that "Ukraine – live" stays.
func withoutSource(title string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		if head, tail := title[:i], title[i+len(sep):]; len(strings.Fields(head)) >= 3 && len(strings.Fields(tail)) <= 4 {
			return head
		}
	}
	return title
}

// isHeading reports whether paragraph i is a sub-heading: marked as one, or
// short, without the end of a sentence, and followed by running text. Several
// in a row are a list or a poem instead.
func isHeading(paras []para, i int, body string) bool {
	p := paras[i]
	if p.mark == marked {
		return p.Len() <= maxMarkedBytes
	}
	if !couldHead(p, body) || i+1 == len(paras) {
		return false
	}
	run := 1
	for j := i - 1; j >= 0 && run < 3 && couldHead(paras[j], body); j-- {
		run++
	}
	j := i + 1
	for ; j < len(paras) && run < 3 && couldHead(paras[j], body); j++ {
		run++
	}
	return run < 3 && j < len(paras)
}

// Bounds of a caption, in bytes: of what it says, and of who made the picture.
const (
	maxCaption = 250
	maxCredit  = 80
)

// isCaption reports whether a paragraph only says what a picture shows and who
// made it: "The harbour of Bergen. Photo: A. Lind".
func isCaption(s string) bool {
	if len(s) > maxCaption+maxCredit {
		return false
	}
	for _, credit := range []string{"Image:", "Photo:", "Photograph:", "Picture:", "Foto:", "Image credit:", "Photo credit:", "File photo", "Photo by ", "Photograph by "} {
		i := strings.LastIndex(s, credit)
		if i >= 0 && len(s)-i <= maxCredit && (i == 0 || !isWordRune(runeBefore(s, i))) {
			return true
		}
	}
	return false
}

// couldHead reports whether p by itself looks like a sub-heading.
func couldHead(p para, body string) bool {
	s := body[p.Start:p.End]
	if p.mark == listItem || p.lines > 1 || len(s) > maxHeadingBytes || len(strings.Fields(s)) > maxHeadingWords || numbered(s) {
		return false
	}
	first, last := runeAt(s, 0), runeBefore(s, len(s))
	if unicode.IsLower(first) || !isWordRune(first) && !quoteMark(first) && first != '¿' && first != '¡' {
		return false // a fragment, a signature, a speaker in an interview
	}
	if strings.Contains(s, "File:") || strings.Contains(s, "Image:") || strings.Contains(s, "Photo:") || strings.Contains(s, "://") {
		return false
	}
	switch s[strings.LastIndexByte(s, ' ')+1:] {
	case "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "were", "that":
		return false // cut off in the middle
	}
	if stopped(s) || strings.ContainsRune(",;-–—", last) {
		return false
	}
	sp := []Span{{0, len(s)}}
	edges, open := brokenEdges(s, sp, false, false)
	return !edges[0] && !open
}

// brokenEdges tells which of the sentences of a paragraph s are fragments: they
// begin in lower case or with a dash, or close a quotation that was not opened.
// Open says that the paragraph before left a quotation open, as those that run
// over several paragraphs do; the second result says so of this one. In an item
// of a list lower case is in order.
func brokenEdges(s string, sentences []Span, open, item bool) ([]bool, bool) {
	broken := make([]bool, len(sentences))
	var stack []rune // what closes the quotations that are open
	if open && !quoteMark(runeAt(s, 0)) {
		stack = append(stack, '”', '»')
	}
	pos := 0
	for i, sp := range sentences {
		broken[i] = lostHead(s[sp.Start:sp.End]) && !(item && i == 0)
		for pos < sp.End {
			r, n := rune(s[pos]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(s[pos:])
			}
			switch r {
			case '“', '”', '„', '«', '»', '‹', '›':
				var lone bool
				if stack, lone = quotation(stack, r, runeBefore(s, pos), runeAt(s, pos+n)); lone {
					broken[i] = true
				}
			}
			pos += n
		}
	}
	return broken, len(stack) > 0
}

// WhyFragment says what makes a sentence a fragment, or "" for a whole one.
func (a *Article) WhyFragment(s Sentence) string {
	text := a.Text(s.Span)
	switch {
	case !s.Fragment:
		return ""
	case isDash(runeAt(text, 0)):
		return "begins with a dash"
	case lostHead(text):
		return "begins in lower case"
	case s.Start > 0 && isWordRune(runeBefore(a.Body, s.Start)) || s.Len() > maxSentence/2:
		return "is a piece of a longer sentence"
	}
	return "closes a quotation that nothing opens"
}

// quotation pushes on the stack what will close the quotation that r opens, or
// pops what r closes, going by what stands before and after r where languages
// differ. It reports whether r closes what was never opened.
func quotation(stack []rune, r, before, after rune) ([]rune, bool) {
	starts := (before == 0 || isBlank(before) || strings.ContainsRune("([—–-", before)) && isWordRune(after)
	top := rune(0)
	if len(stack) > 0 {
		top = stack[len(stack)-1]
	}
	pop := func() []rune { return stack[:len(stack)-1] }
	switch r {
	case '„':
		return append(stack, '“'), false
	case '“':
		if top == '“' || top == '”' && !starts && isWordRune(before) && !isWordRune(after) {
			return pop(), false // „so“, and “so“
		}
		return append(stack, '”'), false
	case '”':
		if top == '”' || top == '“' {
			return pop(), false
		}
		if starts {
			return append(stack, '”'), false // ”so”
		}
		if len(stack) > 0 {
			return pop(), false
		}
		return stack, true
	}
	var closes rune
	switch r {
	case '«':
		closes = '»'
	case '»':
		closes = '«'
	case '‹':
		closes = '›'
	case '›':
		closes = '‹'
	}
	switch {
	case top == r:
		return pop(), false
	case r == '«' || r == '‹' || starts:
		return append(stack, closes), false
	case len(stack) > 0:
		return pop(), false
	}
	return stack, true
}

// lostHead reports whether a sentence begins with a dash or in lower case.
// Names such as iPhone, al-Assad and "von der Leyen" may begin so.
func lostHead(s string) bool {
	first := runeAt(s, 0)
	if isDash(first) {
		return true
	}
	if strings.ContainsRune(".…", first) {
		s = strings.TrimLeft(s, ".… ")
		first = runeAt(s, 0)
	}
	if !unicode.IsLower(first) {
		return false
	}
	w := wordAt(s)
	switch head, tail, _ := strings.Cut(w, "-"); {
	case strings.ContainsFunc(head, unicode.IsUpper):
		return false // iPhone, d'Estaing
	case unicode.IsUpper(runeAt(tail, 0)) && len(head) <= 4 && !prefixed(head):
		return false // al-Assad, ash-Sharaa
	}
	switch w {
	case "de", "von", "van", "bin", "ibn", "al", "el", "der", "di", "da", "del", "ten", "ter":
		rest := strings.Fields(s[:min(len(s), wordReach)])
		for _, next := range rest[1:min(len(rest), 3)] {
			if unicode.IsUpper(runeAt(next, 0)) {
				return false
			}
		}
	}
	return true
}

// prefixed reports whether w and a hyphen stand before names without being
// part of them: pro-Russian.
func prefixed(w string) bool {
	switch w {
	case "pro", "anti", "ex", "pre", "post", "mid", "non", "un", "co", "re", "pan", "then", "late":
		return true
	}
	return false
}
