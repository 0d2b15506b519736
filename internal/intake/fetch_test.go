package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

// quick are the limits of the tests: small enough to be reached soon, and a time that
// only a server that keeps silent uses up.
var quick = Limits{Bytes: 64 << 10, Time: 10 * time.Second, Redirects: 3, Pages: 2}

// serveTo starts a server and returns an importer that may dial it, and nothing else that
// is not public.
func serveTo(t *testing.T, h http.HandlerFunc, l Limits) (*Importer, string) {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	u, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	at := netip.MustParseAddrPort(u.Host)
	guard := func(to netip.AddrPort) error {
		if to == at {
			return nil
		}
		return Public(to)
	}
	return New(t.TempDir(), WithGuard(guard), WithLimits(l)), srv.URL
}

const story = "Norwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen on 19 May 2031 in Oslo. “We have a fair share,” Solberg said. " +
	"Madsen welcomed the agreement, which had been prepared for two years, and called for a dialogue with the European Union."

func htmlOf(title, body string) string {
	return "<!doctype html><html lang=en><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + strings.ReplaceAll(body, "\n", "</p><p>") + "</p></body></html>"
}

// TestFetchRefuses holds each way in which an address can do harm, or lead to nothing, to
// the reason that is given for it.
func TestFetchRefuses(t *testing.T) {
	redirect := func(to string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		}
	}
	send := func(kind, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			io.WriteString(w, body)
		}
	}
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
	}
	endless := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, "<p>and so on "+strings.Repeat("x", 4096)); err != nil {
				return
			}
		}
	}
	bomb := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 1 << 10 { // 4 MB of zeros in 4 kB
			z.Write(make([]byte, 4096))
		}
		z.Close()
	}
	var nothing bytes.Buffer
	if err := gzip.NewWriter(&nothing).Close(); err != nil {
		t.Fatal(err)
	}
	hollow := send("text/html", strings.Repeat(nothing.String(), 4096)) // nothing, packed over and over
	headers := func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer conn.Close()
		fmt.Fprint(conn, "HTTP/1.1 200 OK\r\n")
		for {
			if _, err := fmt.Fprintf(conn, "X-More: %s\r\n", strings.Repeat("x", 1000)); err != nil {
				return
			}
		}
	}
	cut := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "5000")
		io.WriteString(w, "<p>the beginning")
	}
	for _, tt := range []struct {
		name   string
		page   http.HandlerFunc
		reason Reason
		says   string
	}{
		{"to loopback", redirect("http://127.0.0.1/"), NotPublic, "no public address"},
		{"to a name of loopback", redirect("http://localhost/"), NotPublic, "no public address"},
		{"to loopback in IPv6", redirect("http://[::1]/"), NotPublic, "no public address"},
		{"to loopback as mapped IPv6", redirect("http://[::ffff:127.0.0.1]/"), NotPublic, "no public address"},
		{"to NAT64", redirect("http://[64:ff9b::7f00:1]/"), NotPublic, "no public address"},
		{"to metadata", redirect("http://169.254.169.254/latest/meta-data/"), NotPublic, "no public address"},
		{"to a private network", redirect("https://10.1.2.3/"), NotPublic, "no public address"},
		{"to a shared network", redirect("http://100.64.0.1/"), NotPublic, "no public address"},
		{"to nothing", redirect("http://0.0.0.0/"), NotPublic, "no public address"},
		{"to another port", redirect("http://1.1.1.1:8080/"), NotPublic, "only 80 and 443"},
		{"to a file", redirect("file:///etc/passwd"), BadAddress, "http://"},
		{"to gopher", redirect("gopher://127.0.0.1:6379/_x"), BadAddress, "http://"},
		{"with a password", redirect("http://user:secret@1.1.1.1/"), BadAddress, "take it out"},
		{"to no address", redirect("http://%zz"), Unreachable, "passes on"},
		{"nowhere", redirect(""), Unreachable, "passes on"},
		{"in circles", redirect("/page"), Redirected, "more than 3 times"},
		{"not found", status(404), Status4xx, "404"},
		{"forbidden", status(403), Status4xx, "does not let programs"},
		{"broken server", status(502), Status4xx, "502"},
		{"nothing but a header", status(200), NoArticle, "empty"},
		{"endless", endless, TooLarge, "more than 64 kB"},
		{"bomb", bomb, TooLarge, "more than 64 kB"},
		{"hollow bomb", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Encoding", "gzip"); hollow(w, r) }, TooLarge, "more than 64 kB"},
		{"endless headers", headers, Unreachable, "cannot be reached"},
		{"cut off", cut, Unreachable, "broken"},
		{"PDF", send("application/pdf", "%PDF-1.7 ..."), BadFormat, "PDF"},
		{"PDF in disguise", send("text/html", "%PDF-1.7 ..."), BadFormat, "PDF"},
		{"picture", send("image/png", "\x89PNG\r\n\x1a\n"), BadFormat, "image/png"},
		{"program", send("application/octet-stream", "\x7fELF\x02\x01\x01\x00\x00"), BadFormat, "no text"},
		{"empty page", send("text/html", "<html><head><title>T</title></head><body></body></html>"), NoArticle, "no article"},
		{"list of links", send("text/html", "<html><body><h1>News</h1><ul>"+strings.Repeat("<li><a href=/a>One of many headlines about what has happened today in the world</a></li>", 20)+"</ul></body></html>"), NoArticle, "no article"},
		{"paywall", send("text/html", htmlOf("Fish", story+"\nSubscribe to continue reading. Already a subscriber? Log in.")), Paywall, "without paying"},
		{"script only", send("text/html", "<html><body><script>render()</script><noscript>Please enable JavaScript.</noscript></body></html>"), NoArticle, "no article"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			im, at := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					w.WriteHeader(http.StatusNotFound)
					return
				}
				tt.page(w, r)
			}, quick)
			items, err := im.Add(t.Context(), Input{Name: at + "/page"})
			var r *Refusal
			if !errors.As(err, &r) || r.Reason != tt.reason || !strings.Contains(r.Error(), tt.says) {
				t.Errorf("got %v (%+v), want reason %d with %q", err, items, tt.reason, tt.says)
			}
			if err != nil && (strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "\n")) {
				t.Errorf("the error tells too much: %v", err)
			}
			if left, _ := os.ReadDir(im.dir); len(left) != 0 {
				t.Errorf("it left %v behind", left)
			}
		})
	}
}

