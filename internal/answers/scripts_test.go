package answers

import (
	"slices"
	"strings"
	"testing"

	"attache/internal/article"
)

// Who types a name in another script finds whom it means, as the nearest name. What
// is no name there finds nobody.
func TestOtherScripts(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct{ name, want string }{
		{"Лавров", "Sergei Lavrov"},
		{"лавров", "Sergei Lavrov"},
		{"Сергей Лавров", "Sergei Lavrov"},
		{"Лавров?", "Sergei Lavrov"},
		{"लावरोव", "Sergei Lavrov"},
		{"सर्गेई लावरोव", "Sergei Lavrov"},
		{"لافروف", "Sergei Lavrov"},
		{"لاڤروف", "Sergei Lavrov"},
		{"سيرغي لافروف", "Sergei Lavrov"},
		{"Λαβρόφ", "Sergei Lavrov"},
		{"Σεργκέι Λαβρόφ", "Sergei Lavrov"},
		{"לברוב", "Sergei Lavrov"},
		{"라브로프", "Sergei Lavrov"},
		{"ラブロフ", "Sergei Lavrov"},
		{"ラヴロフ", "Sergei Lavrov"},
		{"Լավրով", "Sergei Lavrov"},
		{"ლავროვი", "Sergei Lavrov"},
		{"王毅", "Wang Yi"},
		{"왕이", "Wang Yi"},
		{"Ван И", "Wang Yi"},
		{"ワン・イー", "Wang Yi"},
		{"Путин", "Vladimir Putin"},
		{"Владимир Путин", "Vladimir Putin"},
		{"پوتین", "Vladimir Putin"},
		{"بوتين", "Vladimir Putin"},
		{"פוטין", "Vladimir Putin"},
		{"Πούτιν", "Vladimir Putin"},
		{"プーチン", "Vladimir Putin"},
		{"푸틴", "Vladimir Putin"},
		{"पुतिन", "Vladimir Putin"},
		{"Байден", "Joe Biden"},
		{"بايدن", "Joe Biden"},
		{"バイデン", "Joe Biden"},
		{"바이든", "Joe Biden"},
		{"习近平", "Xi Jinping"},
		{"習近平", "Xi Jinping"},
		{"Си Цзиньпин", "Xi Jinping"},
		{"시진핑", "Xi Jinping"},
		{"Джайшанкар", "S. Jaishankar"},
		{"जयशंकर", "S. Jaishankar"},
		{"Индия", "India"},
		{"印度", "India"},
		{"भारत", "India"},

		{"война", ""},
		{"мир", ""},
		{"министр", ""},
		{"народ", ""},
		{"привет", ""},
		{"страна", ""},
		{"город", ""},
		{"переговоры", ""},
		{"что нового?", ""},
		{"кто такой министр", ""},
		{"战争", ""},
		{"拉夫罗夫", ""}, // what Chinese makes of other names is too far from them
		{"外交部长", ""},
		{"你好", ""},
		{"युद्ध", ""},
		{"मंत्री", ""},
		{"حرب", ""},
		{"بطن", ""},
		{"السلام عليكم", ""},
		{"מלחמה", ""},
		{"שלום", ""},
		{"πόλεμος", ""},
		{"전쟁", ""},
		{"대통령", ""},
		{"せんそう", ""},
		{"ありがとう", ""},
		{"Порошенко", ""},
		{"Навальный", ""},
		{"Лаврентьев", ""},
	} {
		a := engine.Ask(t.Context(), "who "+test.name)
		if a.Subject.Name != test.want || len(a.Candidates) > 0 {
			t.Errorf("who %s is %s about %q, want %q", test.name, a.Status, a.Subject.Name, test.want)
		}
		if a.Subject.Type == "person" && a.Message != msgTypo {
			t.Errorf("who %s does not say that the name is the nearest: %q", test.name, a.Message)
		}
	}
}

func TestCompleteOtherScripts(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct{ typed, want string }{
		{"Л", "Sergei Lavrov"},
		{"Лав", "Sergei Lavrov"},
		{"Лавр", "Sergei Lavrov"},
		{"Лаврв", "Sergei Lavrov"},
		{"Сергей Л", "Sergei Lavrov"},
		{"लाव", "Sergei Lavrov"},
		{"لافرو", "Sergei Lavrov"},
		{"לברו", "Sergei Lavrov"},
		{"Λαβρ", "Sergei Lavrov"},
		{"라브로", "Sergei Lavrov"},
		{"ラブロ", "Sergei Lavrov"},
		{"王", "Wang Yi"},
		{"王毅", "Wang Yi"},
		{"ван", "Wang Yi"},
		{"Пут", "Vladimir Putin"},
		{"プーチ", "Vladimir Putin"},
		{"پوت", "Vladimir Putin"},
		{"जयश", "S. Jaishankar"},
		{"习", "Xi Jinping"},
		{"Инд", "India"},
		{"印", "India"},
	} {
		for _, what := range []Field{Entity, Speaker, Holder, Topic, QuoteTopic, Subject} {
			got := engine.Complete(t.Context(), what, test.typed, 25)
			i := slices.IndexFunc(got, func(c Completion) bool { return strings.HasPrefix(c.Text, test.want) })
			if i < 0 || i > 4 {
				t.Errorf("%q completes field %d to %v, want %q among the first", test.typed, what, got, test.want)
			}
		}
	}
	for _, typed := range []string{"привет как дела", "Щъыь", "你好世界", "ありがとう", "🇮🇳 мир"} {
		for _, c := range engine.Complete(t.Context(), Entity, typed, 25) {
			if c.Kind == "person" {
				t.Errorf("%q completes to %q", typed, c.Text)
			}
		}
	}
}

// A name that an article has in its own script is found as it stands.
func TestScriptOfArticle(t *testing.T) {
	a, err := article.Parse("yi.md", []byte("---\ntitle: Talks\ndate: 2031-05-20\n---\n\nChinese Foreign Minister Wang Yi (王毅) met Indian Prime Minister Narendra Modi on 19 May 2031 in Goa. “We want peace,” Modi said.\n"))
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, &article.Set{Articles: a})
	for name, want := range map[string]string{"王毅": "Wang Yi", "मोदी": "Narendra Modi", "नरेंद्र मोदी": "Narendra Modi", "Нарендра Моди": "Narendra Modi", "مودي": "Narendra Modi", "モディ": "Narendra Modi", "莫迪": "Narendra Modi", "Μόντι": "Narendra Modi"} {
		if got := engine.Ask(t.Context(), "who "+name); got.Subject.Name != want {
			t.Errorf("who %s is %s about %q, want %q", name, got.Status, got.Subject.Name, want)
		}
	}
	for typed, want := range map[string]string{"मोद": "Narendra Modi", "Мод": "Narendra Modi", "王": "Wang Yi"} {
		if got := engine.Complete(t.Context(), Entity, typed, 5); len(got) == 0 || !strings.HasPrefix(got[0].Text, want) {
			t.Errorf("%q completes to %v, want %s first", typed, got, want)
		}
	}
	if got := engine.Ask(t.Context(), "search 王毅"); len(got.Passages) == 0 {
		t.Errorf("search 王毅 is %s", got.Status)
	}
}
