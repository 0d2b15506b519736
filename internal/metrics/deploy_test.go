package metrics

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.yaml.in/yaml/v3"
)

// names returns the names of all time series there can be.
func names(t *testing.T) map[string]bool {
	t.Helper()
	m := New()
	m.Queue(func() (int, int) { return 0, 0 })
	m.Shards(func() (int, int) { return 0, 0 })
	m.Corpus(func() Corpus { return Corpus{} })
	descs := make(chan *prometheus.Desc)
	go func() {
		defer close(descs)
		m.registry.Describe(descs)
	}()
	all := map[string]bool{"up": true}
	name := regexp.MustCompile(`fqName: "(\w+)"`)
	for d := range descs {
		n := name.FindStringSubmatch(d.String())[1]
		all[n] = true
		if strings.HasSuffix(n, "_seconds") { // a histogram, as far as ours go
			all[n+"_bucket"], all[n+"_sum"], all[n+"_count"] = true, true, true
		}
	}
	if len(all) < 50 {
		t.Fatalf("only %d metrics were found", len(all))
	}
	return all
}

var (
	quoted = regexp.MustCompile(`"[^"]*"`)
	series = regexp.MustCompile(`\b(?:attache|go|process|promhttp)_\w+|\bup\b`)
)

// check fails t unless a query is about metrics that there are.
func check(t *testing.T, known map[string]bool, where, query string) (used []string) {
	t.Helper()
	used = series.FindAllString(quoted.ReplaceAllString(query, ""), -1)
	if len(used) == 0 {
		t.Errorf("%s: %q is about no metric", where, query)
	}
	for _, name := range used {
		if !known[name] {
			t.Errorf("%s: there is no metric %s", where, name)
		}
	}
	return used
}

// TestDashboard checks that every query of the dashboard names metrics that exist, and that
// each of ours is shown.
func TestDashboard(t *testing.T) {
	data, err := os.ReadFile("../../deploy/grafana/dashboards/attache.json")
	if err != nil {
		t.Fatal(err)
	}
	var board struct {
		Panels []struct {
			ID      int
			Type    string
			Title   string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(data, &board); err != nil {
		t.Fatal(err)
	}
	known := names(t)
	var shown []string
	ids := map[int]bool{}
	for _, p := range board.Panels {
		if ids[p.ID] || p.Title == "" || p.Type != "row" && len(p.Targets) == 0 {
			t.Errorf("panel %d %q has the id of another, no title or no query", p.ID, p.Title)
		}
		ids[p.ID] = true
		for _, target := range p.Targets {
			shown = append(shown, check(t, known, p.Title, target.Expr)...)
		}
	}
	for name := range known {
		base := func(s string) string {
			for _, suffix := range []string{"_bucket", "_count", "_sum"} {
				s = strings.TrimSuffix(s, suffix)
			}
			return s
		}
		if strings.HasPrefix(name, namespace) && !slices.ContainsFunc(shown, func(s string) bool { return base(s) == base(name) }) {
			t.Errorf("%s is shown nowhere", name)
		}
	}
}

// TestAlerts checks that every alert rests on metrics that exist, and is explained.
func TestAlerts(t *testing.T) {
	data, err := os.ReadFile("../../deploy/prometheus/alerts.yml")
	if err != nil {
		t.Fatal(err)
	}
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr string
				Annotations map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(data, &rules); err != nil {
		t.Fatal(err)
	}
	manual, err := os.ReadFile("../../doc/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	known := names(t)
	n := 0
	for _, g := range rules.Groups {
		for _, r := range g.Rules {
			n++
			check(t, known, r.Alert, r.Expr)
			if r.Annotations["summary"] == "" || !strings.Contains(string(manual), "`"+r.Alert+"`") {
				t.Errorf("%s has no summary, or doc/operating.md does not explain it", r.Alert)
			}
		}
	}
	if n < 5 {
		t.Errorf("only %d alerts were found", n)
	}
}

// TestUnit checks that the bot is started again for as long as it takes, unless a setting is
// wrong.
func TestUnit(t *testing.T) {
	data, err := os.ReadFile("../../deploy/attache.service")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for _, want := range []string{"Restart=on-failure", "StartLimitIntervalSec=0", "RestartPreventExitStatus=2", "Environment=GOTRACEBACK=crash"} {
		if !slices.Contains(lines, want) {
			t.Errorf("the unit lacks %s", want)
		}
	}
}

// TestCompose checks that what runs in containers may do no more than it must.
func TestCompose(t *testing.T) {
	data, err := os.ReadFile("../../deploy/compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			ReadOnly    bool     `yaml:"read_only"`
			CapDrop     []string `yaml:"cap_drop"`
			SecurityOpt []string `yaml:"security_opt"`
			Image       string
			Build       string
			Ports       []string
			Healthcheck struct{ Test []string }
		}
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Services) < 4 {
		t.Errorf("only %d services were found", len(file.Services))
	}
	for name, s := range file.Services {
		if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s may do too much: %+v", name, s)
		}
		if s.Build == "" && (!strings.Contains(s.Image, ":") || strings.HasSuffix(s.Image, ":latest")) {
			t.Errorf("of %s it is not said which version", name)
		}
		for _, p := range s.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s is open to others at %s", name, p)
			}
		}
	}
	if bot := file.Services["bot"]; !slices.Equal(bot.Healthcheck.Test, []string{"CMD", "/bot", "health"}) || len(bot.Ports) > 0 {
		t.Errorf("the bot is watched over by %v, and open at %v", bot.Healthcheck.Test, bot.Ports)
	}
}
