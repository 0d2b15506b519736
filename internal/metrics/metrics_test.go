package metrics

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

func scrape(t *testing.T, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("got status %d:\n%s", w.Code, w.Body)
	}
	return w.Body.String()
}

// What is counted shows, under these names: dashboards and alerts rest on them.
func TestMetrics(t *testing.T) {
	m := New()
	m.Connected(0, true)
	m.Connected(1, false)
	m.Identified()
	m.Resumed(true)
	m.Resumed(false)
	m.Disconnected("4009")
	m.Event("MESSAGE_CREATE")
	m.EventDropped("storm")
	m.Requested(http.MethodPost, 200, 80*time.Millisecond)
	m.RequestRetried("502")
	m.RequestDropped("full")
	m.RateLimited(true)
	m.RateLimited(false)
	m.Breaker(true)
	m.Answered("who", "answered", 3*time.Millisecond)
	m.QuestionDropped("full")
	m.Undelivered()
	m.Panicked()
	m.Interaction("answered")
	m.StoreFailed("set-reply")
	m.Leads(true)
	m.Queue(func() (int, int) { return 5, 4 })
	m.Shards(func() (int, int) { return 1, 2 })
	m.Corpus(func() Corpus {
		return Corpus{Articles: 6, Broken: 1, Since: time.Unix(1e9, 0), Checked: time.Unix(2e9, 0), Trouble: true, Reloads: 3, Failures: 2}
	})
	got := scrape(t, m)
	for _, want := range []string{
		`attache_gateway_connected{shard="0"} 1`,
		`attache_gateway_connected{shard="1"} 0`,
		`attache_gateway_shards_connected 1`,
		`attache_gateway_shards_wanted 2`,
		`attache_gateway_identifies_total 1`,
		`attache_gateway_resumes_total{result="failed"} 1`,
		`attache_gateway_resumes_total{result="ok"} 1`,
		`attache_gateway_disconnects_total{cause="4009"} 1`,
		`attache_gateway_events_total{event="MESSAGE_CREATE"} 1`,
		`attache_gateway_events_dropped_total{cause="storm"} 1`,
		`attache_rest_request_duration_seconds_bucket{method="POST",status="200",le="0.1"} 1`,
		`attache_rest_retries_total{cause="502"} 1`,
		`attache_rest_dropped_total{cause="full"} 1`,
		`attache_rest_rate_limits_total{scope="global"} 1`,
		`attache_rest_rate_limits_total{scope="route"} 1`,
		`attache_rest_breaker_open 1`,
		`attache_rest_breaker_trips_total 1`,
		`attache_answer_duration_seconds_bucket{command="who",status="answered",le="0.005"} 1`,
		`attache_questions_dropped_total{cause="full"} 1`,
		`attache_answers_undelivered_total 1`,
		`attache_panics_total 1`,
		`attache_interactions_http_total{result="answered"} 1`,
		`attache_store_errors_total{operation="set-reply"} 1`,
		`attache_leader 1`,
		`attache_questions_waiting 5`,
		`attache_questions_busy 4`,
		`attache_corpus_articles 6`,
		`attache_corpus_broken_files 1`,
		`attache_corpus_changed_timestamp_seconds 1e+09`,
		`attache_corpus_checked_timestamp_seconds 2e+09`,
		`attache_corpus_trouble 1`,
		`attache_corpus_reloads_total{result="failed"} 2`,
		`attache_corpus_reloads_total{result="ok"} 3`,
		`go_build_info{`,
		`go_goroutines `,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if problems, err := testutil.GatherAndLint(m.registry); err != nil || len(problems) > 0 {
		t.Errorf("what Prometheus finds wrong with the names: %v, %v", problems, err)
	}
	m.Breaker(false)
	if got := scrape(t, m); !strings.Contains(got, "attache_rest_breaker_open 0") {
		t.Error("a breaker that closed is shown as open")
	}
}

// Nothing is counted by nil, which every method takes.
func TestNil(t *testing.T) {
	m := reflect.ValueOf((*Metrics)(nil))
	for i := range m.NumMethod() {
		f := m.Method(i)
		args := make([]reflect.Value, f.Type().NumIn())
		for j := range args {
			args[j] = reflect.Zero(f.Type().In(j))
		}
		f.Call(args)
	}
	if m.NumMethod() < 10 {
		t.Errorf("only %d methods were tried", m.NumMethod())
	}
}

// Whatever is passed as a label, there are few values, and none is an id or a text.
func TestLabelsAreBounded(t *testing.T) {
	m := New()
	for i := range 10_000 {
		m.Disconnected(fmt.Sprint(i))
		m.Answered(fmt.Sprintf("command-%d", i), "answered", 0)
	}
	for _, secret := range []string{"1234567890123456789", "who is Lavrov", "MTIz.abc.def", "", "\xff", strings.Repeat("x", 100)} {
		m.Event(secret)
	}
	got := scrape(t, m)
	if n := strings.Count(got, "attache_gateway_disconnects_total{"); n != maxValues+1 {
		t.Errorf("there are %d causes, want %d and the others", n, maxValues)
	}
	if !strings.Contains(got, `attache_gateway_events_total{event="other"} 6`) || strings.Contains(got, "Lavrov") || strings.Contains(got, "123456789") {
		t.Errorf("a label has what it must not:\n%s", got)
	}
}

// What is left of the day's IDENTIFYs is what Discord said, until the day is over.
func TestRemaining(t *testing.T) {
	m := New()
	synctest.Test(t, func(t *testing.T) {
		for _, test := range []struct {
			do   func()
			want string
		}{
			{func() {}, "NaN"},
			{func() { m.Remaining(250, 1000, time.Hour) }, "250"},
			{func() { time.Sleep(2 * time.Hour) }, "1000"},
		} {
			test.do()
			if got := fmt.Sprint(m.remaining.now()); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		}
	})
}
