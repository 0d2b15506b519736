package answers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"attache/internal/index"
)

// maxPicked is among how many completions the one is looked for that was picked.
const maxPicked = 25

// Picked returns what to ask with for a completion of which somebody sends what was
// shown of it, "Wang Yi — Chinese Foreign Minister", as some clients do: its Value.
// Whatever else a field may hold comes back as it is, and so does what was shown of
// several.
func (e *Engine) Picked(ctx context.Context, what Field, shown string) string {
	if what == Words || what == Day {
		return shown
	}
	for _, mark := range []string{"", dash, dot, "…"} {
		typed, _, found := strings.Cut(shown, mark)
		if mark == "" {
			typed = shown
		}
		if !found {
			continue
		}
		var values []string
		for _, c := range e.Complete(ctx, what, typed, maxPicked) {
			if c.Text == shown && !slices.Contains(values, c.Value) {
				values = append(values, c.Value)
			}
		}
		if len(values) == 1 {
			return values[0]
		}
	}
	return shown
}

// unshown returns the arguments of a command with the value in the place of what was
// shown of a completion: people copy what they have seen. It leaves alone what takes
// words of any kind.
func (e *Engine) unshown(ctx context.Context, c *Row, args string) (string, error) {
	takes := func(of ...Field) bool {
		return slices.ContainsFunc(c.Args, func(a Arg) bool { return slices.Contains(of, a.Offers) })
	}
	named := completing{ctx: ctx, ix: e.corpus()}
	if strings.Contains(args, dot) && takes(Article, Subject) {
		for _, a := range named.ix.Articles() {
			if strings.HasSuffix(args, a.Date) && shownArticle(a) == args { // making what is shown of all would take long
				return a.ID, nil
			}
		}
	}
	if i := slices.IndexFunc(c.Args, func(a Arg) bool { return a.Offers == Dated || a.Offers == Placed }); i >= 0 && strings.Contains(args, dot) {
		return e.Picked(ctx, c.Args[i].Offers, args), nil
	}
	if !takes(Entity, Speaker, Holder, Subject) {
		return args, nil
	}
	for from, n := 0, 0; n < maxDashes; n++ {
		i := strings.Index(args[from:], dash)
		if i < 0 {
			break
		}
		i += from
		start, end, value, err := named.before(args, from, i)
		if err != nil {
			return "", err
		}
		from = i + len(dash)
		if end > 0 {
			args = args[:start] + protect(value) + args[end:]
			from = start + len(protect(value))
		}
	}
	return args, nil
}

// Bounds of what is looked through for a name that was shown.
const (
	maxDashes     = 4
	maxShownWords = 12 // before a dash
)

// before finds the completion that was shown in args around the dash at i, and begins
// not before from: where it stands, and its value. end is 0 when there is none, or
// several.
func (c *completing) before(args string, from, i int) (start, end int, value string, err error) {
	starts := []int{i}
	for k := i - 1; k >= from && len(starts) <= maxShownWords; k-- {
		if k == 0 || args[k-1] == ' ' {
			starts = append(starts, k)
		}
	}
	slices.Reverse(starts)
	for _, start := range starts[:len(starts)-1] {
		found, err := c.ix.Named(c.ctx, args[start:i])
		if err != nil {
			return 0, 0, "", fmt.Errorf("cannot resolve a name: %w", err)
		}
		several := false
		for _, m := range found {
			v, sole, err := c.value(m.Entity)
			if err != nil {
				return 0, 0, "", err
			}
			shown := shorten(clean(c.described(m.Entity, sole)), MaxCompletion)
			rest, ok := strings.CutPrefix(args[start:], shown)
			if at := start + len(shown); ok && (rest == "" || rest[0] == ' ') && at >= end {
				several = at == end
				end, value = at, v
			}
		}
		if end > 0 && !several {
			return start, end, value, nil
		}
		end = 0
	}
	return 0, 0, "", nil
}

// find returns the entities that a name means. What was shown behind it counts where
// the whole means nobody: it may no longer be so.
func (q *question) find(name string) ([]index.Match, error) { return q.shown(name, q.ix.Resolve) }

// shown looks for a name, and for what stands in it before a dash.
func (q *question) shown(name string, resolve func(context.Context, string) ([]index.Match, error)) ([]index.Match, error) {
	found, err := resolve(q.ctx, name)
	if short, _, more := strings.Cut(name, dash); more && err == nil && len(found) == 0 {
		return q.ix.Named(q.ctx, short)
	}
	return found, err
}
