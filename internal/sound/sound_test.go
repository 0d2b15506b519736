package sound

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestOf(t *testing.T) {
	for _, test := range []struct{ name, like string }{
		{"Лавров", "Lavrov"},
		{"ЛАВРОВ", "lavrov"},
		{"Լավրով", "Lavrov"},
		{"Λαβρόφ", "Lavrof"},
		{"Πούτιν", "Putin"},
		{"लावरोव", "Lavrov"},
		{"मोदी", "Modi"},
		{"モディ", "Modi"},
		{"もでぃ", "Modi"},
		{"모디", "Modi"},
		{"莫迪", "Modi"},
		{"プーチン", "Putin"},
		{"푸틴", "Putin"},
		{"مودي", "Modi"},
		{"מודי", "Modi"},
		{"王毅", "Wang Yi"},
		{"왕이", "Wang Yi"},
		{"Ван И", "Wang Yi"},
		{"ワン・イー", "Wang Yi"},
		{"习近平", "Xi Jinping"},
		{"Си Цзиньпин", "Xi Jinping"},
		{"시진핑", "Xi Jinping"},
		{"Зеленский", "Zelenskyy"},
		{"ზელენსკი", "Zelensky"},
		{"Жириновский", "Zhirinovsky"},
		{"Джонсон", "Johnson"},
		{"Хамид Карзай", "Hamid Karzai"},
		{"Khamid Karzay", "Hamid Karzai"},
		{"Ющенко", "Yushchenko"},
		{"Łukasz", "lukasz"},
		{"и\u0306од", "йод"},
	} {
		if got, want := Of(test.name).Letters, Of(test.like).Letters; got != want {
			t.Errorf("%s sounds like %q, %s like %q", test.name, got, test.like, want)
		}
	}
	for _, test := range []struct{ name, like string }{
		{"لافروف", "Lavrov"},
		{"לברוב", "Lavrov"},
		{"라브로프", "Lavrov"},
		{"ラブロフ", "Lavrov"},
		{"بوتين", "Putin"},
		{"פוטין", "Putin"},
		{"जयशंकर", "Jaishankar"},
		{"أردوغان", "Erdoğan"},
		{"Байден", "Biden"},
		{"Трамп", "Trump"},
	} {
		if got, want := Of(test.name).Frame, Of(test.like).Frame; got != want {
			t.Errorf("%s has the consonants %q, %s has %q", test.name, got, test.like, want)
		}
	}
	for _, pair := range [][2]string{{"Putin", "Biden"}, {"Modi", "Mody Ltd"}, {"Лавров", "Ларов"}, {"Тимошенко", "Порошенко"}} {
		if a, b := Of(pair[0]), Of(pair[1]); a == b || a.Frame == b.Frame {
			t.Errorf("%s and %s sound alike: %v", pair[0], pair[1], a)
		}
	}
}

func TestUnlike(t *testing.T) {
	for _, test := range []struct {
		name, like string
		want       int
	}{
		{"라브로프", "Lavrov", 0},
		{"ラブロフ", "Lavrov", 0},
		{"バイデン", "Biden", 1},
		{"바이든", "Biden", 2},
		{"Трамп", "Trump", 1},
		{"전쟁", "Zhang Jun", 4},
	} {
		if got := Of(test.name).Unlike(Of(test.like)); got != test.want {
			t.Errorf("%s differs from %s in %d vowels, want %d", test.name, test.like, got, test.want)
		}
	}
}

func TestScriptOf(t *testing.T) {
	for _, test := range []struct {
		s       string
		foreign bool
		script  Script
	}{
		{"Lavrov", false, Alphabet},
		{"Erdoğan Łódź ﬁ", false, Alphabet},
		{"", false, Alphabet},
		{"2022 · 🇮🇳 “x”", false, Alphabet},
		{"Лавров", true, Alphabet},
		{"who Лавров", true, Alphabet},
		{"Λαβρόφ", true, Alphabet},
		{"ラブロフ", true, Syllables},
		{"라브로프", true, Syllables},
		{"لافروف", true, Consonants},
		{"मोदी", true, Consonants},
		{"王毅", true, Han},
		{"王さん", true, Han},
	} {
		if f, script := Foreign(test.s), ScriptOf(test.s); f != test.foreign || script != test.script {
			t.Errorf("%q is foreign: %t, of script %d", test.s, f, script)
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"", "Лавров", "王毅", "モー", "لاڤروف", "c", "h", "\xff", "ά", "yy  xx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Of(s)
		for _, r := range got.Letters {
			if r > unicode.MaxASCII || unicode.IsUpper(r) || unicode.IsSpace(r) {
				t.Errorf("%q has the letters %q", s, got.Letters)
			}
		}
		for _, r := range got.Frame {
			if !unicode.IsUpper(r) || r >= utf8.RuneSelf {
				t.Errorf("%q has the frame %q", s, got.Frame)
			}
		}
		if ScriptOf(s) != Alphabet && !Foreign(s) {
			t.Errorf("%q is of another script and not foreign", s)
		}
	})
}
