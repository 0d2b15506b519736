// Package sound implements the comparison of names across scripts and ways of writing
// them in Latin letters: "Лавров", "לברוב" and "ラブロフ" sound like "Lavrov", "मोदी" like "Modi".
//
// Letters become Latin ones by the tables of unidecode, which know most of Unicode. Those
// go by the sign and not by the language, so some are read beforehand as names have
// them: a Greek β is a v, a Japanese フ an f.
package sound

import (
	"strings"
	"sync"
	"unicode"

	"github.com/agnivade/levenshtein"
	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
)

// A Sound is how a name sounds.
type Sound struct {
	// Letters are its Latin letters without what ways of writing differ in: "kh" or "h",
	// "y" or "i", double letters, blanks.
	Letters string

	// Frame are its consonants, in capitals. Those that some script does not tell from
	// each other are one: b, f, p and v; l and r; g and k; all that hiss.
	Frame string
}

// Foreign reports whether a text has letters of another script than the Latin one.
func Foreign(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r > unicode.MaxLatin1 && unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Common)
	})
}

// A Script is a kind of script, by how well a name is known from it.
type Script int

const (
	Alphabet   Script = iota // has every sound: Latin, Cyrillic, Greek
	Syllables                // has vowels too many, and tells some consonants apart no more: kana, hangul
	Consonants               // leaves out vowels: Arabic, Hebrew, Devanagari and other abjads and abugidas
	Han                      // is exact for Chinese names, and too far from all others
)

// ScriptOf returns what kind of script a text is in; of several, the one that tells
// least.
func ScriptOf(s string) Script {
	script := Alphabet
	for _, r := range s {
		switch {
		case r <= unicode.MaxLatin1, !unicode.IsLetter(r), unicode.In(r, unicode.Latin, unicode.Common, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian):
		case unicode.Is(unicode.Han, r):
			script = Han
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			script = max(script, Syllables)
		default:
			script = max(script, Consonants)
		}
	}
	return script
}

// Of returns how a name sounds.
func Of(name string) Sound {
	letters := even(Latin(name))
	return Sound{letters, frame(letters)}
}

// Latin returns a text in small Latin letters.
func Latin(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
		hangul := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
		s = unidecode.Unidecode(readings().Replace(spell(s)))
		if hangul { // the vowel that is put between consonants
			s = strings.ReplaceAll(s, "eu", "u")
		}
	}
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

// spell returns a text with the letters that the readings know: Greek ones without
// accents, katakana for hiragana, and no letter in two parts. Within a word, the Arabic
// and Hebrew letters for v and y are those for o and i.
func spell(s string) string {
	var b strings.Builder
	within := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.Is(unicode.Greek, r):
			r = unicode.ToLower([]rune(norm.NFD.String(string(r)))[0])
		case r >= 'ぁ' && r <= 'ゖ':
			r += 'ァ' - 'ぁ'
		case within && (r == 'و' || r == 'ו'):
			r = 'o'
		case within && (r == 'ي' || r == 'ی' || r == 'י'):
			r = 'i'
		}
		within = unicode.IsLetter(r)
		b.WriteRune(r)
	}
	return b.String()
}

// readings are letters that unidecode reads otherwise than names have them.
var readings = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		"μπ", "b", "ντ", "d", "γκ", "g", "ου", "u", "αυ", "av", "ευ", "ev", "ει", "i", "οι", "i", "αι", "e", "τζ", "j", "β", "v", "φ", "f", "χ", "h", "υ", "i", "η", "i",
		"チェ", "te", "チャ", "ta", "チュ", "tu", "チョ", "to", "シェ", "se", "ジェ", "ze", "ティ", "ti", "ディ", "di", "トゥ", "tu", "ドゥ", "du",
		"ファ", "fa", "フィ", "fi", "フェ", "fe", "フォ", "fo", "ウィ", "wi", "ウェ", "we", "ウォ", "wo", "ヴァ", "va", "ヴィ", "vi", "ヴェ", "ve", "ヴォ", "vo",
		"フ", "fu", "チ", "ti", "ツ", "tu", "シ", "si", "ジ", "zi", "ー", "", "・", " ")
})

// even returns Latin letters without what ways of writing a name differ in.
func even(latin string) string {
	s := spellings().Replace(" " + latin)
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		switch {
		case c == 'y':
			c = 'i'
		case c == 'w':
			c = 'v'
		case c == 'q', c == 'c' && (i+1 == len(s) || !strings.ContainsRune("eiyh", rune(s[i+1]))):
			c = 'k'
		case c == 'c' && s[i+1] != 'h':
			c = 's'
		case c == 'h' && i > 0 && s[i-1] != ' ' && s[i-1] != 's' && s[i-1] != 'c':
			continue
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') || len(out) > 0 && c == out[len(out)-1] && c >= 'a' {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// spellings are ways of writing one sound. A blank stands before each word.
var spellings = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(" kh", " h", "kh", "h", "dzh", "j", "zh", "j", "dj", "j", "tch", "ch", "sch", "sh", "tsz", "j", "tz", "ts", "ph", "f", "th", "t", "gh", "g", "ck", "k",
		"ou", "u", "oo", "u", "ee", "i", "ng", "n", " x", " s", "x", "ks", "'", "", "`", "")
})

// Unlike returns how many vowels differ in names that have the same consonants. A u does
// not count: it is what is put between consonants where a script has syllables only.
func (s Sound) Unlike(t Sound) int {
	return levenshtein.ComputeDistance(shape(s.Letters), shape(t.Letters))
}

// shape returns letters without u, and with the consonants as a frame has them.
func shape(letters string) string {
	return strings.Map(func(r rune) rune {
		switch c := consonant(byte(r)); {
		case c != 0:
			return rune(c)
		case r == 'u', r == 'h':
			return -1
		}
		return r
	}, letters)
}

// frame returns the consonants of letters.
func frame(letters string) string {
	var b strings.Builder
	last := byte(0)
	for i := range len(letters) {
		if letters[i] == 'h' {
			continue
		}
		c := consonant(letters[i])
		if c != 0 && c != last {
			b.WriteByte(c)
		}
		last = c
	}
	return b.String()
}

// consonant returns which consonant of a frame a letter is; 0 if it is none.
func consonant(letter byte) byte {
	switch letter {
	case 'b', 'f', 'p', 'v':
		return 'V'
	case 'l', 'r':
		return 'R'
	case 'g', 'k':
		return 'K'
	case 's', 'z', 'j', 'c':
		return 'S'
	case 'd', 'm', 'n', 't':
		return letter - 'a' + 'A'
	}
	return 0
}
