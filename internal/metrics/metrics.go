// Package metrics counts what an operator wants to know of a running bot, and shows it
// to Prometheus.
//
// Its names and labels say what the bot does, never whom it does it for: no label has an
// id or a word that a person wrote, and none may take more than a few dozen values.
package metrics

import (
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// A Metrics has all the counts of one bot. A nil *Metrics counts nothing, so those who
// count need not ask whether anybody looks. It is safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry
	labels   labels

	connected   *prometheus.GaugeVec
	identifies  prometheus.Counter
	remaining   remaining
	resumes     *prometheus.CounterVec
	disconnects *prometheus.CounterVec
	events      *prometheus.CounterVec
	lostEvents  *prometheus.CounterVec

	requests     *prometheus.HistogramVec
	retries      *prometheus.CounterVec
	unsent       *prometheus.CounterVec
	rateLimits   *prometheus.CounterVec
	breakerOpen  prometheus.Gauge
	breakerTrips prometheus.Counter

	answers      *prometheus.HistogramVec
	dropped      *prometheus.CounterVec
	undelivered  prometheus.Counter
	panics       prometheus.Counter
	interactions *prometheus.CounterVec

	storeErrors *prometheus.CounterVec
	leads       prometheus.Gauge
}

// answerBuckets, in seconds, are finest where answers are: most take milliseconds, and
// after five seconds the bot gives up.
var answerBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// requestBuckets, in seconds, go from an answer out of Discord's cache to where the bot
// gives up.
var requestBuckets = []float64{.025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

// New returns metrics that have counted nothing but what the Go runtime and the process
// tell of themselves, and what was built from what.
func New() *Metrics {
	counter := func(name, help string) prometheus.CounterOpts {
		return prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}
	}
	gauge := func(name, help string) prometheus.GaugeOpts {
		return prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}
	}
	histogram := func(name, help string, buckets []float64) prometheus.HistogramOpts {
		return prometheus.HistogramOpts{Namespace: namespace, Name: name, Help: help, Buckets: buckets}
	}
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		labels:   labels{known: make(map[string]map[string]bool)},

		connected:   prometheus.NewGaugeVec(gauge("gateway_connected", "Whether a shard is connected to the gateway."), []string{"shard"}),
		identifies:  prometheus.NewCounter(counter("gateway_identifies_total", "IDENTIFYs sent; Discord allows 1,000 a day.")),
		resumes:     prometheus.NewCounterVec(counter("gateway_resumes_total", "Sessions that were tried to be resumed."), []string{"result"}),
		disconnects: prometheus.NewCounterVec(counter("gateway_disconnects_total", "Connections to the gateway that ended, or never began."), []string{"cause"}),
		events:      prometheus.NewCounterVec(counter("gateway_events_total", "Events that the gateway sent and the bot listens to."), []string{"event"}),
		lostEvents:  prometheus.NewCounterVec(counter("gateway_events_dropped_total", "Events that were not looked at."), []string{"cause"}),

		requests:     prometheus.NewHistogramVec(histogram("rest_request_duration_seconds", "Attempts at requests to Discord, by method and the answer's status.", requestBuckets), []string{"method", "status"}),
		unsent:       prometheus.NewCounterVec(counter("rest_dropped_total", "Requests to Discord that were given up before they were sent."), []string{"cause"}),
		retries:      prometheus.NewCounterVec(counter("rest_retries_total", "Requests to Discord that were sent again."), []string{"cause"}),
		rateLimits:   prometheus.NewCounterVec(counter("rest_rate_limits_total", "Answers of 429."), []string{"scope"}),
		breakerOpen:  prometheus.NewGauge(gauge("rest_breaker_open", "Whether requests to Discord are withheld because too many were refused.")),
		breakerTrips: prometheus.NewCounter(counter("rest_breaker_trips_total", "How often requests began to be withheld.")),

		answers:      prometheus.NewHistogramVec(histogram("answer_duration_seconds", "From the arrival of a question until its answer is found, by command and status.", answerBuckets), []string{"command", "status"}),
		dropped:      prometheus.NewCounterVec(counter("questions_dropped_total", "Questions that were not answered."), []string{"cause"}),
		undelivered:  prometheus.NewCounter(counter("answers_undelivered_total", "Answers that Discord did not take.")),
		panics:       prometheus.NewCounter(counter("panics_total", "Faults of the program that were survived.")),
		interactions: prometheus.NewCounterVec(counter("interactions_http_total", "Interactions that came over HTTP, by what became of them."), []string{"result"}),

		storeErrors: prometheus.NewCounterVec(counter("store_errors_total", "Operations of the memory that failed."), []string{"operation"}),
		leads:       prometheus.NewGauge(gauge("leader", "Whether this process is the one that keeps the pins.")),
	}
	m.registry.MustRegister(
		m.connected, m.identifies, m.resumes, m.disconnects, m.events, m.lostEvents,
		m.requests, m.retries, m.unsent, m.rateLimits, m.breakerOpen, m.breakerTrips,
		m.answers, m.dropped, m.undelivered, m.panics, m.interactions,
		m.storeErrors, m.leads,
		prometheus.NewGaugeFunc(gauge("gateway_identifies_remaining", "IDENTIFYs that Discord lets the bot send before the day is over, of all its processes; NaN before it was asked."), m.remaining.now),
		collectors.NewBuildInfoCollector(), collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	// An increase is only seen of what was there before, so what alerts rest on begins at 0.
	for _, operation := range []string{"read", "write", "claim"} {
		m.storeErrors.WithLabelValues(m.labels.value("operation", operation))
	}
	for _, cause := range []string{"full", "timeout"} {
		m.dropped.WithLabelValues(m.labels.value("dropped", cause))
	}
	for _, scope := range []string{"route", "global"} {
		m.rateLimits.WithLabelValues(scope)
	}
	return m
}

