package facts

import (
	"encoding/binary"
	"errors"
	"hash/maphash"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/jdkato/prose/v3/tag/aptagmodel"
	"github.com/jdkato/prose/v3/tokenize"
)

// A tagger tells the parts of speech of the words of a sentence by prose's model, an averaged
// perceptron, as prose's own tagger does and a test holds it to. That looks each of the
// fourteen features of a word up among 75,447 by halving, which was half of what reading a
// sentence takes; here they are found by their hashes. It is safe for concurrent use.
type tagger struct {
	classes []string
	fixed   map[string]uint8 // words that have but one class
	names   string           // of the features, one behind the other
	ends    []uint32         // for each feature, where its name begins, and for the last where it ends
	first   []uint32         // for each feature its first weight, and for the last how many there are
	of      []uint8          // for each weight its class
	weights []float32
	seed    maphash.Seed
	none    label  // the empty one
	slots   []slot // by hash, in open addressing: as many as a power of two
}

// A slot is where a feature is found.
type slot struct {
	hash   uint32 // the half of its hash that does not say where it stands
	number uint32 // of the feature, from 1 on; 0 for none
}

// The features of a word. Its name is how the feature begins, and a word, the end of one, a
// tag, or two of these with a space between.
const (
	fBias = iota
	fSuffix
	fPrefix
	fTagBefore
	fTagTwoBefore
	fTags
	fWord
	fTagAndWord
	fWordBefore
	fSuffixBefore
	fWordTwoBefore
	fWordBehind
	fSuffixBehind
	fWordTwoBehind
)

var begins = [...]string{"bias", "i suffix ", "i pref1 ", "i-1 tag ", "i-2 tag ", "i tag+i-2 tag ", "i word ", "i-1 tag+i word ", "i-1 word ", "i-1 suffix ", "i-2 word ", "i+1 word ", "i+1 suffix ", "i+2 word "}

// A label is part of the name of a feature with its hash.
type label struct {
	text string
	hash uint64
}

func (t *tagger) label(text string) label { return label{text, maphash.String(t.seed, text)} }

// hash returns that of a feature.
func hash(begin int, a, b *label) uint64 {
	h := (a.hash + uint64(begin)) * 0x9E3779B97F4A7C15
	h = (h ^ h>>32 ^ b.hash) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// newTagger reads prose's model: in its flat format all numbers are little-endian, and the
// names of features stand in their order.
func newTagger() (*tagger, error) {
	r := modelReader{rest: aptagmodel.English}
	if string(r.take(8)) != "PROSETAG" || r.number() != 1 {
		return nil, errors.New("the model has another format")
	}
	t := &tagger{fixed: map[string]uint8{}, seed: maphash.MakeSeed()}
	t.none = t.label("")
	for range r.number() {
		t.classes = append(t.classes, r.text())
	}
	features, weights := r.number(), r.number()
	t.names = string(r.take(r.number()))
	t.ends, t.first = r.numbers(features+1), r.numbers(features+1)
	t.of = r.take(weights)
	t.weights = make([]float32, weights)
	for i, v := range r.numbers(weights) {
		t.weights[i] = math.Float32frombits(v)
	}
	for range r.number() {
		word := r.text()
		if class := r.take(1); len(class) == 1 {
			t.fixed[word] = class[0]
		}
	}
	if r.failed || len(t.classes) > maxClasses {
		return nil, errors.New("the model is cut off")
	}
	t.fill(features)
	return t, nil
}

// maxClasses is how many there may be; there are 38.
const maxClasses = 64

// fill puts the features where they are found.
func (t *tagger) fill(features int) {
	size := 16
	for size < 3*features/2 {
		size *= 2
	}
	t.slots = make([]slot, size)
	begin := 0
	for i := range features {
		name := t.name(i)
		if !strings.HasPrefix(name, begins[begin]) { // one is mostly as the one before
			if begin = slices.IndexFunc(begins[:], func(b string) bool { return strings.HasPrefix(name, b) }); begin < 0 {
				begin = 0
				continue
			}
		}
		a, b := name[len(begins[begin]):], ""
		if begin == fTags || begin == fTagAndWord {
			a, b, _ = strings.Cut(a, " ")
		}
		first, second := t.label(a), t.label(b)
		h := hash(begin, &first, &second)
		at := h & uint64(size-1)
		for t.slots[at].number != 0 {
			at = (at + 1) & uint64(size-1)
		}
		t.slots[at] = slot{uint32(h >> 32), uint32(i + 1)}
	}
}

// A modelReader reads a model from its beginning on.
type modelReader struct {
	rest   []byte
	failed bool
}

func (r *modelReader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.failed, r.rest = true, nil
		return nil
	}
	out := r.rest[:n:n]
	r.rest = r.rest[n:]
	return out
}