// TestFetchSilent holds a server that never finishes to the time.
func TestFetchSilent(t *testing.T) {
	for _, at := range []string{"/robots.txt", "/page"} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			l := quick
			l.Time = 50 * time.Millisecond
			im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == at {
					io.WriteString(w, "<p>a")
					w.(http.Flusher).Flush()
					<-r.Context().Done()
				}
			}, l)
			_, err := im.Add(t.Context(), Input{Name: srv + "/page"})
			var r *Refusal
			if !errors.As(err, &r) || r.Reason != Unreachable || !strings.Contains(r.Error(), "takes too long") {
				t.Errorf("got %v", err)
			}
		})
	}
	im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {}, quick)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := im.Add(ctx, Input{Name: srv + "/page"}); err == nil {
		t.Error("an import whose context has ended goes on")
	}
}

func TestAddressesRefused(t *testing.T) {
	im := New(t.TempDir(), WithLimits(quick))
	for _, s := range []string{
		"file:///etc/passwd", "ftp://example.org/a", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,x", "https://", "http:///a", "http://user:pw@example.org/", "//example.org/a", "example.org",
		"http://127.0.0.1/", "http://[::1]/", "http://[::ffff:7f00:1]/", "http://0/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://[fe80::1%25eth0]/", "http://[fd00::1]/",
		"http://192.168.0.1/", "http://172.16.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://localhost:6060/", "http://[2002:7f00:1::]/", "http://1.1.1.1:22/",
	} {
		_, err := im.Add(t.Context(), Input{Name: s})
		var r *Refusal
		if !errors.As(err, &r) || r.Reason != BadAddress && r.Reason != NotPublic && r.Reason != Unreachable {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestPublic(t *testing.T) {
	for _, s := range []string{"1.1.1.1:443", "8.8.8.8:80", "[2606:4700::1111]:443"} {
		if err := Public(netip.MustParseAddrPort(s)); err != nil {
			t.Errorf("%s is refused: %v", s, err)
		}
	}
	for _, s := range []string{
		"127.0.0.1:80", "10.0.0.1:80", "172.31.255.255:80", "192.168.1.1:443", "169.254.169.254:80", "100.100.100.200:80", "0.1.2.3:80", "224.0.0.251:80", "240.0.0.1:80", "198.18.0.1:80", "192.0.2.1:80", "255.255.255.255:80",
		"[::]:80", "[::1]:80", "[fe80::1]:80", "[fc00::1]:80", "[fd00:ec2::254]:80", "[ff02::1]:80", "[::ffff:10.0.0.1]:80", "[64:ff9b::a00:1]:80", "[64:ff9b:1::1]:80", "[2002:a00:1::]:80", "[2001::1]:80", "[2001:db8::1]:80", "[100::1]:80",
		"1.1.1.1:22", "1.1.1.1:8080",
	} {
		if Public(netip.MustParseAddrPort(s)) == nil {
			t.Errorf("%s is let through", s)
		}
	}
}

// TestNoProxy holds the client to dialling by itself, whatever the environment says.
func TestNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	s := New(t.TempDir()).fetcher.session()
	if s.transport.Proxy != nil {
		t.Error("a proxy would dial in the place of the guarded dialler")
	}
}

func TestRobots(t *testing.T) {
	for _, tt := range []struct {
		name   string
		status int
		robots string
		ok     bool
	}{
		{"none", 404, "", true},
		{"forbidden to read", 403, "", true},
		{"broken", 500, "", false},
		{"unavailable", 503, "", false},
		{"empty", 200, "", true},
		{"a web page", 200, "<html><body>Disallow</body></html>", true},
		{"everybody may", 200, "User-agent: *\nDisallow:\n", true},
		{"nobody may", 200, "User-agent: *\nDisallow: /\n", false},
		{"nobody may, with a mark before it", 200, "\xef\xbb\xbfUser-agent: *\nDisallow: /\n", false},
		{"not us", 200, "User-agent: attache\nDisallow: /\n\nUser-agent: *\nDisallow:\n", false},
		{"only us", 200, "User-agent: Attache\nAllow: /\n\nUser-agent: *\nDisallow: /\n", true},
		{"not that folder", 200, "User-agent: *\nDisallow: /news/\n", false},
		{"another folder", 200, "User-agent: *\nDisallow: /private/\n", true},
		{"with an exception", 200, "User-agent: *\nDisallow: /news/\nAllow: /news/page\n", true},
		{"by a pattern", 200, "User-agent: *\nDisallow: /*?id=\n", false},
		{"with what cannot be read", 200, "User-agent: *\nCrawl-delay: soon\nDisallow: /\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var agent string
			im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
				agent = r.UserAgent()
				if r.URL.Path == "/robots.txt" {
					w.WriteHeader(tt.status)
					io.WriteString(w, tt.robots)
					return
				}
				io.WriteString(w, htmlOf("Quotas for fish", story))
			}, quick)
			_, err := im.Add(t.Context(), Input{Name: srv + "/news/page?id=1"})
			var r *Refusal
			if tt.ok != (err == nil) || err != nil && (!errors.As(err, &r) || r.Reason != Robots) {
				t.Errorf("got %v, want allowed: %t", err, tt.ok)
			}
			if !strings.HasPrefix(agent, "Attache/") {
				t.Errorf("it calls itself %q", agent)
			}
		})
	}
	// At another address that a page passes on to, the same holds.
	im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			io.WriteString(w, "User-agent: *\nDisallow: /private\n")
		case "/page":
			http.Redirect(w, r, "/private", http.StatusFound)
		default:
			io.WriteString(w, htmlOf("Quotas for fish", story))
		}
	}, quick)
	if _, err := im.Add(t.Context(), Input{Name: srv + "/page"}); err == nil {
		t.Error("what robots.txt forbids is fetched when another page passes on to it")
	}
}

// TestFetch imports a page that is packed, behind a redirect, and in another encoding
// than its server says.
func TestFetch(t *testing.T) {
	im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			w.WriteHeader(http.StatusNotFound)
		case "/short":
			http.Redirect(w, r, "/2031/05/20/quotas?utm_source=x#top", http.StatusMovedPermanently)
		default:
			w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, htmlOf("Quotas for fish", story))
			z.Close()
		}
	}, quick)
	items, err := im.Add(t.Context(), Input{Name: srv + "/short"})
	if err != nil || len(items) != 1 || items[0].Status != Added {
		t.Fatalf("got %+v, %v", items, err)
	}
	a := items[0].Article
	if a.Title != "Quotas for fish" || a.Date != "2031-05-20" || a.Source != "127.0.0.1" || a.Language != "en" || !strings.Contains(a.Body, "“We have a fair share,” Solberg said.") {
		t.Errorf("got %+v", a)
	}
	for _, again := range []string{"/short", "/2031/05/20/quotas/#comments"} {
		if items, err = im.Add(t.Context(), Input{Name: srv + again}); err != nil || items[0].Status != Unchanged || items[0].Same != a.ID {
			t.Errorf("%s again: %+v, %v", again, items, err)
		}
	}
}
