//go:build browser

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"attache/internal/annotate"
	"attache/internal/facts"
)

// annotated writes the page of an article.
func annotated(t *testing.T, src source) string {
	t.Helper()
	set, err := src.load(t.Output())
	if err != nil {
		t.Fatal(err)
	}
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	page, err := annotate.Page(annotate.New(x.Extract(set.Articles[0])), "")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "article.html")
	if err := writeWhole(file, page); err != nil {
		t.Fatal(err)
	}
	return file
}

// picture leaves a picture of a tab for people to look at, if they want any.
func picture(t *testing.T, tab context.Context, name string) {
	t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// articlesToMark are articles that are shown in every view.
var articlesToMark = []struct {
	name string
	src  source
}{
	{"briefing", source{path: filepath.Join("..", "..", "corpus", "2022-03-30-lavrov-wang-tunxi.md")}},
	{"garbled", source{path: filepath.Join("..", "..", "internal", "article", "testdata", "garbled.txt"), date: "2022-03-30"}},
	{"hostile", source{path: filepath.Join("testdata", "awkward", "hostile.md")}},
	{"scripts", source{path: filepath.Join("testdata", "awkward", "scripts.md")}},
}

func TestBrowserShowsMarks(t *testing.T) {
	browser := startBrowser(t)
	for _, test := range articlesToMark {
		file := annotated(t, test.src)
		for _, v := range []view{{"dark", 1280, "dark"}, {"light", 1280, "light"}, {"phone", 390, "light"}, {"phone-dark", 390, "dark"}} {
			t.Run(test.name+"/"+v.name, func(t *testing.T) {
				s := look(t, browser, file, v, "marks-"+test.name)
				if s.Light != (v.theme == "light") {
					t.Errorf("the page is light: %t", s.Light)
				}
				checkEasy(t, s)
			})
		}
	}
}

// TestBrowserShowsMarksToColourBlind leaves pictures for people to judge.
func TestBrowserShowsMarksToColourBlind(t *testing.T) {
	browser := startBrowser(t)
	file := annotated(t, articlesToMark[0].src)
	for _, deficiency := range []emulation.SetEmulatedVisionDeficiencyType{emulation.SetEmulatedVisionDeficiencyTypeDeuteranopia, emulation.SetEmulatedVisionDeficiencyTypeAchromatopsia} {
		tab := openTab(t, browser, file, view{"light", 1280, "light"})
		err := chromedp.Do(tab, command(emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: deficiency}))
		if err != nil {
			t.Fatal(err)
		}
		picture(t, tab, "marks-"+string(deficiency))
	}
}