func (r *modelReader) number() int {
	if b := r.take(4); b != nil {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

func (r *modelReader) numbers(n int) []uint32 {
	b := r.take(4 * n)
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

func (r *modelReader) text() string {
	if b := r.take(2); b != nil {
		return string(r.take(int(binary.LittleEndian.Uint16(b))))
	}
	return ""
}

// name returns the name of a feature.
func (t *tagger) name(i int) string { return t.names[t.ends[i]:t.ends[i+1]] }

// A near word is a word as the model knows it, with its end.
type near struct{ word, end label }

func (t *tagger) near(word string) near { return near{t.label(word), t.label(last3(word))} }

// tag fills in the tags of the words of a sentence.
func (t *tagger) tag(words []tokenize.Token) {
	const room = 64
	var some [room + 4]near
	around := some[:0] // all words, with two edges on either side
	if len(words) > room {
		around = make([]near, 0, len(words)+4)
	}
	around = append(around, t.near("-START-"), t.near("-START2-"))
	for i := range words {
		around = append(around, t.near(modelled(words[i].Text)))
	}
	around = append(around, t.near("-END-"), t.near("-END2-"))
	before, twoBefore := around[0].word, around[1].word
	for i := range words {
		got, ok := t.alone(words[i].Text)
		if !ok {
			got = t.predict(words[i].Text, (*[5]near)(around[i:i+5]), &before, &twoBefore)
		}
		words[i].Tag = got
		twoBefore = before
		if before.text != got {
			before = t.label(got)
		}
	}
}

// alone returns the tag of a word that has the same in any sentence.
func (t *tagger) alone(word string) (string, bool) {
	switch {
	case word == "-":
		return "-", true
	case emoticons[word]:
		return "SYM", true
	case strings.HasPrefix(word, "@"):
		return "NN", true
	case word == "0" || strings.HasPrefix(word, "*") && traces.MatchString(word):
		return "-NONE-", true
	case len(word) == 5 && word[0] == '-' && word[4] == '-' && strings.Trim(word[1:4], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
		return word, true
	}
	if class, ok := t.fixed[word]; ok {
		return t.classes[class], true
	}
	return "", false
}

// traces are what the Penn Treebank puts where a word is understood.
var traces = regexp.MustCompile(`^(?:\*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\*)$`)

// emoticons are those that prose's tokeniser leaves whole.
var emoticons = func() map[string]bool {
	out := map[string]bool{}
	for e := range strings.FieldsSeq(`(-8 (-; (-_-) (._.) (: (= (o: (¬_¬) (ಠ_ಠ) (╯°□°）╯︵┻━┻ -__- 8-) 8-D 8D :( :(( :((( :() :))) :-) :-)) :-))) :-* :-/ :-X :-] :-o :-p :-x :-| :-} ` +
		":0 :3 :P :] :`( :`) :`-( " + `:o :o) =( =) =D =| @_@ O.o O_o V_V XDD [-: ^___^ o_0 o_O o_o v_v xD xDD ¯\(ツ)/¯`) {
		out[e] = true
	}
	return out
}()

// predict returns the class that the features of a word speak most for, the first where two
// are as likely. The word is the middle one of those around it.
func (t *tagger) predict(word string, around *[5]near, before, twoBefore *label) string {
	var room [maxClasses]float32
	scores := room[:len(t.classes)]
	none := &t.none
	suffix, prefix := t.label(last3(word)), t.label(word[:min(len(word), 1)])
	w := &around[2].word
	t.find(scores, fBias, none, none)
	t.find(scores, fSuffix, &suffix, none)
	t.find(scores, fPrefix, &prefix, none)
	t.find(scores, fTagBefore, before, none)
	t.find(scores, fTagTwoBefore, twoBefore, none)
	t.find(scores, fTags, before, twoBefore)
	t.find(scores, fWord, w, none)
	t.find(scores, fTagAndWord, before, w)
	t.find(scores, fWordBefore, &around[1].word, none)
	t.find(scores, fSuffixBefore, &around[1].end, none)
	t.find(scores, fWordTwoBefore, &around[0].word, none)
	t.find(scores, fWordBehind, &around[3].word, none)
	t.find(scores, fSuffixBehind, &around[3].end, none)
	t.find(scores, fWordTwoBehind, &around[4].word, none)
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return t.classes[best]
}

// find adds the weights of a feature, if there is one of that name.
func (t *tagger) find(scores []float32, begin int, a, b *label) {
	h := hash(begin, a, b)
	mask := uint64(len(t.slots) - 1)
	for at := h & mask; t.slots[at].number != 0; at = (at + 1) & mask {
		s := t.slots[at]
		if s.hash != uint32(h>>32) {
			continue
		}
		name := t.name(int(s.number - 1))
		if cuts(&name, begins[begin]) && cuts(&name, a.text) && strings.TrimPrefix(name, " ") == b.text {
			from, to := t.first[s.number-1], t.first[s.number]
			of := t.of[from:to]
			for i, w := range t.weights[from:to] {
				scores[of[i]] += w
			}
			return
		}
	}
}

// cuts cuts off what a string begins with, and reports whether it does.
func cuts(s *string, prefix string) (ok bool) {
	*s, ok = strings.CutPrefix(*s, prefix)
	return ok
}

// modelled returns a word as the model knows it.
func modelled(word string) string {
	switch {
	case word == "":
		return ""
	case word[0] != '-' && strings.IndexByte(word, '-') >= 0:
		return "!HYPHEN"
	case len(word) == 4 && isYear(word):
		return "!YEAR"
	case word[0] >= '0' && word[0] <= '9':
		return "!DIGITS"
	}
	return strings.ToLower(word)
}

// isYear reports whether a word of four characters is a number, which may have a sign.
func isYear(word string) bool {
	return strings.Trim(word[1:], "0123456789") == "" && (word[0] == '+' || word[0] == '-' || word[0] >= '0' && word[0] <= '9')
}

// last3 returns the last three bytes of a word.
func last3(w string) string { return w[max(0, len(w)-3):] }
