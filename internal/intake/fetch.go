package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
	"github.com/temoto/robotstxt"
)

// userAgent says who asks and why. Sites address it in their robots.txt as "Attache".
const userAgent = "Attache/1.0 (fetches single articles that a person asks for)"

// A Guard decides whether an address may be dialled. It is asked after names are
// resolved, so a name that means something else the next time does not get by it.
type Guard func(netip.AddrPort) error

// Public lets addresses through that anybody can reach, on the ports 80 and 443. What is
// special in the registries of IANA is refused: loopback, private and shared networks,
// link-local addresses with the metadata services of clouds, multicast, documentation,
// and IPv6 that leads back to IPv4 (mapped, NAT64, 6to4, Teredo).
func Public(to netip.AddrPort) error {
	err := ssrf.New().SafeAddrPort(to)
	switch {
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return refuse(NotPublic, "port %d is not fetched from, only 80 and 443 are; save the page and add the file", to.Port())
	case err != nil:
		return refuse(NotPublic, "%s is no public address, and only those are fetched from; save the page and add the file", to.Addr())
	}
	return nil
}

// parseAddress reads the address of something that may be fetched.
func parseAddress(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil, u.Opaque != "":
		return nil, refuse(BadAddress, "%q is no address of a page; it must look like https://example.org/article", clip(s))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refuse(BadAddress, "%q cannot be fetched: an address must begin with http:// or https://", clip(s))
	case u.Hostname() == "":
		return nil, refuse(BadAddress, "%q names no site; it must look like https://example.org/article", clip(s))
	case u.User != nil:
		return nil, refuse(BadAddress, "the address has a user name or a password in it, which is not sent anywhere; take it out")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// IsAddress reports whether an input's name is meant as an address and not as a file.
func IsAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && scheme != "" && strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+-.") == ""
}

// A fetcher gets pages, each session with a client of its own.
type fetcher struct {
	guard  Guard
	limits Limits
}

// A session is the fetching for one import. It keeps what the sites said in their
// robots.txt, and how many pages it has got.
type session struct {
	*fetcher
	transport *http.Transport
	robots    map[string]*robotstxt.RobotsData // by scheme and host
	pages     int
}

// maxHeader is the most that is read of the headers of an answer, in bytes. Browsers
// take 256 KiB; newspapers send two.
const maxHeader = 64 << 10

func (f *fetcher) session() *session {
	dialer := &net.Dialer{Timeout: f.limits.Time, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return refuse(NotPublic, "%s cannot be told to be public, and only public addresses are fetched from", address)
		}
		return f.guard(netip.AddrPortFrom(to.Addr().Unmap(), to.Port()))
	}}
	// No proxy, whatever the environment says: it would dial in our place, unguarded.
	return &session{fetcher: f, robots: map[string]*robotstxt.RobotsData{}, transport: &http.Transport{
		DialContext:            dialer.DialContext,
		DisableKeepAlives:      true,
		DisableCompression:     true, // unpacked here, where both sides are bounded
		ForceAttemptHTTP2:      true,
		MaxResponseHeaderBytes: maxHeader,
		TLSHandshakeTimeout:    f.limits.Time,
	}}
}

