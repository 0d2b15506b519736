package memory

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

var update = flag.Bool("update", false, "write testdata anew, as long as the schema is its")

const (
	schema1 = "testdata/schema1.db"
	schema2 = "testdata/schema2.db"
)

// fill puts something of every kind into a memory; it is what schema2 was made with.
func fill(t testing.TB, s *Store) {
	t.Helper()
	fill1(t, s)
	ok(t, s.SetWaiter(Waiter{User: "7", Guild: "1", Channel: "2", Message: "24", Question: "Who is Zelda?", Language: "de", Snapshot: "s", At: noon}))
	ok(t, s.SetWaiter(Waiter{User: "7", Channel: "3", Message: "34", Question: "Who is Zelda?", Hidden: true, At: noon}))
}

// fill1 puts something of every kind of schema 1 into a memory; it is what schema1 was
// made with.
func fill1(t testing.TB, s *Store) {
	t.Helper()
	prefix, yes, pause := "?", true, 3*time.Second
	ok(t, s.SetSettings(Scope{"1", ""}, Settings{Prefix: &prefix, UserCooldown: &pause, AdminRoles: &[]string{"90", "91"}}))
	ok(t, s.SetSettings(Scope{"1", "2"}, Settings{Hidden: &yes, Off: &[]string{}}))
	ok(t, s.SetReply("20", Reply{Guild: "1", Channel: "2", Message: "21", Articles: []string{"a"}, Snapshot: "s", At: noon}))
	ok(t, s.SetReply("30", Reply{Channel: "3", Message: "31", At: noon}))
	ok(t, s.SetChoice("2", "k", "person/1", "s"))
	ok(t, s.SetPin(Pin{Guild: "1", Channel: "2", Message: "23", Question: "stance India", Language: "de", Snapshot: "s",
		Statements: []Statement{{"k", "a", "a line"}}, Articles: []string{"a"}, Created: noon, Changed: noon}))
	ok(t, s.AddGap("1", "Who is Zelda?", noon))
	ok(t, s.AddGap("", "Who is Zelda?", noon))
	must[Tally](t)(s.Vote(Answer{Guild: "1", Channel: "2", Message: "21", Command: "who", Subject: "person/1", Articles: []string{"a"}}, "7", false))
	must[Tally](t)(s.Vote(Answer{Guild: "1", Channel: "2", Message: "21", Command: "who", Subject: "person/1", Articles: []string{"a"}}, "8", true))
}

// contents returns what is in a file, by bucket and key.
func contents(t testing.TB, path string) map[string]string {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	ok(t, err)
	defer db.Close()
	out := make(map[string]string)
	ok(t, db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				out[string(name)+" "+string(k)] = string(v)
				return nil
			})
		})
	}))
	return out
}

// copyOf returns the path of a copy of a file.
func copyOf(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	ok(t, err)
	path := filepath.Join(t.TempDir(), "memory.db")
	ok(t, os.WriteFile(path, data, 0o600))
	return path
}

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	s, err := Open(path, Config{})
	ok(t, err)
	ok(t, s.AddGap("1", "who is Zelda", noon))
	ok(t, s.Close())
	ok(t, s.Close())
	if _, err := s.AllGaps(0); !errors.Is(err, ErrClosed) {
		t.Errorf("reading after Close: %v", err)
	}
	if err := s.AddGap("1", "who", noon); !errors.Is(err, ErrClosed) {
		t.Errorf("writing after Close: %v", err)
	}
	info, err := os.Stat(path)
	ok(t, err)
	equal(t, "mode", info.Mode().Perm(), fs.FileMode(0o600))

	// What was never written to is as good as no file.
	ok(t, os.Truncate(path, 0))
	s, err = Open(path, Config{})
	ok(t, err)
	ok(t, s.Close())
}

