package facts

import (
	"strings"
	"testing"

	"attache/internal/article"
)

// momentsIn returns the wordings of time of a text as the rules read them, bare
// weekdays and months looking in the given direction; by their own when it is 0.
func momentsIn(t *testing.T, day, body string, dir direction, show func(r *reading, m moment) string) []string {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.New(article.Article{ID: "d", Body: body, Date: day})
	if err != nil {
		t.Fatal(err)
	}
	r := x.reading(a)
	r.tokenise()
	r.chunkAll()
	look := func(*sent, int) direction { return dir }
	if dir == 0 {
		look = r.tense
	}
	c := r.almanac(look)
	var out []string
	for i := range r.sents {
		for _, m := range c.moments(&r.sents[i]) {
			out = append(out, show(r, m))
		}
	}
	return out
}

func dated(r *reading, m moment) string {
	s := r.text(m.first, m.last) + " = " + m.date + " " + m.precision
	if m.until != "" {
		s += " until " + m.until
	}
	return s
}

func valued(r *reading, m moment) string { return r.text(m.first, m.last) + " = " + m.value }

// Every wording reads its example.
func TestDateTable(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range x.lx.dates.all {
		body, want, ok := strings.Cut(w.example, " => ")
		if !ok && !strings.HasSuffix(w.example, " =>") {
			t.Errorf("wording %q has no example", w.text)
			continue
		}
		body = strings.TrimSuffix(body, " =>")
		got := momentsIn(t, published, body, 0, valued)
		if want == "" && len(got) > 0 || want != "" && (len(got) == 0 || got[len(got)-1] != want) {
			t.Errorf("%q in %q: %q, want %q", w.text, body, got, want)
		}
	}
}

func TestMoments(t *testing.T) {
	for _, test := range []struct {
		name, body string
		dir        direction
		want       string
	}{
		{"ISO", "It ended 2022-03-05.", backward, "2022-03-05 = 2022-03-05 day"},
		{"day month year", "It ended on 5 March 2021.", backward, "5 March 2021 = 2021-03-05 day"},
		{"month day year", "It ended on March 5, 2021.", backward, "March 5, 2021 = 2021-03-05 day"},
		{"ordinal", "It ended on the 5th of March 2021.", backward, "5th of March 2021 = 2021-03-05 day"},
		{"no year, past", "It ended on November 5.", backward, "November 5 = 2021-11-05 day"},
		{"no year, future", "It ends on February 5.", forward, "February 5 = 2023-02-05 day"},
		{"no such day", "It ended on February 30, 2021.", backward, "February 30, 2021 =  "},
		{"two days of one number", "It ended on 3/4/2021.", backward, "3/4/2021 =  "},
		{"numbers of which one tells the order", "It began on 3/14/2021, not 3/4/2021.", backward, "3/14/2021 = 2021-03-14 day; 3/4/2021 = 2021-03-04 day"},
		{"range", "It went on from March 3 to 5.", backward, "March 3 to 5 = 2022-03-03 day until 2022-03-05"},
		{"range of years", "It went on in 1990-94.", backward, "1990-94 = 1990 year until 1994"},
		{"weekday, past", "It ended on Friday.", backward, "Friday = 2022-03-25 day"},
		{"weekday, future", "It ends on Friday.", forward, "Friday = 2022-04-01 day"},
		{"same weekday, past", "It ended on Wednesday.", backward, "Wednesday = 2022-03-30 day"},
		{"same weekday, future", "It ends on Wednesday.", forward, "Wednesday = 2022-03-30 day"},
		{"weekday tells the year", "It ends next Wednesday, April 6.", backward, "next Wednesday, April 6 = 2022-04-06 day"},
		{"weekday with date", "It ends on Thursday, 31 March 2022.", forward, "Thursday, 31 March 2022 = 2022-03-31 day"},
		{"month, future", "It ends in August.", forward, "August = 2022-08 month"},
		{"the year just named", "In 1986 it began, and in May it ended.", backward, "1986 = 1986 year; May = 1986-05 month"},
		{"weeks ago", "It ended two weeks ago.", backward, "two weeks ago = 2022-03-16 week"},
		{"across the year", "It ended three months ago.", backward, "three months ago = 2021-12 month"},
		{"a part of the year", "It ended in the third quarter of 2020.", backward, "the third quarter of 2020 = 2020 year"},
		{"how long is no date", "They held two-day talks.", backward, "two-day =  "},
		{"late", "It ended in late March.", backward, "late March = 2022-03 month"},
		{"may is a verb", "It may end.", backward, ""},
		{"a march is no month", "The march ended.", backward, ""},
		{"a number is no year", "It cost 1949 crowns.", backward, ""},
		{"an age is no time", "She is 30 years old.", backward, ""},
		{"a fall is no season", "It broke the fall of the wall.", backward, ""},
		{"hours ago may be yesterday", "It ended three hours ago.", backward, "three hours ago =  "},
		{"the day after what", "It ended the following day.", backward, "the following day =  "},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(momentsIn(t, published, test.body, test.dir, dated), "; "); got != test.want && !strings.HasSuffix(got, test.want) {
				t.Errorf("dates of %q: %q, want %q", test.body, got, test.want)
			}
		})
	}
}

// Without a publication date, words that count from it stay words.
func TestMomentsWithoutDate(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{"It ended on Friday.", "Friday =  "},
		{"It ended yesterday.", "yesterday =  "},
		{"It ended two weeks ago.", "two weeks ago =  "},
		{"It ended on March 5.", "March 5 =  "},
		{"It goes on since August.", "August =  "},
		{"It ended last summer.", "last summer =  "},
		{"It ended in June last year.", "June last year =  "},
		{"It lost money in the third quarter.", "the third quarter =  "},
		{"It ended on Christmas Day, as ever.", "Christmas Day =  "},
		{"It ended on 5 March 2021.", "5 March 2021 = 2021-03-05 day"},
		{"It exists since 1949.", "1949 = 1949 year"},
	} {
		if got := strings.Join(momentsIn(t, "", test.body, backward, dated), "; "); got != test.want {
			t.Errorf("dates of %q: %q, want %q", test.body, got, test.want)
		}
	}
}
