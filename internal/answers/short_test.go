package answers

import (
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

func TestShort(t *testing.T) {
	engine := straits(t)
	for _, test := range []struct {
		ask    string
		within string // what the sentence that answers has; empty: nothing answers
		short  string // what the words that answer have
	}{
		{"how many ferries would Denmark pay for?", "Denmark would pay for two ferries", "two"},
		{"How many submarines does Iceland own?", "", ""},
		{"Why did Madsen eat the compass?", "", ""},
		{"When did Per Solberg visit Paris?", "", ""}, // somebody else's date is none of his
	} {
		a := engine.Ask(t.Context(), test.ask)
		if test.within == "" {
			if a.Status != NotFound || a.Short.Text != "" {
				t.Errorf("%q is %s, with %+v", test.ask, a.Status, a.Short)
			}
			continue
		}
		if a.Status != Answered || len(a.Short.Evidence) != 1 {
			t.Errorf("%q is %s, with %+v", test.ask, a.Status, a.Short)
			continue
		}
		e := a.Short.Evidence[0]
		if !strings.Contains(e.Text, test.within) || !strings.Contains(a.Short.Text, test.short) || e.Text[a.Short.Start-e.Start:a.Short.End-e.Start] != a.Short.Text {
			t.Errorf("%q is answered with %q in %q", test.ask, a.Short.Text, e.Text)
		}
	}
}

// TestShortNews asks what invites an answer of the wrong kind or about the wrong deed.
func TestShortNews(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"ferry.md": {Data: []byte(`---
title: Ferry runs aground near Bergen
date: 2031-05-20
---
A ferry ran aground near Bergen on Monday. At least seven people were killed in the accident, and fourteen passengers were injured, Commissioner Kari Holm said. Rescue took 22 minutes.

Judge Olav Moen sentenced the captain, Sven Lund, to four years in prison for negligence. Lund, 48, sailed in to refuel, according to prosecutors. Lund claimed to have no memory of the night.

The trial was held in Oslo. Lund owed the shipyard over $850,000 at the time. President Anna Berg cancelled a visit to Bergen and thanked the pilots.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, short string }{
		{"How many people were killed in the accident near Bergen?", "seven"},
		{"How long did the rescue take?", "22 minutes"},
		{"Who sentenced Sven Lund?", "Olav Moen"},
		{"Where was the trial held?", "Oslo"},
		{"How much did Lund owe the shipyard?", "$850,000"},
		{"who cancelled?", "Anna Berg"},
		{"who resigned?", ""},
		{"How old was Sven Lund?", ""}, // a fact, of which there are no words
		{"How long was the ferry?", ""},
		{"Who sentenced Kari Holm?", ""},
		{"Why did Lund have dinner?", ""},
		{"When did Sven Lund marry Kari Holm?", ""},
		{"How much did the ferry weigh?", ""},
		{"Where did Anna Berg die?", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		if test.short == "" && a.Short.Text != "" || !strings.Contains(a.Short.Text, test.short) {
			t.Errorf("%q is %s, with %q, %.2f", test.ask, a.Status, a.Short.Text, a.Short.Confidence)
		}
	}
	for ask, status := range map[string]Status{
		"Did Anna Berg cancel a visit to Bergen?": Answered,
		"Did Anna Berg sentence Sven Lund?":       NotFound,
		"Was Kari Holm injured?":                  NotFound,
	} {
		if a := engine.Ask(t.Context(), ask); a.Status != status {
			t.Errorf("%q is %s: %+v", ask, a.Status, a.Checks)
		}
	}
}

func TestWhether(t *testing.T) {
	grant(t, []wish{
		{"Did Ingrid Solberg meet Lars Madsen?", Answered, []string{"“Did Ingrid Solberg meet Lars Madsen?” · " + verdictIn, "in Bergen on 2 May 2024"}, nil},
		{"did the Danish foreign minister meet Ingrid Solberg", NotFound, []string{"Lars Madsen in Bergen"}, nil}, // beside the answer,
		{"Did Ingrid Solberg meet Lars Madsen in June 2024?", NotFound, nil, []string{dot + verdictIn}},
		{"Is Lars Madsen the Danish foreign minister?", Answered, []string{verdictIn}, nil},
		{"has Per Solberg rejected the plan?", Answered, []string{"Per Solberg rejected the plan"}, nil},
		{"is Ingrid Solberg 51?", Answered, []string{dot + verdictIn, "Ingrid Solberg, 51"}, nil},
		{"is Madsen a potato?", NotFound, nil, []string{dot + verdictIn}},
		{"!did it rain", NotFound, nil, []string{msgNoCommand}},
	})
}

// TestShortGuards asks what only looks like what the articles tell: of another year, another
// bearer of the name, another thing counted, another deed.
func TestShortGuards(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"holm.md": {Data: []byte(`---
title: Painter Nils Holm dies at 81
date: 2031-05-20
---
Painter Nils Holm died on Monday at a hospital in Bergen. Holm, who won the Oslo prize, was 81. He is survived by two dogs. Agent Signe Holm came to the funeral. His brother Erik Holm pleaded not guilty to fraud on Tuesday in Oslo.

Holm died of a stroke, his gallery said. Nils Holm gave his pictures to children with cancer. At least 14 people were hurt in the crush at the Bergen exhibition on Sunday. The flight 1291 of Fjord Air brought his pictures to Paris.

Senator Anna Berg endorsed Lars Madsen for mayor. In the 2027 race, Berg did not endorse Kari Dahl until June.

Before moving to Turku in 2028, Tove Lie won the Narvik cup in 2027.

The probe Freya-2 circles Ceres. The planet Ceres is small. It was discovered in 1801 by Walter Brand. Ole Sund was sentenced in Molde. Siri Dal, a nurse, retired.

Viktor Moravec conceded at noon. “The people wanted someone new,” he said. He received 612 votes, with the help of Olga Sramek.

A crane killed three divers at the Oslo harbour. A blast at the Oslo harbour killed six, and the Danes sent help.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, short string }{
		{"How many people were hurt in the crush at the Bergen exhibition?", "14"},
		{"How many people were hurt in the crush at the Bergen exhibition in 2031?", "14"},
		{"How many people were hurt in the crush at the Bergen exhibition in 2019?", ""},
		{"Who did Anna Berg endorse?", "Lars Madsen"},
		{"Who did Anna Berg endorse in 2022?", ""},
		{"How many children did Nils Holm have?", ""},
		{"How many painters were hurt in the crush at the Bergen exhibition?", ""},
		{"How many pictures did the Fjord Air flight bring to Paris?", ""},
		{"How many divers died at the Oslo harbour?", "three"},
		{"How many Danes died at the Oslo harbour?", ""},
		{"Why did Nils Holm resign?", ""},
		{"Who discovered Ceres?", "Walter Brand"},
		{"Who discovered Freya-2?", ""},
		{"Who won the Narvik cup in 2027?", ""}, // that is what happened
		{"Who won the Narvik cup in 2028?", ""},
		{"When was Erik Holm executed?", ""},
		{"How many votes did Viktor Moravec receive?", "612"}, // whom “he” means, with a quotation between
		{"How many votes did Olga Sramek receive?", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		if test.short == "" && a.Short.Text != "" || !strings.Contains(a.Short.Text, test.short) {
			t.Errorf("%q is %s, with %q, %.2f", test.ask, a.Status, a.Short.Text, a.Short.Confidence)
		}
	}
	for ask, status := range map[string]Status{
		"What is the Oslo prize?":                    Answered,
		"What is the Oslo prize in Molde?":           NotFound,
		"What was the weather in Bergen?":            NotFound,
		"What is the name of the brother of Berg?":   NotFound,
		"Who won the Narvik cup in 2028?":            NotFound,
		"Where is Ole Sund imprisoned?":              NotFound,
		"What does Siri Dal do?":                     Answered,
		"What does Ole Sund do?":                     NotFound,
		"Who won the Narvik cup before moving away?": Answered,
	} {
		if a := engine.Ask(t.Context(), ask); a.Status != status {
			t.Errorf("%q is %s, with %q %+v", ask, a.Status, a.Short.Text, a.Passages)
		}
	}
	for ask, happened := range map[string]bool{
		"When did Nils Holm die?":                       true,
		"When did Nils Holm die in 2012?":               false,
		"When did Tove Lie win the Narvik cup?":         true,
		"When did Tove Lie win the Narvik cup in 2027?": true,
		"When did Tove Lie win the Narvik cup in 2028?": false,
		"When did Tora Holm die?":                       false, // nobody is known by that name
		"When did Signe Holm die?":                      false, // she is
		"When was Nils Holm a painter?":                 false,
		"Since when did Nils Holm die?":                 false, // that he died has a day
	} {
		if a := engine.Ask(t.Context(), ask); len(a.Events) > 0 != happened {
			t.Errorf("%q is %s, with %+v", ask, a.Status, a.Events)
		}
	}
	for ask, verdict := range map[string]string{
		"!check Nils Holm died of cancer.":      NotInArticles, // though a sentence below that title has cancer
		"!check Nils Holm died of a stroke.":    InArticles,
		"!check Erik Holm pleaded guilty.":      NotInArticles,
		"Did Nils Holm die in Bergen?":          InArticles,
		"Did Nils Holm die of cancer?":          "",
		"Did Erik Holm plead guilty?":           Otherwise,
		"Did Erik Holm plead not guilty?":       InArticles,
		"Did Anna Berg endorse Lars Madsen?":    InArticles,
		"Did Anna Berg endorse Kari Dahl?":      "",
		"Did Anna Berg not endorse Kari Dahl?":  "",
		"Did Anna Berg endorse Lars in a boat?": "",
	} {
		got := ""
		if a := engine.Ask(t.Context(), ask); len(a.Checks) > 0 {
			got = a.Checks[0].Verdict
		}
		if got != verdict {
			t.Errorf("%q is %q, not %q", ask, got, verdict)
		}
	}
}

// TestShortPlaces asks about places that the article names only for another reason.
func TestShortPlaces(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"election.md": {Data: []byte(`---
title: Aas wins by a hair
date: 2031-05-20
---
Norway held an election on Sunday. Anna Aas won the election by 300 votes. Denmark congratulated her. Lars Madsen lost the election.

Mayor Eva Strand opened a museum on Friday. Iceland sent a gift.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for ask, status := range map[string]Status{
		"Who won the election in Norway?":           Answered,
		"Who won the election in Denmark?":          NotFound,
		"When was the election held in Denmark?":    NotFound,
		"Who opened a museum?":                      Answered,
		"Who opened a museum in Iceland?":           NotFound,
		"By how many votes did Aas win in Denmark?": NotFound,
	} {
		a := engine.Ask(t.Context(), ask)
		if a.Status != status {
			t.Errorf("%q is %s, with %q", ask, a.Status, a.Short.Text)
		}
		if a.Short.Text != "" && (a.Short.Confidence < sure || a.Short.Confidence > 1) {
			t.Errorf("%q is answered with a confidence of %.2f", ask, a.Short.Confidence)
		}
	}
}

// TestShortNames asks with names that only look like some, and that the article tells elsewhere.
func TestShortNames(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"pact.md": {Data: []byte(`---
title: Fishing pact signed at last
date: 2031-05-20
---
President Anna Berg of Norway signed the Northern Fishing Pact in Oslo on Monday. The World Health Organization (WHO) praised it. Denmark is to host its office.

The Norwegian Fishing Workers Union rejected the pact. The Fishing Workers Union was founded in 1971 by Sven Lund.

Seventeen trawlers blocked the harbour, according to the police. Lars Grant owns two shops.

Kari Dahl is one of the candidates. Dahl chose Lars Madsen as her running mate. Why did you agree to be the running mate of Kari Dahl? In the last race, Ida Moen received 6,777 votes.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, short string }{
		{"Who praised the fishing pact?", "World Health Organization"}, // and no other “Who”
		{"Who signed the fishing pact for Denmark?", ""},
		{"When was the Norwegian Fishing Workers Union founded?", "1971"},
		{"How many trawlers blocked the harbour in Oslo?", "Seventeen"},
		{"How many trawlers blocked the harbour in Bergen?", ""},
		{"Who is the running mate of Kari Dahl?", "Lars Madsen"}, // though a passage has all of the words
		{"How many votes did Ida Moen receive?", "6,777"},
		{"How many votes did Kari Dahl receive?", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		if test.short == "" && a.Short.Text != "" || !strings.Contains(a.Short.Text, test.short) {
			t.Errorf("%q is %s, with %q, %.2f", test.ask, a.Status, a.Short.Text, a.Short.Confidence)
		}
	}
	for ask, want := range map[string]string{
		"Who met Grant in Oslo?":               "Grant Oslo",
		"Which pardons may Berg grant in Oslo": "Berg Oslo",
		"who met grant in oslo":                "grant oslo",
		"What did WHO praise in Oslo?":         "WHO Oslo",
	} {
		names, err := namesIn(t.Context(), engine.corpus(), ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range names {
			got = append(got, n.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q names %q, want %q", ask, got, want)
		}
	}
}

// TestOthers asks for what is told of another thing, rank or country, or is denied, and for what is told of these.
func TestOthers(t *testing.T) {
	engine := tellingThat(t, "Kestrel Foods pays four dollars a share. Its rival R21, which it wants to buy, is smaller. The candidate who came third in the first round, the singer Lulu Mande, stayed at home.\n\nKenya's health minister, Jane Wekesa, spoke. Mali's government said nothing. The council offered a reward of 100,000 euros. The reward will not be paid.")
	for _, test := range []struct{ ask, short string }{
		{"How much does Kestrel Foods pay?", "four dollars a share"},
		{"How much does R21 pay?", ""},
		{"Who came second in the first round?", ""},
		{"Who is the health minister of Mali?", ""},
		{"Who will be paid the reward of 100,000 euros?", ""},
		{"What is the name of the mayor?", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		if a.Short.Text != test.short || test.short == "" && a.Status != NotFound {
			t.Errorf("%q is %s, with %q, not %q", test.ask, a.Status, a.Short.Text, test.short)
		}
	}
}
