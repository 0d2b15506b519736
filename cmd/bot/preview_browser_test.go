//go:build browser

package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"attache/internal/answers"
)

// These tests look at previews in a real Chromium:
//
//	go test -tags browser ./cmd/bot -run Browser
//
// With SCREENSHOTS=FOLDER they leave pictures there for people to look at.

//go:embed testdata/preview.js
var inspection string

// A sight is what testdata/preview.js finds on a page.
type sight struct {
	Title    string   `json:"title"`
	Text     string   `json:"text"`
	Buttons  []string `json:"buttons"`  // what is written on the buttons that are drawn
	Selects  []string `json:"selects"`  // and on the selects
	Links    []string `json:"links"`    // where the links lead
	Quotes   int      `json:"quotes"`   // block quotes
	Mentions int      `json:"mentions"` // of anybody or anything
	Overflow []string `json:"overflow"` // elements that go over the edge
	Faint    []string `json:"faint"`    // text that is hard to read
	Light    bool     `json:"light"`    // whether the page is light
}

// A view is a way to look at a page.
type view struct {
	name  string
	width int64
	theme string
}

var views = []view{
	{"dark", 1200, "dark"},
	{"light", 1200, "light"},
	{"phone", 375, "dark"},
	{"phone-light", 375, "light"},
}

func TestBrowserShowsAnswers(t *testing.T) {
	browser := startBrowser(t)
	shipped := source{}
	awkward := source{path: filepath.Join("testdata", "awkward")}
	for _, test := range []struct {
		name     string
		src      source
		question string
	}{
		{"stance", shipped, "!stance India"},
		{"candidates", awkward, "!who Wang"},
		{"summary", shipped, "!summary"},
		{"help", shipped, "!help"},
		{"missing", shipped, "!who Zaphod Beeblebrox"},
		{"long", shipped, "!timeline"},
		{"question", shipped, "!who " + strings.Repeat("abcdefghij ", 60) + strings.Repeat("x", 300)},
		{"hostile", awkward, "!article hostile"},
		{"hostile-search", awkward, `!search "</script><script>alert(1)</script>"`},
		{"scripts", awkward, "!article scripts"},
	} {
		t.Run(test.name, func(t *testing.T) {
			env := environment{getenv: func(string) string { return "" }, stderr: t.Output()}
			lib, err := test.src.open(t.Context(), t.Output())
			if err != nil {
				t.Fatal(err)
			}
			ans := answers.New(config{}.logger(t.Output()), lib.Index).Ask(t.Context(), test.question)
			html, err := env.preview(t.Context(), test.src, test.question, nil)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "preview.html")
			if err := writeWhole(file, html); err != nil {
				t.Fatal(err)
			}
			for _, v := range views {
				t.Run(v.name, func(t *testing.T) {
					s := look(t, browser, file, v, test.name)
					checkSight(t, s, v, test.question, ans)
				})
			}
		})
	}
}

// checkSight fails t where a page is not what a member should see.
func checkSight(t *testing.T, s sight, v view, question string, ans answers.Answer) {
	t.Helper()
	if s.Light != (v.theme == "light") {
		t.Errorf("the page is light: %t, want the %s theme", s.Light, v.theme)
	}
	if want := "Preview: " + question; s.Title != want {
		t.Errorf("the title is %q, want %q", s.Title, want)
	}
	text := strings.Join(strings.Fields(s.Text), " ")
	want := []string{"Attaché", "App"}
	p := ans.Page(nil)
	var footer strings.Builder
	for _, piece := range p.Footer {
		footer.WriteString(piece.Text)
	}
	want = append(want, footer.String())
	for _, c := range citations(p) {
		want = append(want, c.Text)
	}
	for _, w := range want {
		if w = strings.Join(strings.Fields(w), " "); len(w) > 300 {
			w = w[:300]
		}
		if !strings.Contains(text, strings.ToValidUTF8(w, "")) {
			t.Errorf("%q is not shown in %q", w, text)
		}
	}
	checkEasy(t, s)
	if s.Mentions > 0 {
		t.Errorf("%d mentions came alive", s.Mentions)
	}
	urls := map[string]bool{}
	for _, c := range citations(p) {
		if u, err := url.Parse(c.URL); err == nil {
			urls[u.Host] = true
		}
	}
	for _, l := range s.Links {
		if u, err := url.Parse(l); err != nil || !urls[u.Host] {
			t.Errorf("there is a link to %q, which is no article's address", l)
		}
	}
	if n := len(citations(p)); (s.Quotes > 0) != (n > 0) {
		t.Errorf("%d block quotes for %d citations", s.Quotes, n)
	}
}

// checkEasy fails t where something is cut off or hard to read.
func checkEasy(t *testing.T, s sight) {
	t.Helper()
	for _, o := range s.Overflow {
		t.Errorf("goes over the edge: %s", o)
	}
	for _, f := range s.Faint {
		t.Errorf("hard to read: %s", f)
	}
}

