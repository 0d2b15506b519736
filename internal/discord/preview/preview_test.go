package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile is text that would do something if it came out of the data.
var hostile = []string{
	"</script><script>alert(1)</script>", "</SCRIPT ><img src=x onerror=alert(1)>", "<!--<script>", "-->", "]]>",
	"</title><script>alert(1)</script>", `"'><svg onload=alert(1)>`, "\u2028\u2029\x00\x1b", `\u003c/script\u003e`, "{{.}}", "&lt;&amp;",
}

var element = regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>\s*<script>(.*?)</script>\s*</html>`)

// parts returns the data and the script of a page.
func parts(t *testing.T, page []byte) (data, script string) {
	t.Helper()
	m := element.FindSubmatch(page)
	if m == nil {
		t.Fatalf("the page ends in no data and script: %q", page[max(0, len(page)-200):])
	}
	return string(m[1]), string(m[2])
}

// TestPageHoldsData checks that text stays data, whatever it is.
func TestPageHoldsData(t *testing.T) {
	for _, s := range append(hostile, strings.Join(hostile, "")) {
		message, err := json.Marshal(map[string]any{"content": s, "embeds": []any{map[string]string{"title": s, "description": s}}})
		if err != nil {
			t.Fatal(err)
		}
		want := Channel{Question: s, Asker: s, Bot: s, Messages: []json.RawMessage{message}}
		page, err := Page(want)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(bytes.ToLower(page), []byte("</script")); n != 2 {
			t.Errorf("%q: %d scripts end", s, n)
		}
		data, _ := parts(t, page)
		if strings.ContainsAny(data, "<>") {
			t.Errorf("%q: the data have tags", s)
		}
		var got, shown Channel
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		// Messages are compared by what they say: their bytes may be written another way.
		for _, c := range []struct {
			from Channel
			to   *any
		}{{want, new(any)}, {got, new(any)}} {
			if err := json.Unmarshal(c.from.Messages[0], c.to); err != nil {
				t.Fatal(err)
			}
			canonical, err := json.Marshal(*c.to)
			if err != nil {
				t.Fatal(err)
			}
			c.from.Messages = []json.RawMessage{canonical}
			if shown.Messages == nil {
				shown = c.from
			} else if d := cmp.Diff(shown, c.from); d != "" {
				t.Errorf("%q: the data are not what they were (-want +got):\n%s", s, d)
			}
		}
	}
}

// TestPageIsAlone checks that the page names nothing to fetch and lets no script run
// but its own.
func TestPageIsAlone(t *testing.T) {
	page, err := Page(Channel{Question: "!who", Messages: []json.RawMessage{json.RawMessage(`{"content":"x"}`)}})
	if err != nil {
		t.Fatal(err)
	}
	_, script := parts(t, page)
	hash := sha256.Sum256([]byte(script))
	if want := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "';"; !strings.Contains(html.UnescapeString(string(page)), want) {
		t.Errorf("the page does not allow its own script: want %s", want)
	}
	around := strings.Replace(string(page), script, "", 1)
	for _, s := range []string{" src=", " href=", "url(", "@import", "http:", "https:", "//"} {
		if strings.Contains(around, s) {
			t.Errorf("the page has %q", s)
		}
	}
	if !strings.Contains(around, "default-src 'none'") {
		t.Error("the page lets things be fetched")
	}
}

func TestPageRefuses(t *testing.T) {
	for _, m := range []string{"", "{", `{"a":1}}`} {
		if _, err := Page(Channel{Messages: []json.RawMessage{json.RawMessage(m)}}); err == nil {
			t.Errorf("%q is drawn", m)
		}
	}
}

func FuzzPage(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		message, err := json.Marshal(map[string]string{"content": s})
		if err != nil {
			t.Fatal(err)
		}
		page, err := Page(Channel{Question: s, Messages: []json.RawMessage{message}})
		if err != nil {
			t.Fatal(err)
		}
		data, _ := parts(t, page)
		if n := bytes.Count(bytes.ToLower(page), []byte("</script")); n != 2 || strings.ContainsAny(data, "<>") || !json.Valid([]byte(data)) {
			t.Errorf("%q comes out of the data", s)
		}
	})
}
