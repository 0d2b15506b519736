package facts

import (
	"fmt"
	"io/fs"
	"strings"
)

// A cue is an entry of lexicon/stances.tsv: words that show an attitude.
type cue struct {
	text     string // as in the file
	kind     byte   // 'v'erb, 'n'oun, 'a'djective
	verb     string // base form, for verbs
	before   []string
	after    [][]string // words after the target, each with its alternatives
	farther  bool       // the target stands after the last word, not in the slot
	named    bool       // only an entity can be the target
	unnamed  bool       // no entity can be the target
	polarity string
	negated  string // "-" for none
	sentence string // the example
	holder   string // what the example must give
	want     string
	target   string
}

// A cueTable finds the cues that a word may begin.
type cueTable struct {
	all   []*cue
	verbs map[string][]*cue // by every form of the verb
	words map[string][]*cue // nouns and adjectives by first word
}

func loadCues(fsys fs.FS, name string) (*cueTable, error) {
	t := &cueTable{verbs: map[string][]*cue{}, words: map[string][]*cue{}}
	err := readTable(fsys, name, 4, func(c []string) error {
		q, err := parseCue(c)
		if err != nil {
			return err
		}
		t.all = append(t.all, q)
		if q.kind == 'v' {
			for _, form := range Inflect(q.verb) {
				t.verbs[form] = append(t.verbs[form], q)
			}
		} else {
			t.words[q.before[0]] = append(t.words[q.before[0]], q)
		}
		return nil
	})
	for _, m := range []map[string][]*cue{t.verbs, t.words} {
		for _, qs := range m {
			// The longer cue says more: "warn against" before "warn".
			sortBy(qs, func(q *cue) int { return -len(q.before) - len(q.after) })
		}
	}
	return t, err
}

func parseCue(c []string) (*cue, error) {
	q := &cue{text: c[0], kind: 'v', polarity: c[1], negated: c[2]}
	words := c[0]
	if w, ok := strings.CutPrefix(words, "noun:"); ok {
		q.kind, words = 'n', w
	} else if w, ok := strings.CutPrefix(words, "adj:"); ok {
		q.kind, words = 'a', w
	}
	words, q.unnamed = strings.CutSuffix(words, " !@")
	words, q.named = strings.CutSuffix(words, " @")
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
