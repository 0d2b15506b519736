// Package memorytest holds whatever keeps a memory to what memory.Store promises of it, so
// that a file and a database can take each other's place.
package memorytest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"attache/internal/memory"
)

// A Place returns where a new memory is to be: a function that opens it there. The memory
// ends with the test that it is opened for.
type Place func(t testing.TB) func(t testing.TB, cfg memory.Config) *memory.Store

// Test tries the memories of a place.
func Test(t *testing.T, place Place) {
	for name, test := range map[string]func(*testing.T, Place){
		"settings": testSettings, "replies": testReplies, "choices": testChoices, "pins": testPins, "replaced pins": testReplacePin,
		"gaps": testGaps, "votes": testVotes, "forget": testForget, "sweep": testSweep, "past its time": testPastItsTime,
		"sweep much": testSweepMuch, "gaps give way": testGapsGiveWay, "guilds": testGuilds, "choices are bounded": testChoicesAreBounded,
		"together": testTogether, "waiters": testWaiters, "waiters are bounded": testWaitersAreBounded, "copy": testCopy,
		"closed": testClosed, "claims": testClaims, "change settings": testChangeSettings, "replaced replies": testReplaceReply, "lead": testLead, "awkward keys": testAwkwardKeys,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, place)
		})
	}
}

// noon is what the clock says.
var noon = time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)

// What a memory keeps when it is not told otherwise.
const (
	keepGaps   = 90 * 24 * time.Hour
	maxGaps    = 500 // of a server
	maxChoices = 200 // of a channel
	maxWaiters = 500 // of a server
	maxGapLen  = 300 // bytes
)

// fresh opens a new memory whose clock stands still at noon.
func fresh(t testing.TB, place Place) *memory.Store {
	t.Helper()
	return place(t)(t, at(noon))
}

// at has the clock stand still.
func at(now time.Time) memory.Config {
	return memory.Config{Now: func() time.Time { return now }}
}

// must is for calls that shall not fail.
func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func testSettings(t *testing.T, place Place) {
	s := fresh(t, place)
	prefix, none, yes, pause := "?", []string(nil), true, 3*time.Second
	server := memory.Settings{Prefix: &prefix, UserCooldown: &pause, Off: &[]string{"compare", "when"}}
	channel := memory.Settings{Hidden: &yes, Off: &none}
	ok(t, s.SetSettings(memory.Scope{Guild: "1", Channel: ""}, server))
	ok(t, s.SetSettings(memory.Scope{Guild: "1", Channel: "2"}, channel))
	ok(t, s.SetSettings(memory.Scope{Guild: "11", Channel: "3"}, channel)) // of another server whose id begins alike

	equal(t, "server", must[memory.Settings](t)(s.Settings(memory.Scope{Guild: "1", Channel: ""})), server)
	channel.Off = &[]string{} // set to nothing, which is not the same as not set
	equal(t, "channel", must[memory.Settings](t)(s.Settings(memory.Scope{Guild: "1", Channel: "2"})), channel)
	equal(t, "unknown", must[memory.Settings](t)(s.Settings(memory.Scope{Guild: "1", Channel: "9"})), memory.Settings{})
	equal(t, "overrides", must[map[string]memory.Settings](t)(s.Overrides("1")), map[string]memory.Settings{"2": channel})
	equal(t, "over", channel.Over(server), memory.Settings{Prefix: &prefix, UserCooldown: &pause, Hidden: &yes, Off: &[]string{}})

	ok(t, s.SetSettings(memory.Scope{Guild: "1", Channel: "2"}, memory.Settings{}))
	equal(t, "deleted", must[map[string]memory.Settings](t)(s.Overrides("1")), map[string]memory.Settings{})
	if err := s.SetSettings(memory.Scope{Guild: "1/2", Channel: ""}, server); err == nil {
		t.Error("an id with a slash was taken")
	}
}

