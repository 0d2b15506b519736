package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// A Corpus is the state of the articles.
type Corpus struct {
	Articles int
	Broken   int       // files of which not all can be read
	Since    time.Time // when the articles became what they are
	Checked  time.Time // when the folder was looked at last; zero: there is none
	Trouble  bool      // the articles are not what the folder holds
	Reloads  int       // changes that were taken since the start
	Failures int       // that could not be
}

// Corpus shows the state of the articles, which it asks for whenever somebody looks. It may
// be called once.
func (m *Metrics) Corpus(now func() Corpus) {
	if m == nil {
		return
	}
	name := func(n string) string { return prometheus.BuildFQName(namespace, "corpus", n) }
	m.registry.MustRegister(&corpusCollector{
		now:      now,
		articles: prometheus.NewDesc(name("articles"), "Articles that answers are drawn from.", nil, nil),
		broken:   prometheus.NewDesc(name("broken_files"), "Files of which not all can be read.", nil, nil),
		since:    prometheus.NewDesc(name("changed_timestamp_seconds"), "When the articles became what they are.", nil, nil),
		checked:  prometheus.NewDesc(name("checked_timestamp_seconds"), "When the folder of the articles was looked at last.", nil, nil),
		trouble:  prometheus.NewDesc(name("trouble"), "Whether the articles are not what their folder holds.", nil, nil),
		reloads:  prometheus.NewDesc(name("reloads_total"), "Changes of the articles, by whether they could be taken.", []string{"result"}, nil),
	})
}

type corpusCollector struct {
	now                                                func() Corpus
	articles, broken, since, checked, trouble, reloads *prometheus.Desc
}

// Describe implements prometheus.Collector.
func (c *corpusCollector) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{c.articles, c.broken, c.since, c.checked, c.trouble, c.reloads} {
		out <- d
	}
}

// Collect implements prometheus.Collector.
func (c *corpusCollector) Collect(out chan<- prometheus.Metric) {
	s := c.now()
	gauge := func(d *prometheus.Desc, v float64) { out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v) }
	gauge(c.articles, float64(s.Articles))
	gauge(c.broken, float64(s.Broken))
	gauge(c.since, seconds(s.Since))
	if !s.Checked.IsZero() {
		gauge(c.checked, seconds(s.Checked))
	}
	gauge(c.trouble, number(s.Trouble))
	for ok, n := range map[bool]int{true: s.Reloads, false: s.Failures} {
		out <- prometheus.MustNewConstMetric(c.reloads, prometheus.CounterValue, float64(n), result(ok))
	}
}

func seconds(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }
