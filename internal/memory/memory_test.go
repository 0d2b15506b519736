package memory

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// noon is what the clock of the tests says.
var noon = time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)

// fresh opens a new memory whose clock stands still at noon.
func fresh(t testing.TB) *Store {
	t.Helper()
	return at(t, filepath.Join(t.TempDir(), "memory.db"), noon)
}

// at opens the memory in a file as it is at a time.
func at(t testing.TB, path string, now time.Time) *Store {
	t.Helper()
	s, err := open(path, Config{}, still(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

// still has the clock stand still, and spares the disk.
func still(now time.Time) options {
	return options{migrations: migrations, now: func() time.Time { return now }, lockWait: time.Millisecond, noSync: true}
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

func TestSettings(t *testing.T) {
	s := fresh(t)
	prefix, none, yes, pause := "?", []string(nil), true, 3*time.Second
	server := Settings{Prefix: &prefix, UserCooldown: &pause, Off: &[]string{"compare", "when"}}
	channel := Settings{Hidden: &yes, Off: &none}
	ok(t, s.SetSettings(Scope{"1", ""}, server))
	ok(t, s.SetSettings(Scope{"1", "2"}, channel))
	ok(t, s.SetSettings(Scope{"11", "3"}, channel)) // of another server whose id begins alike

	equal(t, "server", must[Settings](t)(s.Settings(Scope{"1", ""})), server)
	channel.Off = &[]string{} // set to nothing, which is not the same as not set
	equal(t, "channel", must[Settings](t)(s.Settings(Scope{"1", "2"})), channel)
	equal(t, "unknown", must[Settings](t)(s.Settings(Scope{"1", "9"})), Settings{})
	equal(t, "overrides", must[map[string]Settings](t)(s.Overrides("1")), map[string]Settings{"2": channel})
	equal(t, "over", channel.Over(server), Settings{Prefix: &prefix, UserCooldown: &pause, Hidden: &yes, Off: &[]string{}})

	ok(t, s.SetSettings(Scope{"1", "2"}, Settings{}))
	equal(t, "deleted", must[map[string]Settings](t)(s.Overrides("1")), map[string]Settings{})
	if err := s.SetSettings(Scope{"1/2", ""}, server); err == nil {
		t.Error("an id with a slash was taken")
	}
}

func TestReplies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	s := at(t, path, noon)
	r := Reply{Guild: "1", Channel: "2", Message: "21", Articles: []string{"a", "b"}, Snapshot: "s", At: noon}
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
	equal(t, "citing", must[map[string]Reply](t)(s.Citing(KeepReplies, "b")), map[string]Reply{"20": r})
	equal(t, "citing lately", must[map[string]Reply](t)(s.Citing(-1, "b")), map[string]Reply{})
	equal(t, "citing another", must[map[string]Reply](t)(s.Citing(KeepReplies, "c")), map[string]Reply{})

	// Another message answers the question: the first leads nowhere any more.
	r.Message = "22"
	ok(t, s.SetReply("20", r))
	if _, _, found, _ := s.Question("2", "21"); found {
		t.Error("the message of before still answers")
	}
	ok(t, s.Close())

	s = at(t, path, noon.Add(KeepReplies))
	if _, found, _ := s.Reply("20"); !found {
		t.Error("the reply is gone a moment too early")
	}
	ok(t, s.Close())
	s = at(t, path, noon.Add(KeepReplies+1))
	if _, found, _ := s.Reply("20"); found {
		t.Error("the reply is kept too long")
	}
	if _, _, found, _ := s.Question("2", "22"); found {
		t.Error("the way back is kept too long")
	}
	equal(t, "citing", must[map[string]Reply](t)(s.Citing(KeepReplies, "b")), map[string]Reply{})

	ok(t, s.SetReply("30", Reply{Channel: "2", Message: "31"})) // now
	if _, found, _ := s.Reply("30"); !found {
		t.Error("a reply of now was not found")
	}
	ok(t, s.DropReply("30"))
	ok(t, s.DropReply("30"))
	if _, found, _ := s.Reply("30"); found {
		t.Error("a dropped reply was found")
	}
}

func TestChoices(t *testing.T) {
	s := fresh(t)
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

func TestPins(t *testing.T) {
	s := fresh(t)
	p := Pin{Guild: "1", Channel: "2", Message: "21", Question: "stance India", Statements: []Statement{{"k", "a", "t"}}, Articles: []string{"x"}, Created: noon, Changed: noon}
	q := p
	q.Guild, q.Channel = "5", "6"
	ok(t, s.SetPin(p))
	ok(t, s.SetPin(q))
	p.Statements = []Statement{{"k", "a", "b"}, {"l", "a", "c"}}
	ok(t, s.SetPin(p))
	equal(t, "pins", must[[]Pin](t)(s.Pins("1")), []Pin{p})
	equal(t, "all", must[[]Pin](t)(s.AllPins()), []Pin{p, q})
	equal(t, "in a channel", must[[]Pin](t)(s.PinsIn(p.Channel)), []Pin{p})
	got, found, err := s.Pin("2", "21")
	ok(t, err)
	equal(t, "pin", []any{got, found}, []any{p, true})
	equal(t, "dropped", must[bool](t)(s.DropPin("2", "21")), true)
	equal(t, "dropped again", must[bool](t)(s.DropPin("2", "21")), false)
	equal(t, "pins", must[[]Pin](t)(s.Pins("1")), []Pin(nil))
}

func TestGaps(t *testing.T) {
	s := fresh(t)
	for i, q := range []string{"Who is  Zelda?", "who is zelda?\n", "<@77> WHO is Zelda?", "what is a xylophone"} {
		ok(t, s.AddGap("1", q, noon.Add(time.Duration(i-3)*time.Hour)))
	}
	ok(t, s.AddGap("", "privately", noon))
	ok(t, s.AddGap("1", " \n", noon)) // nothing
	zelda := Gap{"1", "who is zelda?", 3, noon.Add(-3 * time.Hour), noon.Add(-time.Hour)}
	xylophone := Gap{"1", "what is a xylophone", 1, noon, noon}
	equal(t, "gaps", must[[]Gap](t)(s.Gaps("1", 0)), []Gap{zelda, xylophone})
	equal(t, "first", must[[]Gap](t)(s.Gaps("1", 1)), []Gap{zelda})
	equal(t, "all", must[[]Gap](t)(s.AllGaps(0)), []Gap{zelda, {"", "privately", 1, noon, noon}, xylophone})
	equal(t, "dropped", must[bool](t)(s.DropGap("1", "Who is Zelda?")), true)
	equal(t, "dropped again", must[bool](t)(s.DropGap("1", "Who is Zelda?")), false)
	equal(t, "gaps", must[[]Gap](t)(s.Gaps("1", 0)), []Gap{xylophone})
}

func TestVotes(t *testing.T) {
	s := fresh(t)
	a := Answer{Guild: "1", Channel: "2", Message: "21", Command: "who", Articles: []string{"x"}}
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
		got := must[Tally](t)(s.Vote(a, step.user, step.up))
		equal(t, "tally", got, Tally{a, step.ups, step.downs, noon, step.own})
	}
	must[Tally](t)(s.Vote(b, "7", false))
	ta, tb := Tally{a, 1, 2, noon, 0}, Tally{b, 0, 1, noon, 0}
	equal(t, "feedback", must[[]Tally](t)(s.Feedback("1", 0)), []Tally{ta, tb})
	equal(t, "limited", must[[]Tally](t)(s.Feedback("1", 1)), []Tally{ta})
	equal(t, "elsewhere", must[[]Tally](t)(s.Feedback("11", 0)), []Tally(nil))

	equal(t, "forgotten", votesOf(t, s, "7"), 2)
	equal(t, "forgotten again", votesOf(t, s, "7"), 0)
	ta.Down = 1
	equal(t, "feedback", must[[]Tally](t)(s.Feedback("1", 0)), []Tally{ta})
	equal(t, "votes", must[Tally](t)(s.Votes("2", "21")), ta)
}

// votesOf forgets a person and returns how many votes those were.
func votesOf(t *testing.T, s *Store, user string) int {
	t.Helper()
	n, _, err := s.ForgetUser(user)
	ok(t, err)
	return n
}