func testReplies(t *testing.T, place Place) {
	open := place(t)
	s := open(t, at(noon))
	r := memory.Reply{Guild: "1", Channel: "2", Message: "21", Articles: []string{"a", "b"}, Snapshot: "s", At: noon}
	ok(t, s.SetReply("20", r))
	got, found, err := s.Reply("20")
	ok(t, err)
	equal(t, "reply", got, r)
	if !found {
		t.Error("the reply was not found")
	}
	question, got, found, err := s.Question("2", "21")
	ok(t, err)
	equal(t, "question", []any{question, got, found}, []any{"20", r, true})
	equal(t, "citing", must[map[string]memory.Reply](t)(s.Citing(memory.KeepReplies, "b")), map[string]memory.Reply{"20": r})
	equal(t, "citing lately", must[map[string]memory.Reply](t)(s.Citing(-1, "b")), map[string]memory.Reply{})
	equal(t, "citing another", must[map[string]memory.Reply](t)(s.Citing(memory.KeepReplies, "c")), map[string]memory.Reply{})

	// Another message answers the question: the first leads nowhere any more.
	r.Message = "22"
	ok(t, s.SetReply("20", r))
	if _, _, found, _ := s.Question("2", "21"); found {
		t.Error("the message of before still answers")
	}
	ok(t, s.Close())

	s = open(t, at(noon.Add(memory.KeepReplies)))
	if _, found, _ := s.Reply("20"); !found {
		t.Error("the reply is gone a moment too early")
	}
	ok(t, s.Close())
	s = open(t, at(noon.Add(memory.KeepReplies+1)))
	if _, found, _ := s.Reply("20"); found {
		t.Error("the reply is kept too long")
	}
	if _, _, found, _ := s.Question("2", "22"); found {
		t.Error("the way back is kept too long")
	}
	equal(t, "citing", must[map[string]memory.Reply](t)(s.Citing(memory.KeepReplies, "b")), map[string]memory.Reply{})

	ok(t, s.SetReply("30", memory.Reply{Channel: "2", Message: "31"})) // now
	if _, found, _ := s.Reply("30"); !found {
		t.Error("a reply of now was not found")
	}
	ok(t, s.DropReply("30"))
	ok(t, s.DropReply("30"))
	if _, found, _ := s.Reply("30"); found {
		t.Error("a dropped reply was found")
	}
}

func testChoices(t *testing.T, place Place) {
	s := fresh(t, place)
	ok(t, s.SetChoice("2", "k", "person/1", "s1"))
	ok(t, s.SetChoice("2", "l", "person/2", "s1"))
	ok(t, s.SetChoice("22", "k", "person/3", "s1"))
	check := func(channel, key, snapshot, want string) {
		t.Helper()
		got, found, err := s.Choice(channel, key, snapshot)
		ok(t, err)
		if got != want || found != (want != "") {
			t.Errorf("Choice(%s, %s, %s) = %q, %t; want %q", channel, key, snapshot, got, found, want)
		}
	}
	check("2", "k", "s1", "person/1")
	check("2", "m", "s1", "")
	check("2", "k", "s2", "") // other articles
	check("2", "k", "s1", "") // and dropped
	check("2", "l", "s1", "person/2")
	ok(t, s.SetChoice("2", "m", "person/4", "s2")) // which drops l
	check("2", "l", "s1", "")
	check("22", "k", "s1", "person/3")
}

func testPins(t *testing.T, place Place) {
	s := fresh(t, place)
	p := memory.Pin{Guild: "1", Channel: "2", Message: "21", Question: "stance India", Statements: []memory.Statement{{Key: "k", About: "a", Text: "t"}}, Articles: []string{"x"}, Created: noon, Changed: noon}
	q := p
	q.Guild, q.Channel = "5", "6"
	ok(t, s.SetPin(p))
	ok(t, s.SetPin(q))
	p.Statements = []memory.Statement{{Key: "k", About: "a", Text: "b"}, {Key: "l", About: "a", Text: "c"}}
	ok(t, s.SetPin(p))
	equal(t, "pins", must[[]memory.Pin](t)(s.Pins("1")), []memory.Pin{p})
	equal(t, "all", must[[]memory.Pin](t)(s.AllPins()), []memory.Pin{p, q})
	equal(t, "in a channel", must[[]memory.Pin](t)(s.PinsIn(p.Channel)), []memory.Pin{p})
	got, found, err := s.Pin("2", "21")
	ok(t, err)
	equal(t, "pin", []any{got, found}, []any{p, true})
	equal(t, "dropped", must[bool](t)(s.DropPin("2", "21")), true)
	equal(t, "dropped again", must[bool](t)(s.DropPin("2", "21")), false)
	equal(t, "pins", must[[]memory.Pin](t)(s.Pins("1")), []memory.Pin(nil))
}

