package facts

import "testing"

func TestInterview(t *testing.T) {
	const intro = "Norwegian Fisheries Minister Anna Holm talks about cod. The questions were asked by Jan Berg.\n\n"
	for _, test := range []struct {
		name, body string
		want       []string // speaker: words
	}{
		{"answers are named", "Is there enough cod?\n\nHolm: There is.\n\nAnd herring?\n\nHolm: We reject the quota.\n\nThank you.\n\nHolm: You are welcome.",
			[]string{"Anna Holm: There is.", "Anna Holm: We reject the quota.", "Anna Holm: You are welcome."}},
		{"both are named, answers go on", "Question: Is there enough cod?\n\nAnna Holm: There is.\n\nI eat it.\n\nQuestion: And herring?\n\nAnna Holm: I do not.",
			[]string{"Anna Holm: There is.\n\nI eat it.", "Anna Holm: I do not."}},
		{"labels in bold", "**The Fjord:** Is there enough cod?\n\n**Anna Holm:** There is.\n\n**The Fjord:** And herring?\n\n**Anna Holm:** I do not.",
			[]string{"Anna Holm: There is.", "Anna Holm: I do not."}},
		{"initials in brackets", "((JB)): Is there enough cod?\n\n((AH)): There is.\n\n((JB)): And herring?\n\n((AH)): I do not know.",
			[]string{"Anna Holm: There is.", "Anna Holm: I do not know."}},
		{"who answers", "Q: Is there enough cod, Ms. Holm?\n\nA: There is.\n\nQ: And herring?\n\nA: I do not know.", nil}, // two are named as often before
		{"brackets without a colon", "((Wikinews))  Is there enough cod?\n\n((Anna Holm))  There is.\n\n((WN)) And herring?\n\n((Anna Holm)) I do not know.",
			[]string{"Anna Holm: There is.", "Anna Holm: I do not know."}},
		{"asides", "(Bergen) There is cod.\n\n(Holm) There is herring.\n\n(Holm) There is mackerel.", nil},
		{"a list", "Cod: enough.\n\nHerring: enough.\n\nMackerel: none.", nil},
		{"questions in bold", "Holm spoke to us.\n\n**Is there enough cod?**\n\nI think so.\n\nI eat it.\n\n**And herring?**\n\nThere is.\n\n**And whales?**\n\nAsk my sister.\n\n**Thank you.**\n\nHolm was born in Bergen.",
			[]string{"Anna Holm: I think so.\n\nI eat it.", "Anna Holm: There is.", "Anna Holm: Ask my sister."}},
		{"a newspaper that asks itself", "Holm spoke to us.\n\n**Is there enough cod?**\n\nThere is.\n\n**And herring?**\n\nThere is.\n\n**And whales?**\n\nNobody knows.\n\n**What next?**\n\nNothing.", nil},
		{"one line", "Holm: There is.\n\nShe went home.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, intro+test.body).Quotes, func(q Quote) string { return q.Speaker + ": " + q.Text })
			if want := table(test.want...); got != want {
				t.Errorf("quotes of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
	got := lines(read(t, published, intro+"Cod?\n\nHolm: I reject the quota.\n\nHerring?\n\nHolm: I thank Denmark.\n\nMackerel?\n\nHolm: No.").Stances,
		func(s Stance) string { return s.Holder + " " + s.Polarity + " " + s.Target + ", says " + s.Claimant })
	if want := table("Anna Holm opposes quota, says Anna Holm", "Anna Holm supports Denmark, says Anna Holm"); got != want {
		t.Errorf("stances of an answer:\n%swant:\n%s", got, want)
	}
}