const namespace = "attache"

// Handler shows the metrics in Prometheus's format.
func (m *Metrics) Handler() http.Handler {
	if m == nil {
		return http.NotFoundHandler()
	}
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 3, Timeout: 10 * time.Second})
}

// Connected notes whether a shard is connected to the gateway.
func (m *Metrics) Connected(shard int, is bool) {
	if m != nil {
		m.connected.WithLabelValues(m.labels.value("shard", strconv.Itoa(shard))).Set(number(is))
	}
}

// Identified counts an IDENTIFY.
func (m *Metrics) Identified() {
	if m != nil {
		m.identifies.Inc()
	}
}

// Remaining notes how many IDENTIFYs Discord says are left of how many, and when there will
// be all of them again.
func (m *Metrics) Remaining(left, total int, reset time.Duration) {
	if m == nil {
		return
	}
	m.remaining.mu.Lock()
	defer m.remaining.mu.Unlock()
	m.remaining.left, m.remaining.total, m.remaining.reset = left, total, time.Now().Add(reset)
}

// remaining is what Discord last told of the day's IDENTIFYs. A bot that stays connected
// does not ask again.
type remaining struct {
	mu          sync.Mutex
	left, total int
	reset       time.Time // zero: it has told nothing
}

func (r *remaining) now() float64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.reset.IsZero():
		return math.NaN()
	case time.Now().After(r.reset):
		return float64(r.total)
	}
	return float64(r.left)
}

// Resumed counts an attempt to resume a session, and whether that went well.
func (m *Metrics) Resumed(ok bool) {
	if m != nil {
		m.resumes.WithLabelValues(result(ok)).Inc()
	}
}

// Disconnected counts a connection that ended, or never began. The cause is a close code
// or a word.
func (m *Metrics) Disconnected(cause string) {
	if m != nil {
		m.disconnects.WithLabelValues(m.labels.value("disconnect", cause)).Inc()
	}
}

// Event counts an event of the gateway by its type, like MESSAGE_CREATE.
func (m *Metrics) Event(event string) {
	if m != nil {
		m.events.WithLabelValues(m.labels.value("event", event)).Inc()
	}
}

// EventDropped counts an event that was not looked at. The cause is a word.
func (m *Metrics) EventDropped(cause string) {
	if m != nil {
		m.lostEvents.WithLabelValues(m.labels.value("lost", cause)).Inc()
	}
}

// Requested notes one attempt at a request to Discord; status is that of its answer, 0 if
// there was none.
func (m *Metrics) Requested(method string, status int, took time.Duration) {
	if m != nil {
		m.requests.WithLabelValues(m.labels.value("method", method), m.labels.value("status", strconv.Itoa(status))).Observe(took.Seconds())
	}
}

// RequestRetried counts a request that is sent again. The cause is a status or a word.
func (m *Metrics) RequestRetried(cause string) {
	if m != nil {
		m.retries.WithLabelValues(m.labels.value("retry", cause)).Inc()
	}
}

