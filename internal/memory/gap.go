package memory

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	// maxGaps bounds how many gaps a server keeps; more than anybody reads.
	maxGaps = 500

	// maxGapLen bounds a question in bytes. What is longer is a pasted text.
	maxGapLen = 300
)

// A Gap is a question that the articles could not answer.
type Gap struct {
	Guild       string // empty: direct messages
	Question    string // normalised: lower case, single blanks, people's mentions left out
	Count       int    // how often it was asked
	First, Last time.Time
}

// A gapRecord is what the file holds of a Gap beyond its key.
type gapRecord struct {
	Count int       `json:"count"`
	First time.Time `json:"first"`
	Last  time.Time `json:"last"`
}

// mention is how Discord writes that somebody is mentioned: with their id.
var mention = regexp.MustCompile(`<@!?[0-9]+>`)

// normalise returns the form that counts as one question. Who asks in another case
// or mentions the bot asks the same, and whom else they mention is nobody's
// business.
func normalise(question string) string {
	question = mention.ReplaceAllString(strings.ToValidUTF8(question, " "), " ")
	question = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return unicode.ToLower(r)
	}, question)
	question = strings.Join(strings.Fields(norm.NFC.String(question)), " ") // "J̌" has no one letter, "ǰ" has
	if len(question) > maxGapLen {
		whole := strings.ToValidUTF8(question[:maxGapLen], "") // without half a letter at the end
		question = strings.TrimSpace(whole)
	}
	return question
}

// AddGap counts a question that could not be answered in a server, or in direct
// messages if guild is empty. When a server has too many, the one asked least
// often, and of these the one not asked for longest, gives way.
func (s *Store) AddGap(guild, question string, at time.Time) error {
	if guild != "" {
		if err := checkID(guild); err != nil {
			return err
		}
	}
	question = normalise(question)
	if question == "" {
		return nil
	}
	at = at.UTC()
	return s.update(func(tx transaction) error {
		b, k := tx.bucket("gaps"), key(guild, question)
		g, ok, err := get[gapRecord](b, k)
		if err != nil {
			return err
		}
		if !ok || at.Sub(g.Last) > s.cfg.KeepGaps {
			g = gapRecord{First: at}
		}
		if !ok {
			if err := makeRoom(b, guild); err != nil {
				return err
			}
		}
		g.Count++
		if at.After(g.Last) {
			g.Last = at
		}
		return put(b, k, g)
	})
}

// makeRoom drops gaps of a server until one more has room.
func makeRoom(b bucket, guild string) error {
	all, err := gapsOf(b, guild)
	if err != nil || len(all) < maxGaps {
		return err
	}
	slices.SortFunc(all, mostAsked)
	for _, g := range all[maxGaps-1:] {
		if err := b.Delete(key(guild, g.Question)); err != nil {
			return err
		}
	}
	return nil
}

// mostAsked orders gaps by how often and how lately they were asked.
func mostAsked(a, b Gap) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), b.Last.Compare(a.Last), cmp.Compare(a.Question, b.Question), cmp.Compare(a.Guild, b.Guild))
}

// Gaps returns at most limit gaps of a server, most asked first; all of them if
// limit is zero.
func (s *Store) Gaps(guild string, limit int) ([]Gap, error) {
	var out []Gap
	err := s.view(func(tx transaction) (err error) {
		out, err = gapsOf(tx.bucket("gaps"), guild)
		return err
	})
	return s.rank(out, limit), err
}

// AllGaps returns at most limit gaps of all servers and direct messages, most
// asked first; all of them if limit is zero.
func (s *Store) AllGaps(limit int) ([]Gap, error) {
	var out []Gap
	err := s.view(func(tx transaction) error {
		out = nil
		return each(tx.bucket("gaps"), nil, func(k, v []byte) error {
			g, err := toGap(k, v)
			out = append(out, g)
			return err
		})
	})
	return s.rank(out, limit), err
}

// rank leaves out what is past its time and returns the first of the rest.
func (s *Store) rank(gaps []Gap, limit int) []Gap {
	now := s.now()
	gaps = slices.DeleteFunc(gaps, func(g Gap) bool { return now.Sub(g.Last) > s.cfg.KeepGaps })
	slices.SortFunc(gaps, mostAsked)
	if limit > 0 && len(gaps) > limit {
		gaps = gaps[:limit]
	}
	return gaps
}

func gapsOf(b bucket, guild string) ([]Gap, error) {
	var out []Gap
	err := each(b, key(guild, ""), func(k, v []byte) error {
		g, err := toGap(k, v)
		out = append(out, g)
		return err
	})
	return out, err
}

func toGap(k, v []byte) (Gap, error) {
	guild, question, _ := strings.Cut(string(k), "/")
	r, err := decode[gapRecord](k, v)
	return Gap{guild, question, r.Count, r.First, r.Last}, err
}

// DropGap forgets a gap: somebody has written the article. It tells whether there
// was one.
func (s *Store) DropGap(guild, question string) (bool, error) {
	var was bool
	err := s.update(func(tx transaction) error {
		b, k := tx.bucket("gaps"), key(guild, normalise(question))
		was = b.Get(k) != nil
		return b.Delete(k)
	})
	return was && err == nil, err
}