// TestBrowserShowsComponents draws what a message may have beside embeds.
func TestBrowserShowsComponents(t *testing.T) {
	browser := startBrowser(t)
	message := `{"content":"Who is **meant**?","components":[
		{"type":1,"components":[
			{"type":2,"style":1,"label":"Wang Yi","custom_id":"a"},
			{"type":2,"style":2,"emoji":{"name":"👍"},"custom_id":"b"},
			{"type":2,"style":3,"label":"More","custom_id":"c"},
			{"type":2,"style":4,"label":"Delete","custom_id":"d"},
			{"type":2,"style":2,"label":"Old","custom_id":"e","disabled":true}]},
		{"type":1,"components":[{"type":2,"style":5,"label":"Source","url":"https://news.example/a"},
			{"type":2,"style":2,"label":"` + strings.Repeat("wide ", 16) + `","custom_id":"f"}]},
		{"type":1,"components":[{"type":3,"custom_id":"g","placeholder":"` + strings.Repeat("Choose somebody ", 9) + `","options":[
			{"label":"` + strings.Repeat("x", 100) + `","value":"1","description":"` + strings.Repeat("y", 100) + `"},{"label":"two","value":"2","emoji":{"name":"🗑"}}]}]}]}`
	file := filepath.Join(t.TempDir(), "components.html")
	if err := writeWhole(file, drawn(t, message)); err != nil {
		t.Fatal(err)
	}
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			s := look(t, browser, file, v, "components")
			want := []string{"Wang Yi", "👍", "More", "Delete", "Old", "Source", strings.TrimSpace(strings.Repeat("wide ", 16))}
			if got := strings.Join(s.Buttons, "|"); got != strings.Join(want, "|") {
				t.Errorf("the buttons are %q, want %q", got, want)
			}
			if len(s.Selects) != 1 || !strings.HasPrefix(s.Selects[0], "Choose somebody") {
				t.Errorf("the selects are %q", s.Selects)
			}
			checkEasy(t, s)
		})
	}
}

// TestBrowserSwitchesTheme presses the switch of the page.
func TestBrowserSwitchesTheme(t *testing.T) {
	browser := startBrowser(t)
	file := filepath.Join(t.TempDir(), "preview.html")
	if err := writeWhole(file, drawn(t, `{"embeds":[{"title":"A title","description":"Words **in bold**","color":3108767}]}`)); err != nil {
		t.Fatal(err)
	}
	tab := openTab(t, browser, file, view{"dark", 800, "dark"})
	for _, light := range []bool{false, true, false} {
		s := inspect(t, tab)
		if s.Light != light || !strings.Contains(s.Text, "Words in bold") || len(s.Faint) > 0 {
			t.Errorf("want a readable page, light: %t; got %+v", light, s)
		}
		if err := chromedp.Do(tab, chromedp.Evaluate[chromedp.Void](`document.getElementById("theme").click()`)); err != nil {
			t.Fatal(err)
		}
	}
}

// startBrowser starts a Chromium that ends with the test.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	browser, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("cannot start Chromium, which this test needs: %v", err)
	}
	return browser
}

// openTab opens a file in a tab of its own. The test fails if the page asks for
// anything else, or complains.
func openTab(t *testing.T, browser context.Context, file string, v view) context.Context {
	t.Helper()
	tab, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	address := "file://" + filepath.ToSlash(file)
	var mu sync.Mutex
	var wrong []string
	err := chromedp.Listen(tab, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if u := ev.Request.URL; u != address && !strings.HasPrefix(u, "data:") {
				wrong = append(wrong, "it asks for "+u)
			}
		case *runtime.EventExceptionThrown:
			wrong = append(wrong, (&chromedp.ExceptionError{ExceptionDetails: ev.ExceptionDetails}).Error())
		case *runtime.EventConsoleAPICalled:
			wrong = append(wrong, fmt.Sprintf("it writes to the console: %s", ev.Type))
		case *log.EventEntryAdded:
			wrong = append(wrong, ev.Entry.Text)
		case *page.EventJavascriptDialogOpening:
			wrong = append(wrong, "it opens a dialog: "+ev.Message)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		for _, w := range wrong {
			t.Errorf("the page misbehaves: %s", w)
		}
	})
	err = chromedp.Do(tab,
		command(network.Enable, network.EnableParams{}),
		command(log.Enable, cdp.Empty{}),
		command(runtime.Enable, cdp.Empty{}),
		command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: v.width, Height: 900, DeviceScaleFactor: 1, Mobile: v.width < 500}),
		command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.theme}}}),
		command(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "America/New_York"}),
		command(emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: "en-US"}),
		chromedp.Navigate(address))
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// command makes an action of a command of the protocol.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// inspect looks at the page in a tab.
func inspect(t *testing.T, tab context.Context) sight {
	t.Helper()
	s, err := chromedp.Run(tab, chromedp.Evaluate[sight](inspection, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// look opens a file and says what there is to see.
func look(t *testing.T, browser context.Context, file string, v view, name string) sight {
	t.Helper()
	tab := openTab(t, browser, file, v)
	s := inspect(t, tab)
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		png, err := chromedp.Run(tab, chromedp.FullScreenshot(100))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+"-"+v.name+".png"), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// drawn returns the page with one message.
func drawn(t *testing.T, message string) []byte {
	t.Helper()
	html, err := previewPage("!who Wang", []json.RawMessage{json.RawMessage(message)})
	if err != nil {
		t.Fatal(err)
	}
	return html
}