// A file that Open cannot use it does not touch, and says so.
func TestOpenRefuses(t *testing.T) {
	full, err := os.ReadFile(schema1)
	ok(t, err)
	// edit returns schema1 after a change that bbolt makes.
	edit := func(do func(tx *bolt.Tx) error) []byte {
		path := copyOf(t, schema1)
		db, err := bolt.Open(path, 0o600, nil)
		ok(t, err)
		ok(t, db.Update(do))
		ok(t, db.Close())
		data, err := os.ReadFile(path)
		ok(t, err)
		return data
	}
	set := func(bucket, k, v string) func(tx *bolt.Tx) error {
		return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Put([]byte(k), []byte(v)) }
	}
	for _, test := range []struct {
		name string
		data []byte
		is   error
		want string
	}{
		{"text", []byte("dear diary\n"), ErrForeign, "FILE is not a memory of this bot; choose another file"},
		{"long text", bytes.Repeat([]byte("dear diary\n"), 3000), ErrForeign, "FILE is not a memory of this bot; choose another file"},
		{"zeros", make([]byte, 1<<16), ErrForeign, "FILE is not a memory of this bot; choose another file"},
		{"another database", edit(func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("meta")) }), ErrForeign, "FILE is not a memory of this bot; choose another file"},
		{"newer", edit(set("meta", "schema", "7")), ErrNewer,
			"memory FILE was written by a newer version of the bot (schema 7; this one knows 2); update the bot, or choose another file"},
		{"no schema", edit(set("meta", "schema", "one")), ErrDamaged,
			`memory FILE is damaged: its schema is "one"; put back a copy of the file, or move it away to begin anew`},
		{"no bucket", edit(func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("gaps")) }), ErrDamaged,
			"memory FILE is damaged: it has no gaps; put back a copy of the file, or move it away to begin anew"},
		{"no key", edit(set("meta", "voters", "short")), ErrDamaged,
			"memory FILE is damaged: it has no key for the votes; put back a copy of the file, or move it away to begin anew"},
		{"no JSON", edit(set("pins", "2/23", "{")), ErrDamaged,
			`memory FILE is damaged: a record of "2": unexpected end of JSON input; put back a copy of the file, or move it away to begin anew`},
		{"half", full[:len(full)/2], ErrDamaged, "memory FILE is damaged: it is cut off: "},
		{"a page", full[:4096], ErrDamaged, "memory FILE is damaged: "},
		{"a beginning", full[:100], ErrDamaged, "memory FILE is damaged: "},
		{"no beginning", append(make([]byte, 8192), full[8192:]...), ErrForeign, "FILE is not a memory of this bot; choose another file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "memory.db")
			ok(t, os.WriteFile(path, test.data, 0o600))
			_, err := Open(path, Config{})
			if !errors.Is(err, test.is) {
				t.Fatalf("got error %v, want one that is %q", err, test.is)
			}
			if !errors.As(err, new(Misplaced)) {
				t.Errorf("trying again is said to help: %v", err)
			}
			got := strings.ReplaceAll(err.Error(), path, "FILE")
			if !strings.HasPrefix(got, test.want) || strings.HasSuffix(test.want, "new") && got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if data, _ := os.ReadFile(path); !bytes.Equal(data, test.data) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestOpenElsewhere(t *testing.T) {
	dir := t.TempDir()
	ok(t, os.WriteFile(filepath.Join(dir, "file"), nil, 0o600))
	for path, want := range map[string]string{
		"none/memory.db": "cannot open memory DIR/none/memory.db: there is no folder DIR/none; create it, or choose another file",
		"file/memory.db": "cannot open memory DIR/file/memory.db: DIR/file is not a folder; choose another file",
		"":               "cannot open memory DIR: it is not a file; choose another",
	} {
		_, err := Open(filepath.Join(dir, path), Config{})
		if err == nil || strings.ReplaceAll(err.Error(), dir, "DIR") != want {
			t.Errorf("%q: got error %v, want %s", path, err, want)
		}
		if !errors.As(err, new(Misplaced)) {
			t.Errorf("%q: trying again is said to help: %v", path, err)
		}
	}
}

func TestOpenLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	s := at(t, path, noon)
	ok(t, s.AddGap("1", "who", noon))
	_, err := open(path, clock(noon), quick)
	want := "memory " + path + " is in use by another program, probably another bot; end that one, or choose another file"
	if !errors.Is(err, ErrLocked) || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
	equal(t, "gaps", len(must[[]Gap](t)(s.AllGaps(0))), 1) // it goes on
	for _, err := range []error{err, fileError(path, syscall.ENOSPC), fileError(path, &fs.PathError{Op: "read", Path: path, Err: syscall.EIO})} {
		if errors.As(err, new(Misplaced)) {
			t.Errorf("trying again is said not to help: %v", err)
		}
	}
}

// TestDeleted keeps nothing that would be lost: neither where the file has gone, nor where
// another is in its place.
func TestDeleted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there a file in use stays where it is")
	}
	path := filepath.Join(t.TempDir(), "memory.db")
	s := at(t, path, noon)
	ok(t, s.AddGap("1", "who is Zelda", noon))
	ok(t, os.Rename(path, path+".away"))
	for _, there := range []string{"nothing", "another"} {
		err := s.AddGap("1", "who is Zelda", noon)
		if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "deleted or replaced") {
			t.Errorf("with %s there the error is %v", there, err)
		}
		ok(t, os.WriteFile(path, nil, 0o600))
	}
	ok(t, os.Rename(path+".away", path))
	ok(t, s.AddGap("1", "who is Zelda", noon))
	equal(t, "asked", must[[]Gap](t)(s.Gaps("1", 0))[0].Count, 2)
}

func TestOpenReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	path := copyOf(t, schema1)
	want := "cannot open memory " + path + ": permission denied; let the bot's user write the file and its folder, or choose another file"
	ok(t, os.Chmod(path, 0o400))
	if _, err := Open(path, Config{}); err == nil || err.Error() != want {
		t.Errorf("file: got error %v, want %s", err, want)
	}
	ok(t, os.Remove(path))
	ok(t, os.Chmod(filepath.Dir(path), 0o500))
	if _, err := Open(path, Config{}); err == nil || err.Error() != want {
		t.Errorf("folder: got error %v, want %s", err, want)
	}
}

