package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"attache/internal/memory"
)

// runs carries out a call of the program without settings, and returns its status and what it
// printed.
func runs(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(t.Context(), args, environment{getenv: func(string) string { return "" }, stdout: &out, stderr: &errs})
	return status, out.String(), errs.String()
}

func TestGaps(t *testing.T) {
	t.Chdir(t.TempDir())
	path := filepath.Join(t.TempDir(), "memory.db")
	if status, _, errs := runs(t, "gaps", "--memory", path); status != exitUsage || !strings.Contains(errs, "there is no memory "+path) {
		t.Errorf("without a memory: %d, %q", status, errs)
	}
	if status, _, errs := runs(t, "gaps"); status != exitUsage || !strings.Contains(errs, "there is no memory "+defaultMemory) {
		t.Errorf("without a name: %d, %q", status, errs)
	}
	store, err := memory.Open(path, memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if status, _, errs := runs(t, "gaps", "--memory", path); status != exitUsage || !strings.Contains(errs, "ask it with /gaps") {
		t.Errorf("while a bot has it: %d, %q", status, errs)
	}
	now := time.Now()
	for _, g := range []struct{ guild, question string }{
		{"11", "who is Zelda"}, {"11", "who is Zelda"}, {"22", "Zelda?"}, {"22", "tell me \x1b about zelda"}, {"", "who is the mayor of Oslo"},
	} {
		if err := store.AddGap(g.guild, g.question, now); err != nil {
			t.Fatal(err)
		}
	}
	for _, user := range []string{"7", "8"} {
		if err := store.SetWaiter(memory.Waiter{User: user, Guild: "22", Channel: "2", Message: "3", Question: "Zelda?"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	today := now.UTC().Format(time.DateOnly)
	status, out, _ := runs(t, "gaps", "--memory", path)
	lines := strings.Split(out, "\n")
	if status != exitOK || len(lines) != 4 || lines[0] != "   4×  last "+today+"  waiting: 2  who is zelda" || lines[2] != "   1×  last "+today+"  who is the mayor of oslo" {
		t.Errorf("got %d, %q", status, out)
	}
	if !strings.Contains(lines[1], "also: ") || !strings.Contains(lines[1], "zelda?") || strings.Contains(out, "\x1b") {
		t.Errorf("the other wordings are %q", lines[1])
	}
	if _, out, _ := runs(t, "gaps", "--memory", path, "--guild", "11"); out != "   2×  last "+today+"  who is zelda\n" {
		t.Errorf("of one server: %q", out)
	}
	if _, out, _ := runs(t, "gaps", "--memory", path, "--guild", "33"); out != "Every question has found an answer so far.\n" {
		t.Errorf("of another server: %q", out)
	}
	_, out, _ = runs(t, "gaps", "--memory", path, "--json")
	var got struct {
		Gaps []struct {
			Question       string
			Questions      []string
			Count, Waiting int
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Gaps) != 2 || got.Gaps[0].Count != 4 || got.Gaps[0].Waiting != 2 || len(got.Gaps[0].Questions) != 3 {
		t.Errorf("as JSON: %v, %s", err, out)
	}
	if strings.Contains(out, `"22"`) || strings.Contains(out, "guild") {
		t.Errorf("the list tells of servers: %s", out)
	}
	if _, out, _ := runs(t, "gaps", "--memory", path, "--json", "--guild", "33"); !strings.Contains(out, `"gaps": []`) {
		t.Errorf("nothing as JSON: %q", out)
	}
}