func testGaps(t *testing.T, place Place) {
	s := fresh(t, place)
	for i, q := range []string{"Who is  Zelda?", "who is zelda?\n", "<@77> WHO is Zelda?", "what is a xylophone"} {
		ok(t, s.AddGap("1", q, noon.Add(time.Duration(i-3)*time.Hour)))
	}
	ok(t, s.AddGap("", "privately", noon))
	ok(t, s.AddGap("1", " \n", noon)) // nothing
	zelda := memory.Gap{Guild: "1", Question: "who is zelda?", Count: 3, First: noon.Add(-3 * time.Hour), Last: noon.Add(-time.Hour)}
	xylophone := memory.Gap{Guild: "1", Question: "what is a xylophone", Count: 1, First: noon, Last: noon}
	equal(t, "gaps", must[[]memory.Gap](t)(s.Gaps("1", 0)), []memory.Gap{zelda, xylophone})
	equal(t, "first", must[[]memory.Gap](t)(s.Gaps("1", 1)), []memory.Gap{zelda})
	equal(t, "all", must[[]memory.Gap](t)(s.AllGaps(0)), []memory.Gap{zelda, {Question: "privately", Count: 1, First: noon, Last: noon}, xylophone})
	equal(t, "dropped", must[bool](t)(s.DropGap("1", "Who is Zelda?")), true)
	equal(t, "dropped again", must[bool](t)(s.DropGap("1", "Who is Zelda?")), false)
	equal(t, "gaps", must[[]memory.Gap](t)(s.Gaps("1", 0)), []memory.Gap{xylophone})
}

func testVotes(t *testing.T, place Place) {
	s := fresh(t, place)
	a := memory.Answer{Guild: "1", Channel: "2", Message: "21", Command: "who", Articles: []string{"x"}}
	b := a
	b.Message = "22"
	for _, step := range []struct {
		user            string
		up              bool
		ups, downs, own int
	}{
		{"7", true, 1, 0, 1},
		{"7", true, 0, 0, 0}, // taken back
		{"7", true, 1, 0, 1},
		{"7", false, 0, 1, -1}, // changed
		{"8", false, 0, 2, -1},
		{"9", true, 1, 2, 1},
	} {
		got := must[memory.Tally](t)(s.Vote(a, step.user, step.up))
		equal(t, "tally", got, memory.Tally{Answer: a, Up: step.ups, Down: step.downs, Last: noon, Own: step.own})
	}
	must[memory.Tally](t)(s.Vote(b, "7", false))
	ta, tb := memory.Tally{Answer: a, Up: 1, Down: 2, Last: noon, Own: 0}, memory.Tally{Answer: b, Up: 0, Down: 1, Last: noon, Own: 0}
	equal(t, "feedback", must[[]memory.Tally](t)(s.Feedback("1", 0)), []memory.Tally{ta, tb})
	equal(t, "limited", must[[]memory.Tally](t)(s.Feedback("1", 1)), []memory.Tally{ta})
	equal(t, "elsewhere", must[[]memory.Tally](t)(s.Feedback("11", 0)), []memory.Tally(nil))

	equal(t, "forgotten", votesOf(t, s, "7"), 2)
	equal(t, "forgotten again", votesOf(t, s, "7"), 0)
	ta.Down = 1
	equal(t, "feedback", must[[]memory.Tally](t)(s.Feedback("1", 0)), []memory.Tally{ta})
	equal(t, "votes", must[memory.Tally](t)(s.Votes("2", "21")), ta)
}

// votesOf forgets a person and returns how many votes those were.
func votesOf(t *testing.T, s *memory.Store, user string) int {
	t.Helper()
	n, _, err := s.ForgetUser(user)
	ok(t, err)
	return n
}