// The file of each schema was written by the version of the bot that began it, and must
// be readable for ever.
func TestSchemas(t *testing.T) {
	if *update && len(migrations) == 1 {
		ok(t, os.RemoveAll(schema2))
		s := at(t, schema2, noon)
		fill(t, s)
		ok(t, s.Close())
	}
	for file, fill := range map[string]func(testing.TB, *Store){schema1: fill1, schema2: fill} {
		gaps, waiters, err := readGaps(file, clock(noon), quick) // as it is
		ok(t, err)
		equal(t, file+": gaps", len(gaps), 2)

		path := copyOf(t, file)
		s := at(t, path, noon)
		equal(t, file+": waiters", must[[]Waiter](t)(s.Waiters()), waiters)
		ok(t, s.Close())

		want := filepath.Join(t.TempDir(), "memory.db")
		s = at(t, want, noon)
		fill(t, s)
		ok(t, s.Close())
		equal(t, file+": contents", anonymous(contents(t, path)), anonymous(contents(t, want)))
	}
}

func TestReadGaps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	want := "there is no memory " + path + "; name the file that the bot is set to"
	if _, _, err := ReadGaps(path, Config{}); err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("reading has made a file")
	}
	ok(t, os.WriteFile(path, nil, 0o600))
	gaps, _, err := ReadGaps(path, Config{})
	ok(t, err)
	equal(t, "gaps of nothing", len(gaps), 0)
	ok(t, os.WriteFile(path, []byte("dear diary"), 0o600))
	if _, _, err := ReadGaps(path, Config{}); !errors.Is(err, ErrForeign) {
		t.Errorf("a diary: got error %v", err)
	}
	ok(t, os.Remove(path))

	s := at(t, path, noon)
	if _, _, err := readGaps(path, clock(noon), quick); !errors.Is(err, ErrLocked) {
		t.Errorf("while it is open: got error %v", err)
	}
	fill(t, s)
	ok(t, s.Close())
	before, err := os.ReadFile(path)
	ok(t, err)
	gaps, waiters, err := readGaps(path, clock(noon), quick)
	ok(t, err)
	equal(t, "gaps", len(gaps), 2)
	equal(t, "waiters", len(waiters), 2)
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("reading has changed the file")
	}
}

// anonymous takes out of a file's contents what is random.
func anonymous(c map[string]string) map[string]string {
	out := make(map[string]string)
	for k, v := range c {
		switch bucket, rest, _ := strings.Cut(k, " "); {
		case k == "meta voters":
			v = "random"
		case bucket == "voters":
			_, rest, _ = strings.Cut(rest, "/")
			k = "voters " + rest
		case bucket == "votes":
			k = k[:strings.LastIndex(k, "/")] + v
		}
		out[k] = v
	}
	return out
}

func TestMigrate(t *testing.T) {
	path := copyOf(t, schema1)
	before, err := os.ReadFile(path)
	ok(t, err)
	// Schema 3 calls what a pin answers otherwise; schema 4 adds a bucket.
	rename := func(tx transaction) error {
		b := tx.bucket("pins")
		for _, k := range keys(b, nil) {
			p, _, err := get[map[string]any](b, k)
			if err != nil {
				return err
			}
			p["asks"] = p["question"]
			delete(p, "question")
			if err := put(b, k, p); err != nil {
				return err
			}
		}
		return nil
	}
	extend := func(tx transaction) error {
		return tx.create("more")
	}
	fail := func(tx transaction) error { return errors.New("no idea") }

	o := quick
	o.migrations = []migration{addWaiting, rename, fail}
	want := "cannot open memory " + path + ": going from schema 3 to 4: no idea"
	if _, err := open(path, clock(noon), o); err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
	if data, _ := os.ReadFile(path); !bytes.Equal(data, before) {
		t.Error("a migration that failed has changed the file")
	}

	o.migrations = []migration{addWaiting, rename, extend}
	for range 2 { // the second time there is nothing to do
		s, err := open(path, clock(noon), o)
		ok(t, err)
		ok(t, s.Close())
	}
	got := contents(t, path)
	equal(t, "schema", got["meta schema"], "4")
	var pin map[string]any
	ok(t, json.Unmarshal([]byte(got["pins 2/23"]), &pin))
	equal(t, "pin", []any{pin["asks"], pin["question"], pin["language"]}, []any{"stance India", nil, "de"})
	equal(t, "gap", got["gaps 1/who is zelda?"], contents(t, schema1)["gaps 1/who is zelda?"])

	before, err = os.ReadFile(path)
	ok(t, err)
	if _, err := open(path, clock(noon), quick); !errors.Is(err, ErrNewer) {
		t.Errorf("the old version opens the new file: %v", err)
	}
	if data, _ := os.ReadFile(path); !bytes.Equal(data, before) {
		t.Error("the old version has changed the new file")
	}
}
