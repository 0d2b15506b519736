package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"attache/internal/discord"
	"attache/internal/memory"
)

var update = flag.Bool("update", false, "write golden files anew")

// .env.example says what the configuration reads, no more and no less.
func TestEnvExample(t *testing.T) {
	const name = "../../.env.example"
	if *update {
		if err := os.WriteFile(name, []byte(exampleEnv()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(exampleEnv(), string(got)); diff != "" {
		t.Errorf("%s is not what the settings say (-want +got):\n%s\nmend it with: go test ./cmd/bot -run TestEnvExample -update", name, diff)
	}
	// The table is what is read: every name of it is asked for, and no other.
	t.Chdir(t.TempDir())
	var asked []string
	if _, err := readConfig(func(name string) string { asked = append(asked, name); return "" }); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, s := range settings {
		want = append(want, s.name)
	}
	slices.Sort(asked)
	slices.Sort(want)
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Errorf("the settings table and readConfig differ (-table +read):\n%s", diff)
	}
}

func TestReadConfig(t *testing.T) {
	for _, test := range []struct {
		name, file string
		env        map[string]string
		want       config
		wantErr    string
	}{
		{name: "nothing"},
		{name: "file", file: "DISCORD_TOKEN=abc # mine\nCOMMAND_PREFIX='?'\n", want: config{token: "abc", prefix: "?"}},
		{name: "environment wins", file: "DISCORD_TOKEN=abc\n", env: map[string]string{"DISCORD_TOKEN": "xyz"}, want: config{token: "xyz"}},
		{name: "blanks", env: map[string]string{"DISCORD_TOKEN": " xyz\n"}, want: config{token: "xyz"}},
		{name: "json", env: map[string]string{"LOG_FORMAT": "json"}, want: config{json: true}},
		{name: "keep", env: map[string]string{"MEMORY": "/data/m.db", "GAPS_DAYS": "7", "REPLIES_DAYS": "1"},
			want: config{memory: "/data/m.db", keep: memory.Config{KeepGaps: 7 * 24 * time.Hour, KeepReplies: 24 * time.Hour}}},
		{name: "correct", env: map[string]string{"CORRECT_DAYS": "7"}, want: config{correct: 7 * 24 * time.Hour}},
		{name: "correct too long", env: map[string]string{"CORRECT_DAYS": "31"},
			wantErr: "CORRECT_DAYS is more than REPLIES_DAYS, which is 30; answers older than that cannot be found, so raise that too"},
		{name: "still", env: map[string]string{"CORPUS_WATCH": "Off"}, want: config{still: true}},
		{name: "watched", env: map[string]string{"CORPUS_WATCH": "on"}},
		{name: "half", env: map[string]string{"CORPUS_WATCH": "a bit"}, wantErr: `CORPUS_WATCH is "a bit"; it must be on or off`},
		{name: "no days", env: map[string]string{"GAPS_DAYS": "0"}, wantErr: `GAPS_DAYS is "0"; it must be a number of days from 1 to 3650`},
		{name: "days", env: map[string]string{"REPLIES_DAYS": "a week"}, wantErr: `REPLIES_DAYS is "a week"; it must be a number of days from 1 to 3650`},
		{name: "servers", env: map[string]string{"CORPUS_SERVERS": "12, 34"}, want: config{servers: []string{"12", "34"}}},
		{name: "no servers", env: map[string]string{"CORPUS_SERVERS": "12,mine"}, wantErr: `CORPUS_SERVERS has "mine"; it must be ids of servers, which are numbers, with commas between`},
		{name: "shards", env: map[string]string{"SHARDS": "2-3/4"}, want: config{shards: discord.Shards{Of: 4, IDs: []int{2, 3}}}},
		{name: "odd shards", env: map[string]string{"SHARDS": "4/4"}, wantErr: `SHARDS: "4/4" is no choice of shards; it must be auto, none, a number from 1 to 10000, or which of how many, like 0-3/16`},
		{name: "over HTTP", env: map[string]string{"SHARDS": "none", "INTERACTIONS_ADDR": ":8080", "DISCORD_PUBLIC_KEY": strings.Repeat("aF", 32)},
			want: config{shards: discord.Shards{None: true}, interactions: ":8080", publicKey: bytes.Repeat([]byte{0xaf}, 32)}},
		{name: "no ears", env: map[string]string{"SHARDS": "none"},
			wantErr: "SHARDS is none, so the bot would hear of nothing; set INTERACTIONS_ADDR and DISCORD_PUBLIC_KEY, or set SHARDS to auto"},
		{name: "no key", env: map[string]string{"INTERACTIONS_ADDR": ":8080", "DISCORD_PUBLIC_KEY": "af"},
			wantErr: "DISCORD_PUBLIC_KEY must be the 64 hexadecimal digits that the Discord Developer Portal shows (your application → General Information), because INTERACTIONS_ADDR is set"},
		{name: "no port", env: map[string]string{"INTERACTIONS_ADDR": "here"}, wantErr: `INTERACTIONS_ADDR is "here"; it must be an address with a port, like :8080`},
		{name: "format", env: map[string]string{"LOG_FORMAT": "xml"}, wantErr: `LOG_FORMAT is "xml"; it must be text or json`},
		{name: "level", env: map[string]string{"LOG_LEVEL": "loud"}, wantErr: `LOG_LEVEL is "loud"; it must be debug, info, warn or error`},
		{name: "broken file", file: "DISCORD_TOKEN=abc\nsecret words\n", wantErr: "cannot read .env: a line is not of the form NAME=value; compare .env.example"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if test.file != "" {
				if err := os.WriteFile(filepath.Join(".", dotEnv), []byte(test.file), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got, err := readConfig(func(name string) string { return test.env[name] })
			if test.wantErr != "" {
				if err == nil || err.Error() != test.wantErr {
					t.Fatalf("got error %v, want %s", err, test.wantErr)
				}
				if strings.Contains(err.Error(), "abc") || strings.Contains(err.Error(), "secret") {
					t.Errorf("the error tells what is in the file: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !test.want.shards.None && test.want.shards.Of == 0 {
				test.want.shards.Auto = true
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

// FuzzConfig reads settings that may say anything. What is wrong with them is told without
// the token, and what is accepted makes sense.
func FuzzConfig(f *testing.F) {
	const token = "dG9rZW4.c2VjcmV0"
	for _, s := range []string{"GAPS_DAYS=90\nCORPUS_SERVERS=1, 2\n", "STATUS_ADDR=:1\nLOG_LEVEL=info+2", "DISCORD_TOKEN='" + token, "export A=${A}\n#x\nB=\"\\", "CORRECT_DAYS=31\nREPLIES_DAYS=30", "CORPUS_WATCH=OFF", "=\n\x00=\xff"} {
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, file, value string) {
		m, err := parseDotEnv(dotEnv, strings.NewReader("DISCORD_TOKEN="+token+"\n"+file))
		if err != nil {
			if strings.Contains(err.Error(), "c2VjcmV0") {
				t.Errorf("the token is told: %v", err)
			}
			m = map[string]string{}
		}
		for _, s := range settings {
			c, err := readConfig(func(name string) string {
				if name == s.name && value != "" {
					return value
				}
				return m[name]
			})
			if err != nil {
				names := func(s setting) bool { return strings.Contains(err.Error(), s.name) }
				if strings.Contains(err.Error(), "c2VjcmV0") || !slices.ContainsFunc(settings, names) {
					t.Errorf("an error tells the token, or not which setting is wrong: %v", err)
				}
				continue
			}
			for _, d := range []time.Duration{c.keep.KeepGaps, c.keep.KeepReplies, c.correct} {
				if d < 0 || d > maxDays*24*time.Hour {
					t.Errorf("something is kept for %v", d)
				}
			}
			for _, id := range c.servers {
				if strings.Trim(id, "0123456789") != "" {
					t.Errorf("%q is no id", id)
				}
			}
		}
	})
}