// world fills a memory with two servers of two channels each and a direct
// message, alike but for their ids.
func world(t testing.TB, s *memory.Store) {
	t.Helper()
	yes := true
	for _, guild := range []string{"1", "11", ""} {
		for _, channel := range []string{"2", "22"} {
			channel = guild + "0" + channel
			if guild != "" {
				ok(t, s.SetSettings(memory.Scope{Guild: guild, Channel: ""}, memory.Settings{Hidden: &yes}))
				ok(t, s.SetSettings(memory.Scope{Guild: guild, Channel: channel}, memory.Settings{Hidden: &yes}))
			}
			for _, message := range []string{"3", "33"} {
				ok(t, s.SetReply(channel+message, memory.Reply{Guild: guild, Channel: channel, Message: message, At: noon}))
				ok(t, s.SetPin(memory.Pin{Guild: guild, Channel: channel, Message: message}))
				for _, user := range []string{"7", "77"} {
					ok(t, s.SetWaiter(memory.Waiter{User: user, Guild: guild, Channel: channel, Message: message, Question: "Who?", At: noon}))
					must[memory.Tally](t)(s.Vote(memory.Answer{Guild: guild, Channel: channel, Message: message}, user, user == "7"))
				}
			}
			ok(t, s.SetChoice(channel, "k", "person/1", "s"))
		}
		ok(t, s.AddGap(guild, "who is Zelda", noon))
	}
}

// left returns the keys of what a memory holds, but for those of meta. Voters are
// named by their ids.
func left(t testing.TB, s *memory.Store) []string {
	t.Helper()
	all := must[map[string][]string](t)(s.Keys())
	delete(all, "meta")
	names := strings.NewReplacer(voters(t, s)...)
	var out []string
	for bucket, keys := range all {
		for _, k := range keys {
			out = append(out, bucket+" "+names.Replace(k))
		}
	}
	slices.Sort(out)
	return out
}

// voters returns what stands in a memory for the people of world, and names for these.
func voters(t testing.TB, s *memory.Store) []string {
	t.Helper()
	var out []string
	for _, user := range []string{"7", "77"} {
		before := must[map[string][]string](t)(s.Keys())["voters"]
		probe := memory.Answer{Channel: "probe", Message: "probe"}
		must[memory.Tally](t)(s.Vote(probe, user, true))
		for _, k := range must[map[string][]string](t)(s.Keys())["voters"] {
			if who, found := strings.CutSuffix(k, "/probe/probe"); found && !slices.Contains(before, k) {
				out = append(out, who, "VOTER"+user)
			}
		}
		must[memory.Tally](t)(s.Vote(probe, user, true)) // taken back
	}
	return out
}

