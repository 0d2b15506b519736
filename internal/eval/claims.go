package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"

	"attache/corpus"
	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

const claimsFile = "testdata/claims.jsonl"

// A Claim is a sentence with what the articles say of it. The claims were written by
// hand, before the program read them; half of them are held out, and of these only the
// totals are shown.
type Claim struct {
	Claim   string `json:"claim"`
	Verdict string `json:"verdict"`
	Differs string `json:"differs"` // in what the articles contradict it
	Held    bool   `json:"held"`
}

// noClaim is the verdict on what is taken for no claim.
const noClaim = "no_claim"

// Claims measures how claims are judged, against the articles inside the program and
// those written for measuring.
func Claims(ctx context.Context, x *facts.Extractor) (*Report, error) {
	claims, err := loadClaims()
	if err != nil {
		return nil, err
	}
	ix, err := claimed(x)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	engine := answers.New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })
	r := &Report{}
	var shown, held verdicts
	for _, c := range claims {
		got, differs := judged(engine.Check(ctx, c.Claim))
		if c.Held {
			held.add(c, got, differs)
			continue
		}
		shown.add(c, got, differs)
		if got != c.Verdict || differs != c.Differs {
			r.fault("claims", c.Verdict+" "+c.Differs+" taken for "+got+" "+differs, c.Claim)
		}
	}
	shown.report(r, "claims", "claims_")
	held.report(r, "claims, held out", "claims_held_")
	return r, nil
}

func loadClaims() ([]Claim, error) {
	data, err := goldFiles.ReadFile(claimsFile)
	if err != nil {
		return nil, err
	}
	var out []Claim
	sc := bufio.NewScanner(bytes.NewReader(data))
	for line := 1; sc.Scan(); line++ {
		var c Claim
		dec := json.NewDecoder(bytes.NewReader(sc.Bytes()))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&c); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", claimsFile, line, err)
		}
		if !slices.Contains(verdictsOf, c.Verdict) || (c.Differs != "") != (c.Verdict == answers.Otherwise) {
			return nil, fmt.Errorf("%s:%d: the verdict %q and the difference %q do not go together", claimsFile, line, c.Verdict, c.Differs)
		}
		out = append(out, c)
	}
	return out, sc.Err()
}

// claimed returns the index that claims are held against.
func claimed(x *facts.Extractor) (*index.Index, error) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		return nil, err
	}
	all := set.Articles
	golds, err := loadOwn()
	if err != nil {
		return nil, err
	}
	for _, g := range golds {
		a, err := g.own()
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	var docs []*facts.Document
	for _, a := range all {
		docs = append(docs, x.Extract(a))
	}
	return index.Build(docs, "claims", x)
}

// judged returns the verdict on a text of one claim. Where it was taken for several, one
// that is contradicted counts first, then one that is missing.
func judged(a answers.Answer) (verdict, differs string) {
	rank := map[string]int{answers.InArticles: 1, answers.Claimed: 2, answers.NotInArticles: 3, answers.Otherwise: 4}
	verdict = noClaim
	for _, c := range a.Checks {
		if rank[c.Verdict] > rank[verdict] {
			verdict, differs = c.Verdict, c.Differs
		}
	}
	return verdict, differs
}

var verdictsOf = []string{answers.InArticles, answers.Otherwise, answers.Claimed, answers.NotInArticles}

// verdicts count what was judged how.
type verdicts struct {
	of, got, right map[string]int
	differs        int // contradicted claims of which the difference is right
	all            int
}

func (v *verdicts) add(c Claim, got, differs string) {
	if v.of == nil {
		v.of, v.got, v.right = map[string]int{}, map[string]int{}, map[string]int{}
	}
	v.all++
	v.of[c.Verdict]++
	v.got[got]++
	if got == c.Verdict {
		v.right[got]++
		if got == answers.Otherwise && differs == c.Differs {
			v.differs++
		}
	}
}

func (v *verdicts) report(r *Report, set, prefix string) {
	share := func(n, of int) float64 { return 100 * float64(n) / float64(cmp.Or(of, 1)) }
	for _, verdict := range verdictsOf {
		r.percent(prefix+verdict+"_precision", set, verdict+": precision", share(v.right[verdict], v.got[verdict]), v.got[verdict], "judged so")
		r.percent(prefix+verdict+"_recall", set, verdict+": recall", share(v.right[verdict], v.of[verdict]), v.of[verdict], "that are so")
	}
	r.percent(prefix+"differs_right", set, "otherwise: in what", share(v.differs, v.right[answers.Otherwise]), v.right[answers.Otherwise], "found")
	r.percent(prefix+"right", set, "verdicts", share(v.right[answers.InArticles]+v.right[answers.Otherwise]+v.right[answers.Claimed]+v.right[answers.NotInArticles], v.all), v.all, "claims")
}
