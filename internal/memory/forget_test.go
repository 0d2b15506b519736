package memory

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"
)

// world fills a memory with two servers of two channels each and a direct
// message, alike but for their ids.
func world(t testing.TB, s *Store) {
	t.Helper()
	yes := true
	for _, guild := range []string{"1", "11", ""} {
		for _, channel := range []string{"2", "22"} {
			channel = guild + "0" + channel
			if guild != "" {
				ok(t, s.SetSettings(Scope{guild, ""}, Settings{Hidden: &yes}))
				ok(t, s.SetSettings(Scope{guild, channel}, Settings{Hidden: &yes}))
			}
			for _, message := range []string{"3", "33"} {
				ok(t, s.SetReply(channel+message, Reply{Guild: guild, Channel: channel, Message: message, At: noon}))
				ok(t, s.SetPin(Pin{Guild: guild, Channel: channel, Message: message}))
				for _, user := range []string{"7", "77"} {
					ok(t, s.SetWaiter(Waiter{User: user, Guild: guild, Channel: channel, Message: message, Question: "Who?", At: noon}))
					must[Tally](t)(s.Vote(Answer{Guild: guild, Channel: channel, Message: message}, user, user == "7"))
				}
			}
			ok(t, s.SetChoice(channel, "k", "person/1", "s"))
		}
		ok(t, s.AddGap(guild, "who is Zelda", noon))
	}
}

// left returns the keys of what a memory holds, but for those of meta. Voters are
// named by their ids.
func left(t testing.TB, s *Store) []string {
	t.Helper()
	names := strings.NewReplacer(s.voter("7"), "VOTER7", s.voter("77"), "VOTER77")
	var out []string
	ok(t, s.view(func(tx *bolt.Tx) error {
		for _, name := range buckets[1:] {
			for _, k := range keys(tx.Bucket([]byte(name)), nil) {
				out = append(out, name+" "+names.Replace(string(k)))
			}
		}
		return nil
	}))
	return out
}

// Of whatever is forgotten nothing is left, and of all else everything.
func TestForget(t *testing.T) {
	all := fresh(t)
	world(t, all)
	for _, test := range []struct {
		name   string
		forget func(s *Store) error
		gone   func(record string) bool
		n      int
	}{
		{"guild", func(s *Store) error { return s.ForgetGuild("1") }, func(r string) bool {
			bucket, k, _ := strings.Cut(r, " ")
			switch bucket {
			case "settings", "gaps":
				return strings.HasPrefix(k, "1/")
			case "waiting":
				return strings.HasPrefix(k, "102/") || strings.HasPrefix(k, "1022/")
			}
			k = strings.TrimPrefix(strings.TrimPrefix(k, "VOTER77/"), "VOTER7/")
			return strings.HasPrefix(k, "102")
		}, 3 + 4 + 4 + 2 + 4 + 1 + 4 + 8 + 8 + 8},
		{"channel", func(s *Store) error { return s.ForgetChannel("102") }, func(r string) bool {
			bucket, k, _ := strings.Cut(r, " ")
			switch bucket {
			case "replies":
				return k == "1023" || k == "10233"
			case "settings":
				return k == "1/102"
			}
			k = strings.TrimPrefix(strings.TrimPrefix(k, "VOTER77/"), "VOTER7/")
			return strings.HasPrefix(k, "102/")
		}, 1 + 2 + 2 + 1 + 2 + 2 + 4 + 4 + 4},
		{"answer", func(s *Store) error { return s.ForgetMessage("102", "3") }, func(r string) bool {
			return r == "replies 1023" || strings.HasSuffix(r, " 102/3") || strings.HasSuffix(r, "/102/3") || strings.HasPrefix(r, "votes 102/3/") || strings.HasPrefix(r, "waiting 102/3/")
		}, 1 + 1 + 1 + 1 + 2 + 2 + 2},
		{"question", func(s *Store) error { return s.ForgetMessage("102", "1023") }, func(r string) bool {
			return r == "replies 1023" || r == "told 102/3"
		}, 2},
		{"nothing", func(s *Store) error { return s.ForgetMessage("102", "4") }, func(string) bool { return false }, 0},
		{"user", func(s *Store) error {
			if n, waits, err := s.ForgetUser("7"); n != 12 || waits != 12 || err != nil {
				return fmt.Errorf("%d votes and %d waits were forgotten, and %v", n, waits, err)
			}
			return nil
		}, func(r string) bool {
			return strings.HasSuffix(r, "/VOTER7") || strings.HasPrefix(r, "voters VOTER7/") || strings.HasPrefix(r, "waiting ") && strings.HasSuffix(r, "/7")
		}, 36},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := fresh(t)
			world(t, s)
			before := left(t, s)
			ok(t, test.forget(s))
			want := slices.DeleteFunc(slices.Clone(before), test.gone)
			if diff := cmp.Diff(want, left(t, s)); diff != "" {
				t.Errorf("what is left (-want +got):\n%s", diff)
			}
			if n := len(before) - len(want); n != test.n {
				t.Errorf("the test wants %d records gone, not %d", n, test.n)
			}
		})
	}
}

