package facts

import (
	"fmt"
	"io/fs"
	"strings"
)

// A cue is an entry of lexicon/stances.tsv: words that show an attitude.
type cue struct {
	text     string // as in the file
	kind     byte   // 'v'erb, 'n'oun, 'a'djective, 'p'erson, 'g'roup, affi'x'
	verb     string // base form, for verbs
	before   []string
	after    [][]string // words after the target, each with its alternatives
	farther  bool       // the target stands after the last word, not in the slot
	named    bool       // only an entity can be the target
	unnamed  bool       // no entity can be the target
	noTo     bool       // no infinitive may follow the target
	mutual   bool       // the subject is several, and the attitude is between them
	reversed bool       // the words lead to the holder, and the subject is the target
	polarity string
	negated  string // "-" for none
	sentence string // the example
	holder   string // what the example must give
	want     string
	target   string
}

var cueKinds = map[string]byte{"noun": 'n', "adj": 'a', "person": 'p', "group": 'g', "affix": 'x'}

// A cueTable finds the cues that a word may begin.
type cueTable struct {
	all        []*cue
	verbs      map[string][]*cue // by every form of the verb
	nouns      map[string][]*cue // by the noun, singular and plural
	people     map[string][]*cue // by the noun, singular and plural
	groups     map[string][]*cue // by the noun, singular and plural
	adjectives map[string][]*cue // by the adjective
	affixes    []*cue
}

func loadCues(fsys fs.FS, name string) (*cueTable, error) {
	t := &cueTable{verbs: map[string][]*cue{}, nouns: map[string][]*cue{}, people: map[string][]*cue{}, groups: map[string][]*cue{}, adjectives: map[string][]*cue{}}
	err := readTable(fsys, name, 4, func(c []string) error {
		q, err := parseCue(c)
		if err != nil {
			return err
		}
		t.all = append(t.all, q)
		t.add(q)
		return nil
	})
	for _, m := range []map[string][]*cue{t.verbs, t.nouns, t.people, t.groups, t.adjectives} {
		for _, qs := range m {
			// The longer cue says more: "warn against" before "warn".
			sortBy(qs, func(q *cue) int { return -len(q.before) - len(q.after) })
		}
	}
	return t, err
}

func (t *cueTable) add(q *cue) {
	switch q.kind {
	case 'v':
		for _, form := range inflect(q.verb) {
			t.verbs[form] = append(t.verbs[form], q)
		}
	case 'n', 'p', 'g':
		m := map[byte]map[string][]*cue{'n': t.nouns, 'p': t.people, 'g': t.groups}[q.kind]
		w := q.before[0]
		m[w] = append(m[w], q)
		if plural := thirdPerson(w); plural != w && !strings.HasSuffix(w, "s") {
			m[plural] = append(m[plural], q)
		}
	case 'a':
		t.adjectives[q.before[0]] = append(t.adjectives[q.before[0]], q)
	case 'x':
		t.affixes = append(t.affixes, q)
	}
}

func parseCue(c []string) (*cue, error) {
	q := &cue{text: c[0], kind: 'v', polarity: c[1], negated: c[2]}
	words := c[0]
	if kind, w, ok := strings.Cut(words, ":"); ok {
		if q.kind, words = cueKinds[kind], w; q.kind == 0 {
			return nil, fmt.Errorf("cue %q: %q is no kind of cue", c[0], kind)
		}
	}
	words, q.noTo = strings.CutSuffix(words, " !to")
	words, q.unnamed = strings.CutSuffix(words, " !@")
	words, q.named = strings.CutSuffix(words, " @")
	words, q.reversed = strings.CutSuffix(words, " <")
	words, q.mutual = strings.CutSuffix(words, " ~")
	front, back, slot := strings.Cut(words, "_")
	q.before = strings.Fields(front)
	if len(q.before) == 0 {
		return nil, fmt.Errorf("cue %q has no words", c[0])
	}
	if q.kind == 'v' {
		q.verb, q.before = q.before[0], q.before[1:]
	}
	for _, w := range strings.Fields(back) {
		if w == "TARGET" {
			q.farther = true
			continue
		}
		q.after = append(q.after, strings.Split(w, "|"))
	}
	if slot && len(q.after) == 0 {
		return nil, fmt.Errorf("cue %q has nothing after its slot", c[0])
	}
	for _, p := range []string{q.polarity, q.negated} {
		switch p {
		case Supports, Opposes, Neutral, Ambivalent, "-":
		default:
			return nil, fmt.Errorf("cue %q: %q is no polarity", c[0], p)
		}
	}
	example, want, ok := strings.Cut(c[3], " => ")
	parts := strings.Split(want, " | ")
	if !ok || len(parts) != 3 {
		return nil, fmt.Errorf("cue %q: the example must read: sentence => holder | polarity | target", c[0])
	}
	q.sentence, q.holder, q.want, q.target = example, parts[0], parts[1], parts[2]
	return q, nil
}
