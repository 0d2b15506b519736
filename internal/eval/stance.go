package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
)

// neutral is the label of a sentence in which neither of the two has an
// attitude to the other.
const neutral = "neutral"

// A stanceItem is a sentence of the DSE2QA sets with two names marked in it.
// The label says who of the two is for or against the other: a_pos_b, a_neg_b,
// b_pos_a, b_neg_a or neutral.
type stanceItem struct {
	ID       string `json:"id"`
	Sentence string `json:"sentence,omitempty"`
	A        Span   `json:"a"`
	B        Span   `json:"b"`
	Label    string `json:"label"`

	rule string // what found it; for neutral, why nothing was
}

func (r *run) stances(ctx context.Context) error {
	file, held := "stance-valid.jsonl", true
	if r.o.Train {
		file, held = "stance-train.jsonl", false
	}
	gold, err := Load[stanceItem](r.o.Data, file)
	if err != nil {
		return err
	}
	pred, err := each(ctx, gold, func(g stanceItem) (stanceItem, error) {
		d, err := r.read(g.ID, "", "", g.Sentence)
		if err != nil {
			return stanceItem{}, err
		}
		p := stanceItem{ID: g.ID, A: g.A, B: g.B}
		p.Label, p.rule = label(d, g.A, g.B)
		return p, nil
	})
	if err != nil {
		return err
	}
	if err := keep(r, file, pred); err != nil {
		return err
	}
	s := scoreStances(gold, pred)
	rep := r.report
	set := "stance (" + file + ")"
	rep.percent("stance_accuracy", set, "accuracy", s.Accuracy(), s.Items, "sentences")
	rep.percent("stance_macro_f1", set, "macro-F1 of the five labels", s.MacroF1, s.Items, "sentences")
	rep.percent("stance_precision_asserted", set, "precision of what it asserts", s.Precision(), s.Asserted, "asserted")
	for _, l := range sortedKeys(s.Labels) {
		rep.percent("stance_"+l+"_f1", set, l+", F1", s.Labels[l], s.Items, "sentences")
	}
	for i, g := range gold {
		p := pred[i]
		if p.Label == g.Label {
			continue
		}
		kind := g.Label + " told as " + p.Label
		if p.Label == neutral {
			kind += ": " + p.rule
		} else {
			kind += " [" + p.rule + "]"
		}
		example := ""
		if !held {
			example = fmt.Sprintf("a=%s b=%s: %s", g.Sentence[g.A[0]:g.A[1]], g.Sentence[g.B[0]:g.B[1]], g.Sentence)
		}
		rep.fault(set, kind, example)
	}
	return nil
}

// label returns the label of the first stance in which one of the marked names
// is the holder and the other the target, and its rule; neutral when there is
// none, or when it is neutral or ambivalent, and what stood in the way.
func label(d *facts.Document, a, b Span) (label, rule string) {
	for _, s := range d.Stances {
		sign := ""
		switch s.Polarity {
		case facts.Supports:
			sign = "pos"
		case facts.Opposes:
			sign = "neg"
		default:
			continue
		}
		switch {
		case isAt(d, s.HolderID, s.Holder, a) && isAt(d, s.TargetID, s.Target, b):
			return "a_" + sign + "_b", s.Rule
		case isAt(d, s.HolderID, s.Holder, b) && isAt(d, s.TargetID, s.Target, a):
			return "b_" + sign + "_a", s.Rule
		}
	}
	switch {
	case len(mentionAt(d, a.inBody())) == 0 && len(mentionAt(d, b.inBody())) == 0:
		return neutral, "neither is known as a name"
	case len(mentionAt(d, a.inBody())) == 0:
		return neutral, "a is not known as a name"
	case len(mentionAt(d, b.inBody())) == 0:
		return neutral, "b is not known as a name"
	case len(d.Stances) > 0:
		return neutral, "both are names; a stance of others was found"
	}
	return neutral, "both are names; no stance was found"
}

// isAt reports whether the marked span names the holder or target of a stance:
// a mention of its entity touches the span, or, where it is no entity or is
// mentioned elsewhere, one of the two texts holds the other as whole words.
func isAt(d *facts.Document, id, name string, s Span) bool {
	s = wholeWord(d.Article.Body, s)
	if id != "" && slices.Contains(mentionAt(d, s.inBody()), id) {
		return true
	}
	marked := words(d.Article.Body[s[0]:s[1]])
	named := words(name)
	return len(marked) > 0 && len(named) > 0 && (holds(named, marked) || holds(marked, named))
}

// wholeWord returns the span up to the end of its last word: the set cuts the
// final "s" of names.
func wholeWord(body string, s Span) Span {
	for s[1] < len(body) {
		c, n := utf8.DecodeRuneInString(body[s[1]:])
		if !unicode.IsLetter(c) {
			break
		}
		s[1] += n
	}
	return s
}

// words returns the words of s in lower case, without articles, punctuation and
// possessive endings: what lenient comparisons compare.
func words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '’' && c != '\''
	}) {
		w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), "'’")
		if w != "" && w != "the" && w != "a" && w != "an" {
			out = append(out, w)
		}
	}
	return out
}

// holds reports whether the words of b stand in a, side by side.
func holds(a, b []string) bool {
	for i := 0; len(b) > 0 && i+len(b) <= len(a); i++ {
		if slices.Equal(a[i:i+len(b)], b) {
			return true
		}
	}
	return false
}