// RequestDropped counts a request that is given up before it is sent. The cause is a word.
func (m *Metrics) RequestDropped(cause string) {
	if m != nil {
		m.unsent.WithLabelValues(m.labels.value("unsent", cause)).Inc()
	}
}

// RateLimited counts an answer of 429, which concerns one route or all.
func (m *Metrics) RateLimited(global bool) {
	if m == nil {
		return
	}
	scope := "route"
	if global {
		scope = "global"
	}
	m.rateLimits.WithLabelValues(scope).Inc()
}

// Breaker notes whether requests to Discord are withheld.
func (m *Metrics) Breaker(open bool) {
	if m == nil {
		return
	}
	m.breakerOpen.Set(number(open))
	if open {
		m.breakerTrips.Inc()
	}
}

// Answered notes how long after its arrival the answer to a question was found. Status is
// that of the answer.
func (m *Metrics) Answered(command, status string, took time.Duration) {
	if m != nil {
		m.answers.WithLabelValues(m.labels.value("command", command), m.labels.value("answer", status)).Observe(took.Seconds())
	}
}

// QuestionDropped counts a question that gets no answer. The cause is a word.
func (m *Metrics) QuestionDropped(cause string) {
	if m != nil {
		m.dropped.WithLabelValues(m.labels.value("dropped", cause)).Inc()
	}
}

// Undelivered counts an answer that Discord did not take.
func (m *Metrics) Undelivered() {
	if m != nil {
		m.undelivered.Inc()
	}
}

// Panicked counts a fault of the program that was survived.
func (m *Metrics) Panicked() {
	if m != nil {
		m.panics.Inc()
	}
}

// Interaction counts an interaction that came over HTTP. The result is a word: what became
// of it.
func (m *Metrics) Interaction(result string) {
	if m != nil {
		m.interactions.WithLabelValues(m.labels.value("interaction", result)).Inc()
	}
}

// StoreFailed counts an operation of the memory that failed. The operation is a word.
func (m *Metrics) StoreFailed(operation string) {
	if m != nil {
		m.storeErrors.WithLabelValues(m.labels.value("operation", operation)).Inc()
	}
}

// Leads notes whether this process is the one that keeps the pins.
func (m *Metrics) Leads(does bool) {
	if m != nil {
		m.leads.Set(number(does))
	}
}

// Queue shows how many questions wait and how many are being answered, which it asks for
// whenever somebody looks. It may be called once.
func (m *Metrics) Queue(now func() (waiting, busy int)) {
	if m == nil {
		return
	}
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: "questions_waiting", Help: "Questions that wait for a worker."},
			func() float64 { waiting, _ := now(); return float64(waiting) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: "questions_busy", Help: "Questions that are being answered."},
			func() float64 { _, busy := now(); return float64(busy) }),
	)
}

// Shards shows how many shards this process has, and how many of them are connected to the
// gateway, which it asks for whenever somebody looks. It may be called once.
func (m *Metrics) Shards(now func() (connected, wanted int)) {
	if m == nil {
		return
	}
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: "gateway_shards_connected", Help: "Shards that are connected to the gateway."},
			func() float64 { connected, _ := now(); return float64(connected) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: "gateway_shards_wanted", Help: "Shards that this process is to connect to the gateway."},
			func() float64 { _, wanted := now(); return float64(wanted) }),
	)
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func result(ok bool) string {
	if ok {
		return "ok"
	}
	return "failed"
}

// labels keep the values of labels few, and clean, whatever is passed: each distinct one is
// kept in memory for ever, here and where they are scraped.
type labels struct {
	mu    sync.Mutex
	known map[string]map[string]bool // values, by label
}

// maxValues is how many values a label may have: more than there are commands, types of
// events or close codes. Shards beyond that are counted together.
const maxValues = 64

// other stands for all values that are not told apart.
const other = "other"

// value returns v if the label may have it.
func (l *labels) value(label, v string) string {
	if !isWord(v) {
		return other
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	have := l.known[label]
	if have == nil {
		have = make(map[string]bool)
		l.known[label] = have
	}
	if !have[v] && len(have) == maxValues {
		return other
	}
	have[v] = true
	return v
}

// isWord reports whether v looks like one of our own words, or a number that is no id.
func isWord(v string) bool {
	if v == "" || len(v) > 40 {
		return false
	}
	digits := 0
	for _, r := range v {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '_', r == '-':
		default:
			return false
		}
	}
	return digits < 6
}