func TestSweep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	s := at(t, path, noon)
	world(t, s)
	before := left(t, s)
	for _, test := range []struct {
		after   time.Duration
		removed int
		gone    []string // buckets that are empty then
	}{
		{KeepReplies, 0, nil},
		{KeepReplies + 1, 12, []string{"replies", "told"}},
		{defaultKeepGaps, 0, []string{"replies", "told"}},
		{defaultKeepGaps + 1, 6 + 3 + 12 + 24, []string{"replies", "told", "choices", "gaps", "answers", "votes", "voters", "waiting"}},
		{1000 * defaultKeepGaps, 0, []string{"replies", "told", "choices", "gaps", "answers", "votes", "voters", "waiting"}},
	} {
		equal(t, fmt.Sprint("removed after ", test.after), must[int](t)(s.Sweep(noon.Add(test.after))), test.removed)
		equal(t, fmt.Sprint("left after ", test.after), left(t, s), slices.DeleteFunc(slices.Clone(before), func(r string) bool {
			bucket, _, _ := strings.Cut(r, " ")
			return slices.Contains(test.gone, bucket)
		}))
	}
}

// What is past its time is not shown, swept or not.
func TestPastItsTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	s := at(t, path, noon)
	world(t, s)
	ok(t, s.Close())
	for _, test := range []struct {
		after time.Duration
		n     int
	}{{defaultKeepGaps, 1}, {defaultKeepGaps + 1, 0}} {
		s := at(t, path, noon.Add(test.after))
		equal(t, "gaps", len(must[[]Gap](t)(s.Gaps("1", 0))), test.n)
		equal(t, "waiters", len(must[[]Waiter](t)(s.Waiters())), 24*test.n)
		equal(t, "all gaps", len(must[[]Gap](t)(s.AllGaps(0))), 3*test.n)
		equal(t, "feedback", len(must[[]Tally](t)(s.Feedback("1", 0))), 4*test.n)
		equal(t, "votes", must[Tally](t)(s.Votes("102", "3")).Up, test.n)
		_, found, err := s.Choice("102", "k", "s")
		ok(t, err)
		equal(t, "choice", found, test.n > 0)
		ok(t, s.Close())
	}
	// A gap that is asked anew is a new one, and so is a vote.
	s = at(t, path, noon.Add(defaultKeepGaps+1))
	later := noon.Add(defaultKeepGaps + 1)
	ok(t, s.AddGap("1", "who is Zelda", later))
	equal(t, "gap", must[[]Gap](t)(s.Gaps("1", 0)), []Gap{{"1", "who is zelda", 1, later, later}})
	a := Answer{Guild: "1", Channel: "102", Message: "3"}
	equal(t, "vote", must[Tally](t)(s.Vote(a, "7", true)), Tally{a, 1, 0, later, 1})
}

// Sweep takes many steps and drops what is old, wherever it stands.
func TestSweepMuch(t *testing.T) {
	s := fresh(t)
	const n = 2*sweepStep + 100
	ok(t, s.update(func(tx *bolt.Tx) error {
		for i := range n {
			r := Reply{Channel: "2", Message: fmt.Sprint(i), At: noon}
			if i%3 == 0 {
				r.At = noon.Add(-2 * KeepReplies)
			}
			if err := put(tx.Bucket([]byte("replies")), fmt.Append(nil, i), r); err != nil {
				return err
			}
		}
		return nil
	}))
	equal(t, "removed", must[int](t)(s.Sweep(noon)), n/3+1)
	equal(t, "removed again", must[int](t)(s.Sweep(noon)), 0)
	equal(t, "left", len(left(t, s)), n-n/3-1)
}

