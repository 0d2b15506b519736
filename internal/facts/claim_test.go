package facts

import "testing"

// Who says so is part of the fact, also of what somebody is called.
func TestClaimedAttributes(t *testing.T) {
	d := read(t, published, "“Ingrid Solberg is the leader of a criminal gang,” Prime Minister Lars Madsen said.")
	found := false
	for _, f := range d.Facts {
		if f.About == "person/ingrid-solberg" && f.Label == "role" {
			found = true
			if f.Claimant != "Lars Madsen" {
				t.Errorf("the role %q is claimed by %q", f.Value, f.Claimant)
			}
		}
		if f.About == "person/lars-madsen" && f.Claimant != "" {
			t.Errorf("%s %q is the article's, and claimed by %q", f.Label, f.Value, f.Claimant)
		}
	}
	if !found {
		t.Errorf("no role of Solberg among %+v", d.Facts)
	}
}

// The accused after the source is not the source.
func TestAccordingToAPerson(t *testing.T) {
	d := read(t, published, "Lars Madsen and Ingrid Solberg met.\n\nAccording to Lars Madsen, Ingrid Solberg, the former minister, lied.")
	for _, q := range d.Quotes {
		if q.Speaker == "Ingrid Solberg" {
			t.Errorf("Solberg is the speaker of %q", q.Text)
		}
	}
}
