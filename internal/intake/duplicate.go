package intake

import (
	"hash/fnv"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"attache/internal/article"
)

// Two texts are the same but for a few words if so many of their shingles, runs of four
// words, are the same: of all that either has, or of all that the shorter one has. A
// changed word changes four shingles, so 0.7 leaves room for one changed word in
// twenty-three; a shorter version is a stub or a summary, whose text is all in the
// longer one. Articles of one story by one author share a paragraph or two of ten.
const (
	shingle     = 4
	sameShare   = 0.7
	withinShare = 0.9
)

// words returns the words of a text in lower case. A sign of a script without spaces is a
// word by itself.
func words(s string) []string {
	var out []string
	start := -1
	end := func(i int) {
		if start >= 0 {
			out = append(out, strings.ToLower(s[start:i]))
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Khmer, unicode.Lao, unicode.Myanmar):
			end(i)
			out = append(out, string(r))
		case isWordRune(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
			if start < 0 {
				start = i
			}
		default:
			end(i)
		}
	}
	end(len(s))
	return out
}

// shingles returns the shingles of a text, as hashes in order. A text that has only one
// is too short to be compared.
func shingles(s string) []uint32 {
	w := words(s)
	var out []uint32
	for i := range len(w) - shingle + 1 {
		h := fnv.New32a()
		for _, x := range w[i : i+shingle] {
			h.Write([]byte(x))
			h.Write([]byte{0})
		}
		out = append(out, h.Sum32())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameText reports whether two texts are the same but for a few words.
func sameText(a, b []uint32) bool {
	short := min(len(a), len(b))
	if short < 5 {
		return false
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	all := len(a) + len(b) - common
	return float64(common) >= sameShare*float64(all) || float64(common) >= withinShare*float64(short)
}

// plainAddress returns what addresses of the same page have in common: what says how the
// page was reached goes, be it http or www, a fragment or the marks of a campaign.
func plainAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	p := strings.TrimSuffix(path.Clean("/"+u.EscapedPath()), "/")
	for _, index := range []string{"/index.html", "/index.htm", "/index.php", "/amp"} {
		p = strings.TrimSuffix(p, index)
	}
	if query := pageQuery(u).Encode(); query != "" { // in order of its keys
		p += "?" + query
	}
	return host + p
}

// pageQuery returns the parameters of an address that say which page it is.
func pageQuery(u *url.URL) url.Values {
	q := u.Query()
	for key := range q {
		if isTracking(strings.ToLower(key)) {
			q.Del(key)
		}
	}
	return q
}

// withoutTracking returns an address without what says where its reader came from.
func withoutTracking(u *url.URL) string {
	if q := pageQuery(u); len(q) < len(u.Query()) {
		bare := *u
		bare.RawQuery = q.Encode()
		u = &bare
	}
	return u.String()
}

// isTracking reports whether a parameter of an address says where its reader came from
// rather than which page it is.
func isTracking(key string) bool {
	switch key {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "ref_src", "ref_url", "cmpid", "ito", "smid", "spm", "ncid", "ocid", "at_medium", "at_campaign", "wt_mc", "xtor":
		return true
	}
	return strings.HasPrefix(key, "utm_")
}

// siteOf returns the name of a site that has no other.
func siteOf(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }

// twin returns the article that is there already, and in which way a is the same: nil if
// there is none.
func (f *folder) twin(a article.Article) (*article.Article, Status) {
	s := shingles(a.Body)
	at := f.at(a.URL)
	if at != nil {
		have := f.shinglesOf(at)
		if slices.Equal(s, have) && strings.Join(words(at.Title), " ") == strings.Join(words(a.Title), " ") {
			return at, Unchanged
		}
		return at, Changed
	}
	if f.byShingle == nil {
		f.byShingle = map[uint32][]*article.Article{}
		for _, have := range f.articles {
			f.index(have)
		}
	}
	seen := map[*article.Article]bool{}
	for _, key := range sample(s) {
		for _, have := range f.byShingle[key] {
			if !seen[have] && sameText(s, f.shinglesOf(have)) {
				return have, SameText
			}
			seen[have] = true
		}
	}
	return nil, ""
}

// index makes an article be found by those of its shingles that stand for all.
func (f *folder) index(a *article.Article) {
	for _, key := range sample(f.shinglesOf(a)) {
		f.byShingle[key] = append(f.byShingle[key], a)
	}
}

// sample returns some of the shingles of a text, by which those are found that may be the
// same: of two texts that have most shingles in common, and so of a text and a part of
// it, the same ones are taken. Short texts have the first few in addition.
func sample(s []uint32) []uint32 {
	var out []uint32
	for i, x := range s {
		if i < 4 || x%8 == 0 {
			out = append(out, x)
		}
	}
	return out
}

// at returns the article that came from an address, nil if none did.
func (f *folder) at(address string) *article.Article {
	if p := plainAddress(address); p != "" {
		return f.byAddress[p]
	}
	return nil
}

func (f *folder) shinglesOf(a *article.Article) []uint32 {
	s, ok := f.known[a.ID]
	if !ok {
		s = shingles(a.Body)
		f.known[a.ID] = s
	}
	return s
}