// A server that asks too much forgets what it asked least and longest ago, and
// takes nothing from another.
func TestGapsGiveWay(t *testing.T) {
	s := fresh(t)
	ok(t, s.AddGap("11", "of another server", noon))
	for i := range maxGaps {
		ok(t, s.AddGap("1", fmt.Sprintf("question %d", i), noon.Add(time.Duration(i)*time.Second)))
	}
	ok(t, s.AddGap("1", "question 0", noon)) // twice: it stays
	ok(t, s.AddGap("1", "the last straw", noon.Add(time.Hour)))
	ok(t, s.AddGap("1", "question 0", noon))
	var got []string
	for _, g := range must[[]Gap](t)(s.Gaps("1", 0)) {
		got = append(got, g.Question)
	}
	if len(got) != maxGaps || got[0] != "question 0" || got[1] != "the last straw" || slices.Contains(got, "question 1") || !slices.Contains(got, "question 2") {
		t.Errorf("got %d gaps: %.200q", len(got), got)
	}
	equal(t, "elsewhere", len(must[[]Gap](t)(s.Gaps("11", 0))), 1)
}

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"  Who\tis\n ZELDA? ":              "who is zelda?",
		"<@123> and <@!456> who":           "and who",
		"Кто ТАКОЙ":                        "кто такой",
		"Zoe\u0308":                        "zo\u00eb",
		"a\x00b\x1b[31m":                   "a b [31m",
		"bad \xff byte":                    "bad byte",
		strings.Repeat("ü", 200):           strings.Repeat("ü", maxGapLen/2),
		strings.Repeat("€", 200):           strings.Repeat("€", maxGapLen/3),
		"x" + strings.Repeat("€", 200):     "x" + strings.Repeat("€", (maxGapLen-1)/3),
		strings.Repeat("word ", maxGapLen): strings.TrimSpace(strings.Repeat("word ", maxGapLen/5)),
		"<@1>":                             "",
	} {
		got := normalise(in)
		if got != want {
			t.Errorf("%.50q: got %q, want %q", in, got, want)
		}
		if again := normalise(got); again != got {
			t.Errorf("%q becomes %q the second time", got, again)
		}
	}
}

func TestGuilds(t *testing.T) {
	s := fresh(t)
	ok(t, s.SetSettings(Scope{Guild: "1", Channel: "12"}, Settings{Speak: new(bool)}))
	ok(t, s.SetPin(Pin{Guild: "2", Channel: "22", Message: "221"}))
	ok(t, s.SetReply("31", Reply{Guild: "3", Channel: "32", Message: "321"}))
	ok(t, s.SetReply("41", Reply{Channel: "42", Message: "421"})) // a direct message
	ok(t, s.AddGap("5", "who is Zelda", noon))                    // perhaps of a server that the bot is not in
	ok(t, s.SetWaiter(Waiter{User: "7", Guild: "6", Channel: "62", Message: "621", Question: "who"}))
	equal(t, "servers", fmt.Sprint(must[[]string](t)(s.Guilds())), "[1 2 3 6]")
}

func FuzzNormalise(f *testing.F) {
	f.Add("  Who is <@1> \xff ZELDA?")
	f.Add(strings.Repeat("İ", 150))
	f.Add("<@<@1>1>")
	f.Add("J\u030c")
	f.Fuzz(func(t *testing.T, in string) {
		got := normalise(in)
		if len(got) > maxGapLen || mention.MatchString(got) || strings.ContainsFunc(got, func(r rune) bool { return r < ' ' }) {
			t.Errorf("%q becomes %q", in, got)
		}
		if again := normalise(got); again != got {
			t.Errorf("%q becomes %q and then %q", in, got, again)
		}
	})
}

func TestChoicesAreBounded(t *testing.T) {
	s := fresh(t)
	for i := range maxChoices + 20 {
		ok(t, s.SetChoice("2", fmt.Sprint("k", i), "person/1", "s"))
		if _, found, err := s.Choice("2", fmt.Sprint("k", i), "s"); !found || err != nil {
			t.Fatalf("choice %d was not remembered: %v", i, err)
		}
	}
	equal(t, "choices", len(left(t, s)), maxChoices)
}

// Many write and read at once. A write that is refused takes no other with it.
func TestTogether(t *testing.T) {
	s := fresh(t)
	refused := errors.New("refused")
	a := Answer{Guild: "1", Channel: "2", Message: "21"}
	var wg sync.WaitGroup
	const people = 40
	for i := range people {
		wg.Go(func() {
			user := fmt.Sprint("7", i)
			for range 3 { // up, taken back, up again
				if _, err := s.Vote(a, user, true); err != nil {
					t.Error(err)
				}
			}
			if err := s.update(func(*bolt.Tx) error { return refused }); !errors.Is(err, refused) {
				t.Errorf("got error %v", err)
			}
			if err := s.AddGap("1", "who is Zelda", noon); err != nil {
				t.Error(err)
			}
			if _, err := s.Gaps("1", 5); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	equal(t, "votes", must[Tally](t)(s.Votes("2", "21")).Up, people)
	equal(t, "gap", must[[]Gap](t)(s.Gaps("1", 0))[0].Count, people)
}