// TestBrowserTellsMarks uses the page of marks as a reader would: with a mouse, with keys,
// and with the boxes that filter.
func TestBrowserTellsMarks(t *testing.T) {
	browser := startBrowser(t)
	file := annotated(t, articlesToMark[0].src)
	tab := openTab(t, browser, file, view{"light", 1280, "light"})
	evaluate := func(script string) string {
		t.Helper()
		s, err := chromedp.Run(tab, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatalf("%s: %v", script, err)
		}
		return s
	}
	do := func(actions ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(tab, actions...); err != nil {
			t.Fatal(err)
		}
	}
	const cardText = `document.getElementById('card').hidden ? '' : document.getElementById('card').innerText`
	has := func(got string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%q is not in %q", w, got)
			}
		}
	}

	if got := evaluate(cardText); got != "" {
		t.Errorf("the card shows %q before anything was pointed at", got)
	}
	at := strings.Fields(evaluate(`(() => { const r = document.querySelector('#text .stance').getBoundingClientRect(); return (r.x + r.width / 2) + ' ' + (r.y + 8); })()`))
	x, y := number(t, at[0]), number(t, at[1])
	do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	has(evaluate(cardText), "supports", "holder", "polarity", "rule")
	picture(t, tab, "marks-hover")

	do(chromedp.Evaluate[chromedp.Void](`document.querySelector('#text a[tabindex="0"]').focus({ focusVisible: true })`))
	has(evaluate(cardText), "type", "country")
	do(chromedp.KeyEvent(kb.ArrowRight))
	if first := evaluate(`document.querySelector('#text a[data-m]').id`); evaluate(`document.activeElement.id`) == first {
		t.Error("the arrow key does not lead to the next mark")
	}
	picture(t, tab, "marks-focus")
	do(chromedp.KeyEvent(kb.Escape))
	if got := evaluate(cardText); got != "" {
		t.Errorf("Escape leaves the card open: %q", got)
	}

	const marked = `String(document.querySelectorAll('#text .m.%s').length) + ' ' + [...document.querySelectorAll('#text .chip.%s')].filter((e) => e.offsetParent).length`
	for _, kind := range annotate.Kinds {
		count := fmt.Sprintf(marked, kind, kind)
		before := evaluate(count)
		do(click("#show-" + string(kind)))
		if got := evaluate(count); before == got || !strings.HasPrefix(got, "0 0") {
			t.Errorf("%s: %s marks and labels were shown, and without them %s", kind, before, got)
		}
		do(click("#show-" + string(kind)))
		if got := evaluate(count); got != before {
			t.Errorf("%s: %s marks and labels were shown, and later %s", kind, before, got)
		}
	}

	all := evaluate(`String(document.querySelectorAll('#text .m').length)`)
	do(click("#N1 .only"))
	if got := evaluate(`[...document.querySelectorAll('#text .chip')].filter((e) => !e.classList.contains('off')).every((c) => document.getElementById(c.dataset.label).dataset.about.split(' ').includes('N1')) + ' ' + document.querySelectorAll('#text .m').length`); !strings.HasPrefix(got, "true ") || got == "true 0" || got == "true "+all {
		t.Errorf("only what is about the first entity: %s marks of %s", got, all)
	}
	has(evaluate(`document.getElementById('state').textContent`), "are marked")
	picture(t, tab, "marks-only")
	do(click("#all"))
	do(chromedp.Evaluate[chromedp.Void](`document.getElementById("search").focus()`), chromedp.KeyEvent("hegemony"))
	if got := evaluate(`[...document.querySelectorAll('#found li:not(.off)')].every((li) => li.textContent.includes('hegemony')) + ' ' + document.querySelectorAll('#found li:not(.off)').length`); !strings.HasPrefix(got, "true ") || got == "true 0" {
		t.Errorf("the search finds %s", got)
	}
	picture(t, tab, "marks-search")
	do(click("#all"))
	if got := evaluate(`new Promise((r) => setTimeout(() => r(String(document.querySelectorAll('#text .m').length))))`); got != all {
		t.Errorf("%s marks are shown again of %s", got, all)
	}
	do(click("#Q1 .chip"))
	has(evaluate(`document.querySelector('#text :target').dataset.m`), "Q1")
}

// TestBrowserReadsMarksWithoutScript checks that the page can be read and filtered by
// kinds where scripts are off.
func TestBrowserReadsMarksWithoutScript(t *testing.T) {
	browser := startBrowser(t)
	file := annotated(t, articlesToMark[0].src)
	tab := openTab(t, browser, file, view{"light", 1280, "light"})
	err := chromedp.Do(tab, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}), chromedp.Reload())
	if err != nil {
		t.Fatal(err)
	}
	picture(t, tab, "marks-without-script")
	const stances = `getComputedStyle(document.querySelector('#text .stance')).getPropertyValue('--s') + ' ' + getComputedStyle(document.querySelector('details.stance')).display`
	if got, err := chromedp.Run(tab, chromedp.Evaluate[string](stances)); err != nil || !strings.HasSuffix(got, " block") || strings.HasPrefix(got, "none") {
		t.Errorf("stances are drawn as %q, %v", got, err)
	}
	if err := chromedp.Do(tab, click("#show-stance")); err != nil {
		t.Fatal(err)
	}
	if got, err := chromedp.Run(tab, chromedp.Evaluate[string](stances)); err != nil || got != "none none" {
		t.Errorf("stances that are not to be shown are drawn as %q, %v", got, err)
	}
}

// TestBrowserTapsMarks shows a mark on a phone.
func TestBrowserTapsMarks(t *testing.T) {
	browser := startBrowser(t)
	file := annotated(t, articlesToMark[0].src)
	tab := openTab(t, browser, file, view{"phone", 390, "light"})
	if err := chromedp.Do(tab, click("#text .quotation")); err != nil {
		t.Fatal(err)
	}
	picture(t, tab, "marks-phone-tap")
	const covered = `String(document.querySelector('#text .quotation').getBoundingClientRect().bottom > document.getElementById('card').getBoundingClientRect().top)`
	if got, err := chromedp.Run(tab, chromedp.Evaluate[string](covered)); err != nil || got != "false" {
		t.Errorf("the mark is covered by what tells of it: %s, %v", got, err)
	}
	checkEasy(t, inspect(t, tab))
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// click clicks on the first element that a selector finds.
func click(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).click()", selector))
}
