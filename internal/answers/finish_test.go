package answers

import "testing"

func TestFinish(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct{ typed, want string }{ // the question with the first offer in its place; "" for none
		{"who lav", "who Sergei Lavrov"},
		{"!who lav", "!who Sergei Lavrov"},
		{"who is lav", "who is Sergei Lavrov"},
		{"lav", "Sergei Lavrov"},
		{"what did wang wen", "what did Wang Wenbin"},
		{"stance ", "stance Russia"},
		{"stance india on econ", "stance india on economic sanctions"},
		{"stance India on ", "stance India on Russian invasion"},
		{"quote lav on chi", "quote lav on China"},
		{"compare Russia and chin", "compare Russia and China"},
		{"compare Russia and China on san", "compare Russia and China on sweeping sanctions"},
		{"compare Russia vs chin", "compare Russia vs China"},
		{"article tunxi", "article 2022-03-30-lavrov-wang-tunxi"},
		{"summary tunxi", "summary Tunxi"},
		{"search war source:br", `search war source:"Attaché brief"`},
		{"search war from:2022-03", "search war from:2022-03-30"},
		{"timeline Lavrov from 2022", "timeline Lavrov from 2022-04-01"},
		{"who Lavrov as of 2021", "who Lavrov as of 2021-08-16"},
		{"help sta", "help stance"},
		{"articles ", ""},
		{"when did biden warn", "when Biden warned Xi against helping Moscow"},
		{"when ", "when Russian Foreign Minister Sergei Lavrov met Indian External Affairs Minister S. Jaishankar and Indian"},
		{"when did the talks of jaish", "when did the talks of S. Jaishankar"},
		{"", ""},
		{"who zzzz", ""},
	} {
		at, offers := engine.Finish(t.Context(), test.typed, 5)
		got := ""
		if len(offers) > 0 {
			got = test.typed[:at] + offers[0].Value
		}
		if got != test.want {
			t.Errorf("%q is finished as %q, want %q", test.typed, got, test.want)
		}
	}
}