// get fetches a document: what it is decides read.
func (s *session) get(ctx context.Context, address string) (document, error) {
	u, err := parseAddress(address)
	if err != nil {
		return document{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, s.limits.Time)
	defer cancel()
	at := u
	for hop := 0; ; hop++ {
		if err := s.allowed(ctx, at); err != nil {
			return document{}, err
		}
		a, err := s.request(ctx, at)
		switch {
		case err != nil:
			return document{}, err
		case a.large:
			return document{}, refuse(TooLarge, "%s sends more than %s; save the text and add it as a file", a.host, size(s.limits.Bytes))
		case a.to != nil:
			if hop >= s.limits.Redirects {
				return document{}, refuse(Redirected, "%s passes on to other addresses more than %d times; find the page in a browser and give its own address", u.Host, s.limits.Redirects)
			}
			at = a.to
			continue
		}
		if err := a.usable(); err != nil {
			return document{}, err
		}
		return document{name: at.String(), kind: a.kind, lang: a.lang, data: a.data, url: at}, nil
	}
}

// page fetches the page that a feed has only a summary of, and returns its article.
func (s *session) page(ctx context.Context, of draft) (draft, error) {
	if s.pages++; s.pages > s.limits.Pages {
		return draft{}, refuse(TooLarge, "no more than %d pages are fetched for a feed; import the rest later, or each by its address", s.limits.Pages)
	}
	if s.pages > 1 { // nobody's server should mind
		select {
		case <-time.After(s.limits.Pause):
		case <-ctx.Done():
		}
	}
	doc, err := s.get(ctx, of.URL)
	if err != nil {
		return draft{}, err
	}
	drafts, err := read(doc)
	if err != nil {
		return draft{}, err
	}
	if len(drafts) != 1 || drafts[0].summary {
		return draft{}, refuse(NoArticle, "%s is no page with one article", clip(of.URL))
	}
	d := drafts[0]
	for _, name := range fields {
		d.found(name, *of.field(name), "the feed")
	}
	return d, nil
}

// An answer is what a server said to one request.
type answer struct {
	status int
	kind   string // media type with its parameters
	lang   string
	data   []byte
	host   string
	to     *url.URL // where it passes on to; nil if it does not
	large  bool     // there was more than is read
}

// request sends one request, which follows nothing.
func (s *session) request(ctx context.Context, u *url.URL) (answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return answer{}, refuse(BadAddress, "%q is no address of a page; it must look like https://example.org/article", clip(u.String()))
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, text/markdown, text/plain, */*;q=0.1")
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := s.transport.RoundTrip(req) // a Client would follow redirects by itself
	if err != nil {
		return answer{}, unreachable(ctx, u, err)
	}
	defer resp.Body.Close()
	a := answer{status: resp.StatusCode, kind: resp.Header.Get("Content-Type"), lang: resp.Header.Get("Content-Language"), host: u.Host}
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		to, err := u.Parse(resp.Header.Get("Location"))
		if err != nil || resp.Header.Get("Location") == "" {
			return answer{}, refuse(Unreachable, "%s passes on to an address that is none; find the page in a browser and give its own address", u.Host)
		}
		if a.to, err = parseAddress(to.String()); err != nil {
			return answer{}, refuse(BadAddress, "%s passes on to %q: %w", u.Host, clip(to.Redacted()), err)
		}
		return a, nil
	}
	if a.data, a.large, err = s.body(resp); err != nil {
		return answer{}, unreachable(ctx, u, err)
	}
	return a, nil
}

// body reads an answer and unpacks it, both within the limit.
func (s *session) body(resp *http.Response) (data []byte, large bool, err error) {
	packed := &io.LimitedReader{R: resp.Body, N: s.limits.Bytes + 1}
	var r io.Reader = packed
	switch enc := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); enc {
	case "", "identity":
	case "gzip", "x-gzip":
		zr, err := gzip.NewReader(r)
		if err != nil {
			return nil, false, fmt.Errorf("it cannot be unpacked: %w", err)
		}
		r = io.LimitReader(zr, s.limits.Bytes+1)
	default:
		return nil, false, fmt.Errorf("it is packed as %q, which was not asked for", clip(enc))
	}
	data, err = io.ReadAll(r)
	if packed.N == 0 || int64(len(data)) > s.limits.Bytes {
		return nil, true, nil
	}
	return data, false, err
}

// unreachable says what went wrong on the way to u.
func unreachable(ctx context.Context, u *url.URL, err error) error {
	var r *Refusal
	var dns *net.DNSError
	switch {
	case errors.As(err, &r):
		if _, err := netip.ParseAddr(u.Hostname()); err != nil && r.Reason == NotPublic {
			return refuse(NotPublic, "%s: %w", u.Hostname(), r)
		}
		return r
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil:
		return refuse(Unreachable, "%s takes too long to answer; try again later, or save the page and add the file", u.Host)
	case errors.As(err, &dns):
		return refuse(Unreachable, "there is no site called %s, or it cannot be looked up now; check the address", u.Hostname())
	}
	return refuse(Unreachable, "%s cannot be reached, or its answer is broken; try again later, or save the page and add the file (%w)", u.Host, bare(err))
}

// bare takes the address or the path off an error, which our message names already.
func bare(err error) error {
	var ofURL *url.Error
	var ofPath *fs.PathError
	var ofLink *os.LinkError
	switch {
	case errors.As(err, &ofURL):
		return ofURL.Err
	case errors.As(err, &ofPath):
		return ofPath.Err
	case errors.As(err, &ofLink):
		return ofLink.Err
	}
	return err
}

// usable says what is wrong with the answer to a request for a page.
func (a answer) usable() error {
	switch {
	case a.status == http.StatusNotFound, a.status == http.StatusGone:
		return &Refusal{Reason: Status4xx, Status: a.status, text: fmt.Sprintf("%s has no such page (it answered %d); check the address", a.host, a.status)}
	case a.status == http.StatusUnauthorized, a.status == http.StatusPaymentRequired, a.status == http.StatusForbidden:
		return &Refusal{Reason: Status4xx, Status: a.status, text: fmt.Sprintf("%s does not let programs read that page (it answered %d); save it in a browser and add the file", a.host, a.status)}
	case a.status != http.StatusOK:
		return &Refusal{Reason: Status4xx, Status: a.status, text: fmt.Sprintf("%s answered %d instead of the page; try again later", a.host, a.status)}
	case len(bytes.TrimSpace(a.data)) == 0:
		return refuse(NoArticle, "%s sent an empty page; check the address", a.host)
	}
	return readable(a.kind, a.data)
}

// readable refuses what says that it is no text.
func readable(kind string, data []byte) error {
	media, _, err := mime.ParseMediaType(kind)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(kind)), ";")
	}
	switch {
	case media == "", media == "application/octet-stream", strings.HasPrefix(media, "text/"),
		strings.HasSuffix(media, "xml"), strings.HasSuffix(media, "json"), strings.HasSuffix(media, "jsonl"), strings.HasSuffix(media, "ndjson"):
		return notBinary(data)
	case media == "application/pdf":
		return errPDF()
	}
	return refuse(BadFormat, "it is of the type %q, which is no article; give the address of a page, a feed or a text", clip(media))
}

func size(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatInt(n>>20, 10) + " MB"
	}
	return strconv.FormatInt(n>>10, 10) + " kB"
}

// allowed says no where the robots.txt of a site does. As RFC 9309 has it, everything is
// allowed by a site that has none and nothing by one that cannot say.
func (s *session) allowed(ctx context.Context, u *url.URL) error {
	site := u.Scheme + "://" + u.Host
	robots, known := s.robots[site]
	if !known {
		var err error
		if robots, err = s.askRobots(ctx, u); err != nil {
			return err
		}
		s.robots[site] = robots
	}
	if !robots.TestAgent(u.RequestURI(), userAgent) {
		return refuse(Robots, "%s asks programs in its robots.txt not to fetch that page; save it in a browser and add the file", u.Host)
	}
	return nil
}

func (s *session) askRobots(ctx context.Context, site *url.URL) (*robotstxt.RobotsData, error) {
	at := &url.URL{Scheme: site.Scheme, Host: site.Host, Path: "/robots.txt"}
	for range s.limits.Redirects + 1 {
		a, err := s.request(ctx, at)
		switch {
		case err != nil:
			return nil, err
		case a.to != nil:
			at = a.to
			continue
		case a.large:
			return nil, refuse(Robots, "the robots.txt of %s is larger than any that can be read, so it is not known whether programs may fetch from it; save the page in a browser and add the file", site.Host)
		case a.status >= 500:
			return nil, refuse(Robots, "%s cannot say now whether programs may fetch from it (its robots.txt answered %d); try again later", site.Host, a.status)
		}
		robots, err := robotstxt.FromStatusAndBytes(a.status, rules(a.data))
		if err != nil {
			return nil, refuse(Robots, "the robots.txt of %s cannot be understood (it answered %d), so it is not known whether programs may fetch from it; save the page in a browser and add the file", site.Host, a.status)
		}
		return robots, nil
	}
	return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil) // RFC 9309: as if there were none
}

// rules returns the lines of a robots.txt that say what is allowed to whom. The parser
// gives up on the whole file for one line that it cannot read, such as a web page's.
func rules(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))) {
		key, _, _ := bytes.Cut(line, []byte(":"))
		switch strings.ToLower(string(bytes.TrimSpace(key))) {
		case "user-agent", "allow", "disallow":
			out = append(out, line...)
		}
	}
	return out
}
