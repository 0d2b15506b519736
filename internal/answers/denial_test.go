package answers

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDenials holds each reader of denials against texts with one, and says which see it.
func TestDenials(t *testing.T) {
	readers := map[string]func() *regexp.Regexp{
		"isDenial": isDenial, "isUnwilling": isUnwilling, "deniedVerb": deniedVerb, "beforeDenied": beforeDenied,
		"notYet": notYet, "notSo": notSo, "refused": refused, "neverSaid": neverSaid, "hedges": hedges, "factual": factual,
		"hearsay": hearsay, "turned": turned,
	}
	for _, test := range []struct{ text, want string }{
		{"signed the knot, a neverending note", ""},
		{"not", "isDenial notSo refused hedges factual"},
		{"never", "isDenial notSo refused hedges factual"},
		{"didn’t", "isDenial notSo refused hedges factual"},
		{"couldn't", "isDenial notSo refused hedges factual"},
		{"Norway did not sign it", "deniedVerb beforeDenied notSo refused hedges factual"},
		{"Norway didn’t sign it", "deniedVerb beforeDenied notSo refused hedges factual"},
		{"Norway found no bomb", "beforeDenied notSo refused hedges"},
		{"No ship came", "beforeDenied notSo refused hedges factual"},
		{"Neither Berg nor Holm signed", "beforeDenied notSo refused hedges"},
		{"Holm left without a word", "beforeDenied notSo refused hedges"},
		{"Nobody signed", "notSo hedges hearsay"},
		{"No one signed", "beforeDenied notSo refused hedges factual hearsay"},
		{"None of them signed", "notSo hedges hearsay"},
		{"Nothing came", "notSo hedges hearsay"},
		{"Berg hardly spoke", "notSo hedges hearsay"},
		{"refused", "isUnwilling refused hedges factual"},
		{"declines", "isUnwilling refused hedges factual"},
		{"failed", "isUnwilling refused hedges factual"},
		{"neglecting", "isUnwilling refused hedges factual"},
		{"the refusal of Berg", "refused hedges"},
		{"Berg denied it", "neverSaid hedges turned"},
		{"Berg never said so", "beforeDenied notSo refused neverSaid hedges factual"},
		{"Berg has not even called it a war", "beforeDenied notSo refused neverSaid hedges factual"},
		{"Berg did not sign until July", "deniedVerb beforeDenied notYet notSo refused hedges factual"},
		{"not only Berg", "beforeDenied notYet notSo refused hedges factual"},
		{"whether Berg signed", "notSo hedges"},
		{"Berg may sign", "hedges"},
		{"Berg reportedly signed", "hearsay"},
		{"The report is false", "turned"},
	} {
		want := strings.Fields(test.want)
		slices.Sort(want)
		var got []string
		for name, reader := range readers {
			if reader().MatchString(test.text) {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q is seen by %q, want %q", test.text, got, want)
		}
	}
}

// TestAffirmed makes claims of their denials.
func TestAffirmed(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Berg did not meet Holm", "Berg met Holm"},
		{"Berg didn’t sign", "Berg signed"},
		{"Berg never met Holm", "Berg met Holm"},
		{"Berg is not a minister", "Berg is a minister"},
		{"Berg met Holm", ""},
	} {
		if got := affirmed(test.text); got != test.want {
			t.Errorf("%q affirmed is %q, want %q", test.text, got, test.want)
		}
	}
}