// Of whatever is forgotten nothing is left, and of all else everything.
func testForget(t *testing.T, place Place) {
	all := fresh(t, place)
	world(t, all)
	for _, test := range []struct {
		name   string
		forget func(s *memory.Store) error
		gone   func(record string) bool
		n      int
	}{
		{"guild", func(s *memory.Store) error { return s.ForgetGuild("1") }, func(r string) bool {
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
		{"channel", func(s *memory.Store) error { return s.ForgetChannel("102") }, func(r string) bool {
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
		{"answer", func(s *memory.Store) error { return s.ForgetMessage("102", "3") }, func(r string) bool {
			return r == "replies 1023" || strings.HasSuffix(r, " 102/3") || strings.HasSuffix(r, "/102/3") || strings.HasPrefix(r, "votes 102/3/") || strings.HasPrefix(r, "waiting 102/3/")
		}, 1 + 1 + 1 + 1 + 2 + 2 + 2},
		{"question", func(s *memory.Store) error { return s.ForgetMessage("102", "1023") }, func(r string) bool {
			return r == "replies 1023" || r == "told 102/3"
		}, 2},
		{"nothing", func(s *memory.Store) error { return s.ForgetMessage("102", "4") }, func(string) bool { return false }, 0},
		{"user", func(s *memory.Store) error {
			if n, waits, err := s.ForgetUser("7"); n != 12 || waits != 12 || err != nil {
				return fmt.Errorf("%d votes and %d waits were forgotten, and %v", n, waits, err)
			}
			return nil
		}, func(r string) bool {
			return strings.HasSuffix(r, "/VOTER7") || strings.HasPrefix(r, "voters VOTER7/") || strings.HasPrefix(r, "waiting ") && strings.HasSuffix(r, "/7")
		}, 36},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := fresh(t, place)
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

func testSweep(t *testing.T, place Place) {
	open := place(t)
	s := open(t, at(noon))
	world(t, s)
	before := left(t, s)
	for _, test := range []struct {
		after   time.Duration
		removed int
		gone    []string // buckets that are empty then
	}{
		{memory.KeepReplies, 0, nil},
		{memory.KeepReplies + 1, 12, []string{"replies", "told"}},
		{keepGaps, 0, []string{"replies", "told"}},
		{keepGaps + 1, 6 + 3 + 12 + 24, []string{"replies", "told", "choices", "gaps", "answers", "votes", "voters", "waiting"}},
		{1000 * keepGaps, 0, []string{"replies", "told", "choices", "gaps", "answers", "votes", "voters", "waiting"}},
	} {
		equal(t, fmt.Sprint("removed after ", test.after), must[int](t)(s.Sweep(noon.Add(test.after))), test.removed)
		equal(t, fmt.Sprint("left after ", test.after), left(t, s), slices.DeleteFunc(slices.Clone(before), func(r string) bool {
			bucket, _, _ := strings.Cut(r, " ")
			return slices.Contains(test.gone, bucket)
		}))
	}
}

// What is past its time is not shown, swept or not.
func testPastItsTime(t *testing.T, place Place) {
	open := place(t)
	s := open(t, at(noon))
	world(t, s)
	ok(t, s.Close())
	for _, test := range []struct {
		after time.Duration
		n     int
	}{{keepGaps, 1}, {keepGaps + 1, 0}} {
		s := open(t, at(noon.Add(test.after)))
		equal(t, "gaps", len(must[[]memory.Gap](t)(s.Gaps("1", 0))), test.n)
		equal(t, "waiters", len(must[[]memory.Waiter](t)(s.Waiters())), 24*test.n)
		equal(t, "all gaps", len(must[[]memory.Gap](t)(s.AllGaps(0))), 3*test.n)
		equal(t, "feedback", len(must[[]memory.Tally](t)(s.Feedback("1", 0))), 4*test.n)
		equal(t, "votes", must[memory.Tally](t)(s.Votes("102", "3")).Up, test.n)
		_, found, err := s.Choice("102", "k", "s")
		ok(t, err)
		equal(t, "choice", found, test.n > 0)
		ok(t, s.Close())
	}
	// A gap that is asked anew is a new one, and so is a vote.
	s = open(t, at(noon.Add(keepGaps+1)))
	later := noon.Add(keepGaps + 1)
	ok(t, s.AddGap("1", "who is Zelda", later))
	equal(t, "gap", must[[]memory.Gap](t)(s.Gaps("1", 0)), []memory.Gap{{Guild: "1", Question: "who is zelda", Count: 1, First: later, Last: later}})
	a := memory.Answer{Guild: "1", Channel: "102", Message: "3"}
	equal(t, "vote", must[memory.Tally](t)(s.Vote(a, "7", true)), memory.Tally{Answer: a, Up: 1, Down: 0, Last: later, Own: 1})
}

// Sweep takes many steps and drops what is old, wherever it stands.
func testSweepMuch(t *testing.T, place Place) {
	s := fresh(t, place)
	const n = 4100
	var wg sync.WaitGroup
	for w := range 64 {
		wg.Go(func() {
			for i := w; i < n; i += 64 {
				r := memory.Reply{Channel: "2", Message: fmt.Sprint(i), At: noon}
				if i%3 == 0 {
					r.At = noon.Add(-2 * memory.KeepReplies)
				}
				if err := s.SetReply(fmt.Sprint(i), r); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	equal(t, "removed", must[int](t)(s.Sweep(noon)), n/3+1)
	equal(t, "removed again", must[int](t)(s.Sweep(noon)), 0)
	equal(t, "left", len(left(t, s)), 2*(n-n/3-1))
}

// A server that asks too much forgets what it asked least and longest ago, and
// takes nothing from another.
func testGapsGiveWay(t *testing.T, place Place) {
	s := fresh(t, place)
	ok(t, s.AddGap("11", "of another server", noon))
	for i := range maxGaps {
		ok(t, s.AddGap("1", fmt.Sprintf("question %d", i), noon.Add(time.Duration(i)*time.Second)))
	}
	ok(t, s.AddGap("1", "question 0", noon)) // twice: it stays
	ok(t, s.AddGap("1", "the last straw", noon.Add(time.Hour)))
	ok(t, s.AddGap("1", "question 0", noon))
	var got []string
	for _, g := range must[[]memory.Gap](t)(s.Gaps("1", 0)) {
		got = append(got, g.Question)
	}
	if len(got) != maxGaps || got[0] != "question 0" || got[1] != "the last straw" || slices.Contains(got, "question 1") || !slices.Contains(got, "question 2") {
		t.Errorf("got %d gaps: %.200q", len(got), got)
	}
	equal(t, "elsewhere", len(must[[]memory.Gap](t)(s.Gaps("11", 0))), 1)
}

func testGuilds(t *testing.T, place Place) {
	s := fresh(t, place)
	ok(t, s.SetSettings(memory.Scope{Guild: "1", Channel: "12"}, memory.Settings{Speak: new(bool)}))
	ok(t, s.SetPin(memory.Pin{Guild: "2", Channel: "22", Message: "221"}))
	ok(t, s.SetReply("31", memory.Reply{Guild: "3", Channel: "32", Message: "321"}))
	ok(t, s.SetReply("41", memory.Reply{Channel: "42", Message: "421"})) // a direct message
	ok(t, s.AddGap("5", "who is Zelda", noon))                           // perhaps of a server that the bot is not in
	ok(t, s.SetWaiter(memory.Waiter{User: "7", Guild: "6", Channel: "62", Message: "621", Question: "who"}))
	equal(t, "servers", fmt.Sprint(must[[]string](t)(s.Guilds())), "[1 2 3 6]")
}

func testChoicesAreBounded(t *testing.T, place Place) {
	s := fresh(t, place)
	for i := range maxChoices + 20 {
		ok(t, s.SetChoice("2", fmt.Sprint("k", i), "person/1", "s"))
		if _, found, err := s.Choice("2", fmt.Sprint("k", i), "s"); !found || err != nil {
			t.Fatalf("choice %d was not remembered: %v", i, err)
		}
	}
	equal(t, "choices", len(left(t, s)), maxChoices)
}

// Many write and read at once. A write that is refused takes no other with it.
func testTogether(t *testing.T, place Place) {
	s := fresh(t, place)
	full := memory.Waiter{User: "8", Channel: "2", Question: "who"}
	for i := range memory.MaxWaits {
		full.Message = fmt.Sprint(i)
		ok(t, s.SetWaiter(full))
	}
	full.Message = "one more"
	a := memory.Answer{Guild: "1", Channel: "2", Message: "21"}
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
			if err := s.SetWaiter(full); !errors.Is(err, memory.ErrWaitsTooMuch) {
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
	equal(t, "votes", must[memory.Tally](t)(s.Votes("2", "21")).Up, people)
	equal(t, "gap", must[[]memory.Gap](t)(s.Gaps("1", 0))[0].Count, people)
}

func testWaiters(t *testing.T, place Place) {
	s := fresh(t, place)
	w := memory.Waiter{User: "7", Guild: "1", Channel: "2", Message: "21", Question: "Who is <@99> Zelda?", Snapshot: "s", At: noon}
	ok(t, s.SetWaiter(w))
	w.Question = "Who is  Zelda?"
	other := memory.Waiter{User: "8", Guild: "1", Channel: "2", Message: "21", Question: "who is zelda", At: noon.Add(time.Second)}
	ok(t, s.SetWaiter(other))
	equal(t, "waiters", must[[]memory.Waiter](t)(s.Waiters()), []memory.Waiter{other, w})
	if was, err := s.DropWaiter("2", "21", "9"); was || err != nil {
		t.Errorf("nobody waited: %t, %v", was, err)
	}
	if was, err := s.DropWaiter("2", "21", "7"); !was || err != nil {
		t.Errorf("somebody waited: %t, %v", was, err)
	}
	equal(t, "waiters", must[[]memory.Waiter](t)(s.Waiters()), []memory.Waiter{other})
	for _, bad := range []memory.Waiter{
		{User: "7", Channel: "2", Message: "21", Question: "<@99>"},
		{User: "7", Channel: "2", Message: "21", Question: strings.Repeat("who ", maxGapLen)},
		{User: "7/8", Channel: "2", Message: "21", Question: "who"},
		{Channel: "2", Message: "21", Question: "who"},
	} {
		if err := s.SetWaiter(bad); err == nil {
			t.Errorf("%+v is kept", bad)
		}
	}
}

// Nobody can wait for everything, and no server fills the memory.
func testWaitersAreBounded(t *testing.T, place Place) {
	s := fresh(t, place)
	set := func(user, guild string, n int) error {
		return s.SetWaiter(memory.Waiter{User: user, Guild: guild, Channel: "2", Message: fmt.Sprint(n), Question: "who"})
	}
	for i := range memory.MaxWaits {
		ok(t, set("7", "1", i))
	}
	if err := set("7", "2", memory.MaxWaits); !errors.Is(err, memory.ErrWaitsTooMuch) {
		t.Errorf("one more of a person's: %v", err)
	}
	ok(t, set("7", "1", 0)) // which is there already
	for i := memory.MaxWaits; i < maxWaiters; i++ {
		ok(t, set(fmt.Sprint("u", i), "1", i))
	}
	if err := set("8", "1", maxWaiters); !errors.Is(err, memory.ErrTooManyWait) {
		t.Errorf("one more of a server's: %v", err)
	}
	ok(t, set("8", "2", maxWaiters))
	ok(t, set("8", "", maxWaiters+1))
}

// A pin is replaced by who knows it as it is.
func testReplacePin(t *testing.T, place Place) {
	s := fresh(t, place)
	p := memory.Pin{Guild: "1", Channel: "2", Message: "21", Question: "stance India", Articles: []string{}, Created: noon, Changed: noon}
	ok(t, s.SetPin(p))
	p, _, err := s.Pin("2", "21")
	ok(t, err)
	next, late := p, p
	next.Note, late.Note = "next", "late"
	equal(t, "replaced", must[bool](t)(s.ReplacePin(p, next)), true)
	equal(t, "replaced late", must[bool](t)(s.ReplacePin(p, late)), false)
	equal(t, "pins", must[[]memory.Pin](t)(s.AllPins()), []memory.Pin{next})
	must[bool](t)(s.DropPin("2", "21"))
	equal(t, "replaced after it was dropped", must[bool](t)(s.ReplacePin(next, late)), false)
	equal(t, "pins", must[[]memory.Pin](t)(s.AllPins()), []memory.Pin(nil))
}

// A copy has everything, and votes in it are those of the same people.
func testCopy(t *testing.T, place Place) {
	from, to := fresh(t, place), fresh(t, place)
	world(t, from)
	n := must[int](t)(memory.Copy(to, from))
	equal(t, "left", left(t, to), left(t, from))
	if want := len(left(t, from)) + 2; n != want { // and what is in meta
		t.Errorf("%d records were copied, want %d", n, want)
	}
	votes, waits, err := to.ForgetUser("7")
	ok(t, err)
	equal(t, "forgotten", []int{votes, waits}, []int{12, 12})
	if _, err := memory.Copy(to, from); !errors.Is(err, memory.ErrNotEmpty) {
		t.Errorf("a second copy: %v", err)
	}
}

// Reading and writing after Close are errors of their own, and closing twice is none.
func testClosed(t *testing.T, place Place) {
	s := fresh(t, place)
	ok(t, s.Close())
	ok(t, s.Close())
	if _, err := s.AllGaps(0); !errors.Is(err, memory.ErrClosed) {
		t.Errorf("reading: %v", err)
	}
	if err := s.AddGap("1", "who", noon); !errors.Is(err, memory.ErrClosed) {
		t.Errorf("writing: %v", err)
	}
}

// Keys are bytes in their own order, whatever they are.
func testAwkwardKeys(t *testing.T, place Place) {
	s := fresh(t, place)
	for _, q := range []string{"ä%_\\", "a'b\"", "\U0001F600", "z", "Ä", "\u0000x"} {
		ok(t, s.AddGap("1", q, noon))
	}
	var got []string
	for _, g := range must[[]memory.Gap](t)(s.Gaps("1", 0)) {
		got = append(got, g.Question)
	}
	equal(t, "gaps", got, []string{"a'b\"", "x", "z", "ä", "ä%_\\", "\U0001F600"})
	if _, found, err := s.Pin("\xff\x00", "'"); found || err != nil {
		t.Errorf("an id that is none: %t, %v", found, err)
	}
	if _, found, err := s.Reply("\xff"); found || err != nil {
		t.Errorf("an id that is none: %t, %v", found, err)
	}
}

// A name is one's until it is given back or its time is over.
func testClaims(t *testing.T, place Place) {
	s := fresh(t, place)
	claim := func(name string, keep time.Duration) bool {
		t.Helper()
		left, got, err := s.Claim(name, keep)
		ok(t, err)
		if got != (left == 0) || left > keep {
			t.Errorf("claiming %s: %t, and %v left", name, got, left)
		}
		return got
	}
	equal(t, "claims", []bool{claim("a", time.Hour), claim("b", time.Hour), claim("a", time.Hour), claim("c", 0), claim("c", 0)}, []bool{true, true, false, true, true})
	ok(t, s.Unclaim("a"))
	equal(t, "claim after it was given back", claim("a", time.Hour), true)
	must[int](t)(s.Sweep(noon))
	equal(t, "claim after a sweep", claim("a", time.Hour), false)

	var won atomic.Int32
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if _, got, err := s.Claim("d", time.Hour); err != nil {
				t.Error(err)
			} else if got {
				won.Add(1)
			}
		})
	}
	wg.Wait()
	equal(t, "claims at once that were granted", won.Load(), int32(1))
}

// Changes at once do not undo each other.
func testChangeSettings(t *testing.T, place Place) {
	s := fresh(t, place)
	at := memory.Scope{Guild: "1"}
	var wg sync.WaitGroup
	const n = 20
	for i := range n {
		wg.Go(func() {
			if err := s.ChangeSettings(at, func(set *memory.Settings) {
				off := []string{fmt.Sprint(i)}
				if set.Off != nil {
					off = append(off, *set.Off...)
				}
				set.Off = &off
			}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	equal(t, "changes", len(*must[memory.Settings](t)(s.Settings(at)).Off), n)
	ok(t, s.ChangeSettings(at, func(set *memory.Settings) { set.Off = nil }))
	equal(t, "settings", left(t, s), []string(nil))
}

// What answers a question is replaced by who knows it as it is.
func testReplaceReply(t *testing.T, place Place) {
	s := fresh(t, place)
	ok(t, s.SetReply("20", memory.Reply{Channel: "2", Message: "21", Articles: []string{"a"}}))
	r, _, err := s.Reply("20")
	ok(t, err)
	next, late := r, r
	next.Articles, late.Articles = []string{"b"}, []string{"c"}
	equal(t, "replaced", must[bool](t)(s.ReplaceReply("20", r, next)), true)
	equal(t, "replaced late", must[bool](t)(s.ReplaceReply("20", r, late)), false)
	r, _, err = s.Reply("20")
	ok(t, err)
	equal(t, "reply", r, next)
	ok(t, s.DropReply("20"))
	equal(t, "replaced after it was dropped", must[bool](t)(s.ReplaceReply("20", next, late)), false)
}

// Who leads does so until the end.
func testLead(t *testing.T, place Place) {
	s := fresh(t, place)
	ctx, stop := context.WithCancel(t.Context())
	led := 0
	s.Lead(ctx, slog.New(slog.DiscardHandler), func(ctx context.Context) {
		led++
		stop()
		<-ctx.Done()
	})
	equal(t, "led", led, 1)
}
