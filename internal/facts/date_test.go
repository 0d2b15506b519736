package facts

import (
	"testing"

	"attache/internal/article"
)

// moment returns the first date of a sentence as the rules read it, looking in
// the given direction.
func firstMoment(t *testing.T, day, body string, dir direction) string {
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
	for i := range r.sents {
		for _, m := range r.moments(&r.sents[i], func(int) direction { return dir }) {
			return r.text(m.first, m.last) + " = " + m.date + " " + m.precision
		}
	}
	return ""
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
		{"weekday, past", "It ended on Friday.", backward, "Friday = 2022-03-25 day"},
		{"weekday, future", "It ends on Friday.", forward, "Friday = 2022-04-01 day"},
		{"same weekday, past", "It ended on Wednesday.", backward, "Wednesday = 2022-03-30 day"},
		{"same weekday, future", "It ends on Wednesday.", forward, "Wednesday = 2022-03-30 day"},
		{"last, same weekday", "It ended last Wednesday.", backward, "Wednesday = 2022-03-23 day"},
		{"weekday tells the year", "It ends next Wednesday, April 6.", backward, "Wednesday, April 6 = 2022-04-06 day"},
		{"weekday with date", "It ends on Thursday, 31 March 2022.", forward, "Thursday, 31 March 2022 = 2022-03-31 day"},
		{"month and year", "It ended in March 2021.", backward, "March 2021 = 2021-03 month"},
		{"month, past", "It goes on since August.", backward, "August = 2021-08 month"},
		{"month, future", "It ends in August.", forward, "August = 2022-08 month"},
		{"year", "It exists since 1949.", backward, "1949 = 1949 year"},
		{"yesterday", "It ended yesterday.", backward, "yesterday = 2022-03-29 day"},
		{"tomorrow", "It ends tomorrow.", forward, "tomorrow = 2022-03-31 day"},
		{"weeks ago", "It ended two weeks ago.", backward, "two weeks ago = 2022-03-16 week"},
		{"next month", "It ends next month.", forward, "next month = 2022-04 month"},
		{"across the year", "It ended three months ago.", backward, "three months ago = 2021-12 month"},
		{"may is a verb", "It may end.", backward, ""},
		{"a march is no month", "The march ended.", backward, ""},
		{"a number is no year", "It cost 1949 crowns.", backward, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := firstMoment(t, published, test.body, test.dir); got != test.want {
				t.Errorf("first date of %q: %q, want %q", test.body, got, test.want)
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
		{"It ended on 5 March 2021.", "5 March 2021 = 2021-03-05 day"},
		{"It exists since 1949.", "1949 = 1949 year"},
	} {
		if got := firstMoment(t, "", test.body, backward); got != test.want {
			t.Errorf("first date of %q: %q, want %q", test.body, got, test.want)
		}
	}
}
