package intake

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"
)

// How many letters of a text are enough to tell its language, and how many are looked at.
const (
	leastLetters = 60
	mostLetters  = 4000
)

// languageOf returns the tag of the language that a text is in, if that is certain.
func languageOf(text string) (string, bool) {
	text = strings.ToValidUTF8(text[:min(len(text), mostLetters)], "")
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
				letters += 3 // each is a syllable or a word
			}
		}
	}
	if letters < leastLetters {
		return "", false
	}
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return "", false
	}
	return languageTag(info.Lang.Iso6391())
}

// languageTag returns a tag as BCP 47 writes it: "en_us" is en-US.
func languageTag(s string) (string, bool) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	t, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if err != nil || t == language.Und {
		return "", false
	}
	return t.String(), true
}

// sameScript reports whether a text can be in the language of a tag. Sites that are made
// from a template often leave the template's language in it.
func sameScript(tag, text string) bool {
	told, ok := languageOf(text)
	if !ok {
		return true
	}
	a, _ := language.MustParse(tag).Script()
	b, _ := language.MustParse(told).Script()
	han := func(s language.Script) bool { return strings.HasPrefix(s.String(), "Han") }
	return a == b || han(a) && han(b)
}
