package facts

import (
	"strings"
	"testing"

	"attache/internal/article"
)

// marked returns a sentence without its underscores, and the word that stood
// between them with its offset.
func marked(t *testing.T, s string) (text, word string, at int) {
	t.Helper()
	parts := strings.Split(s, "_")
	if len(parts) != 3 {
		t.Fatalf("%q marks no word", s)
	}
	return strings.Join(parts, ""), parts[1], len(parts[0])
}

// tags returns the tag of the word at an offset of a sentence: as the tagger
// gives it, and as it is mended.
func tags(t *testing.T, text string, at int) (raw, mended string) {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.New(article.Article{ID: "tags", Body: text})
	if err != nil {
		t.Fatal(err)
	}
	r := x.reading(a)
	r.tag(r.words(text, 0), 0, newQuoteCursor(r.quoted))
	of := func() string {
		for i := range r.toks {
			if r.toks[i].Start == at {
				return r.toks[i].tag
			}
		}
		return ""
	}
	raw = of()
	r = x.reading(a)
	r.tokenise()
	return raw, of()
}

func TestMends(t *testing.T) {
	for _, m := range mends {
		text, word, at := marked(t, m.example)
		raw, got := tags(t, text, at)
		if got != m.to || raw == m.to || m.from != "" && !listed(m.from, raw) {
			t.Errorf("%q: %s is tagged %s, mended to %s, want %s from %q", text, word, raw, got, m.to, m.from)
		}
		if m.leave == "" {
			continue
		}
		text, word, at = marked(t, m.leave)
		if raw, got := tags(t, text, at); got != raw || m.from != "" && !listed(m.from, raw) {
			t.Errorf("%q: %s is tagged %s and mended to %s; it should be one of %q and stay", text, word, raw, got, m.from)
		}
	}
}

func TestRevive(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The Norwegian statement _called_ for talks on the islands.", "VBD"},
		{"A block of flats _collapsed_ in the old harbour.", "VBD"},
		{"A harbour _built_ by the guild in the year of the flood.", "VBN"},
		{"For an island with an economy _based_ on fish, a hard year.", "VBN"},
		{"Norwegian guidelines _call_ for talks with the islands.", "VBP"},
	} {
		text, word, at := marked(t, tt.text)
		if _, got := tags(t, text, at); got != tt.want {
			t.Errorf("%q: %s is %s, want %s", text, word, got, tt.want)
		}
	}
}

// Each case is a sentence with a blank between its tokens.
func TestTokens(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ text, want string }{
		{"He met Kim. ", "He met Kim ."},
		{"Mr. Berg met Gen. Li of Acme Inc. at No. 10.", "Mr. Berg met Gen. Li of Acme Inc. at No. 10 ."},
		{"On Sept. 5 Prof. Berg and Capt. Lind met in Bergen, Calif., on the 3. March.", "On Sept. 5 Prof. Berg and Capt. Lind met in Bergen , Calif. , on the 3. March ."},
		{"He has 3. The rest is Plan B.", "He has 3 . The rest is Plan B ."},
		{"We've said they’d go; isn't it Berg's?", "We 've said they ’d go ; is n't it Berg 's ?"},
		{"Gerry O'Sullivan and O’Malley", "Gerry O'Sullivan and O’Malley"},
		{"The town—once rich—fell; the war--as he said--ended.", "The town — once rich — fell ; the war -- as he said -- ended ."},
		{"Moscow–Beijing ties, 2019–2021", "Moscow–Beijing ties , 2019–2021"},
		{"“[T]his is [...] late,” he said.", "“ [T]his is [...] late , ” he said ."},
		{"They approve[d] it, destroy[ing] maps.[12] The map[3] is [a] late [one].", "They approve[d] it , destroy[ing] maps . [12] The map [3] is [ a ] late [ one ] ."},
		{"He saw [Norway] and cargoes[.]", "He saw [ Norway ] and cargoes [.]"},
		{"He said 'we go' at the workers' hall.", "He said ' we go ' at the workers ' hall ."},
		{"«Non», „nein“ and wait…then", "« Non » , „ nein “ and wait … then"},
		{"It came,and left (AP)The rest", "It came , and left ( AP ) The rest"},
		{"See https://a.b/c,d or a@b.c", "See https://a.b/c,d or a@b.c"},
		{"**Anna Holm:** We met _Ole Berg_, the ***new* minister**, in **Bonn**.", "Anna Holm : We met Ole Berg , the new minister , in Bonn ."},
		{"**Berg**’s words: *“Yes,”* __\"No,\"__ and **\"Go.\"**", "Berg ’s words : “ Yes , ” \" No , \" and \" Go . \""},
		{"file_name, 3*4, f**k and * * *", "file_name , 3*4 , f**k and * * *"},
		{"\u200bBerg\u00ad met Sol\u00adberg", "Berg met Sol\u00adberg"},
	} {
		a, err := article.New(article.Article{ID: "tokens", Body: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, tok := range x.reading(a).words(tt.text, 0) {
			if tt.text[tok.Start:tok.End()] != tok.Text {
				t.Errorf("%q: token %q does not stand at %d", tt.text, tok.Text, tok.Start)
			}
			got = append(got, tok.Text)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("got  %q\nwant %q", s, tt.want)
		}
	}
}
