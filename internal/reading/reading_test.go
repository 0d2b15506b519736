package reading

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"attache/internal/article"
	"attache/internal/facts"
)

// extractor is made once for all tests of the package: it holds no state.
var extractor = sync.OnceValues(facts.New)

func reader(t testing.TB) (*Reader, *facts.Extractor) {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	return New(x), x
}

// passages returns the passages of an article with this body.
func passages(t testing.TB, x *facts.Extractor, body string) []Passage {
	t.Helper()
	a, err := article.New(article.Article{ID: "test", Title: "A test", Date: "2031-05-20", Language: "en", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	d := x.Extract(a)
	var out []Passage
	for _, p := range a.Passages {
		out = append(out, Passage{Document: d, Span: p.Span})
	}
	return out
}

const news = `Norwegian Foreign Minister Ingrid Solberg met her Danish counterpart Lars Madsen in Oslo on 19 May 2031. They signed an agreement about fishing quotas, which had been disputed for eleven years.

The agreement lowers the catch of cod by 15 percent. Norway abstained from the vote in Geneva because the text did not mention whales. In all, 23 states voted for it and 4 states abstained.

The talks cost the two countries $3.2 million, said Kari Holm, who leads the Harbour Institute. Holm lives in Bergen.`

func TestAnswer(t *testing.T) {
	r, x := reader(t)
	ps := passages(t, x, news)
	for _, tt := range []struct {
		question string
		kind     Kind
		want     string // stands in the answer
	}{
		{"Who met Lars Madsen?", Person, "Ingrid Solberg"},
		{"Where did Solberg and Madsen meet?", Place, "Oslo"},
		{"When did Solberg meet Madsen?", Date, "19 May 2031"},
		{"How many states abstained?", Number, "4"},
		{"Why did Norway abstain?", Reason, "the text did not mention whales"},
		{"What does the agreement lower?", Thing, "catch of cod"},
		{"How much did the talks cost?", Money, "$3.2 million"},
		{"By what percentage does the agreement lower the catch of cod?", Percentage, "15"},
		{"Who leads the Harbour Institute?", Person, "Holm"},
	} {
		q := r.Ask(tt.question)
		if q.Kind != tt.kind {
			t.Errorf("%s wants %q, want %q", tt.question, q.Kind, tt.kind)
		}
		b, ok := r.Answer(q, ps)
		if !ok {
			t.Errorf("%s has no answer", tt.question)
			continue
		}
		a := ps[b.Passage].Document.Article
		if got := a.Text(b.Answer); !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.question, got, tt.want)
		}
		check(t, ps, b)
	}
}

// What cannot be of the kind that is wanted is no answer, however near it stands.
func TestFits(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct{ question, body, want string }{
		{"Which countries voted against the text?", "Russia, Belarus, North Korea, Eritrea and Syria voted against the text.", "Russia, Belarus, North Korea, Eritrea and Syria"},
		{"How many people crowded the airport?", "On 16 August 2021 thousands of people crowded the airport.", "thousands"},
		{"How many people crowded the airport?", "On 16 August 2021 people crowded the airport.", ""},
		{"When did Norway sign the text?", "In Oslo Norway signed the text.", ""},
		{"Who signed the text?", "In 2031 they signed it.", ""},
		{"When was the ship rebuilt?", "The ship was recently rebuilt.", ""},
		{"Where did Holm die?", "I am sad to report that our colleague died.", ""},
		{"Where did it lead?", "A panic led, resulting in delay.", ""},
		{"Where was hegemony rejected?", "“We reject hegemony,” Wang Wenbin said.", ""},
		{"Did Norway sign the text?", "Norway signed the text.", "Norway signed the text."},
		{"How long did the flight take?", "The flight was over at 100 mph.", ""},
		{"How much did the flight cost?", "The flight crossed 22 miles.", ""},
		{"How many people took the flight?", "The flight took 22 minutes.", ""},
		{"How old was Holm?", "Holm won 3 medals.", ""},
		{"How old was Holm?", "Holm was 61.", "61"},
		{"How old was Holm?", "Holm was 61 votes ahead.", ""},
		{"What did Holm die of?", "Holm died on Monday of a stroke.", "stroke"},
		{"What did Holm die of?", "The clinic ascribed her death to a stroke.", "stroke"},
		{"What did Holm die of?", "Oslo TV reported her cause of death as complications from lung disease.", "complications from lung disease"},
		{"What did Holm die of?", "Holm, a lawyer, died due to a stroke.", "stroke"},
		{"What did Holm die of?", "Her brother died from a stroke in 2029.", ""},
		{"What did Holm die of?", "Holm said that her father had died of cancer.", ""},
		{"What did Holm die of?", "Holm’s brother died of cancer.", ""},
		{"What did Holm die of?", "Berg said that he died of cancer.", ""},
		{"What did Holm die of?", "Holm denied that she died of cancer.", ""},
		{"What did Holm die of?", "Holm attributed her success to hard work after the death of her father.", ""},
		{"What did Holm die of?", "Holm died at a clinic of the city.", ""},
		{"What did Holm die of?", "After the death of Holm, the mayor praised the children with cancer.", ""},
		{"Which country won?", "Many states sent men, with Ghana winning.", "Ghana"},
		{"How old was Holm?", "Holm, 61, won.", "61"},
		{"Where did Holm die?", "Holm was a Danish hero.", ""},
		{"Who sentenced Kari Holm?", "Dr. Kari Holm was sentenced.", ""},
		{"When did Holm take the bribes?", "Holm took the bribes between 2014 and 2017.", "between 2014 and 2017"},
		{"When did the ship sink?", "The dead of the ship that sank off the coast of Norway rose to 87 on Saturday.", "Saturday"},
		{"Which bank laundered the money?", "Ida Holm laundered the money.", ""},
		{"Which bank laundered the money?", "The Vega Bank laundered the money.", "Vega Bank"},
		{"When will the appeal be heard?", "The appeal costs 500,000 dollars.", ""},
		{"How deep was the wreck?", "The wreck lay at a depth of 11 kilometres.", "11 kilometres"},
	} {
		ps := passages(t, x, tt.body)
		got := ""
		if b, ok := r.Answer(r.Ask(tt.question), ps); ok {
			check(t, ps, b)
			got = ps[b.Passage].Document.Article.Text(b.Answer)
		}
		if got != tt.want && !(tt.want == "thousands" && strings.HasPrefix(got, tt.want)) {
			t.Errorf("%s %s: got %q, want %q", tt.body, tt.question, got, tt.want)
		}
	}
}

// No answer leaves brackets open, or begins within some and ends outside.
func TestBrackets(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct{ body, among string }{
		{"Norway used synthetic radar (SAR) and sonar (on 3 ships) near Oslo.", "synthetic radar (SAR)"},
		{"Norway used (as Solberg (of Oslo) said) radar.", "radar"},
		{"Norway used radar (SAR near Oslo.", "radar"},
		{"Norway used radar) near Oslo.", "radar"},
	} {
		ps := passages(t, x, tt.body)
		found := false
		for _, k := range r.Consider(r.Ask("What did Norway use?"), ps).Candidates {
			got := ps[0].Document.Article.Text(k.Span)
			found = found || got == tt.among
			if strings.Count(got, "(") != strings.Count(got, ")") {
				t.Errorf("%s: %q", tt.body, got)
			}
		}
		if !found {
			t.Errorf("%s: %q is not among the candidates", tt.body, tt.among)
		}
	}
}

// How much of a question stands in each clause, and which word is the rarest of it.
func TestClauses(t *testing.T) {
	r, x := reader(t)
	q := r.Ask("Who met Madsen in Reykjavik?")
	ps := passages(t, x, "Solberg met Madsen in Reykjavik, and Holm, who met Lund, left.")
	s := r.best(&q, ps)[0]
	r.parse(&q, s)
	at := func(lower string) int {
		return slices.IndexFunc(s.words, func(w word) bool { return w.Lower == lower })
	}
	for _, tt := range []struct {
		a, b string
		same bool
	}{{"solberg", "reykjavik", true}, {"solberg", "holm", false}, {"holm", "lund", false}, {"lund", "left", false}} {
		if got := s.clauses[at(tt.a)] == s.clauses[at(tt.b)]; got != tt.same {
			t.Errorf("%s and %s: in one clause is %v", tt.a, tt.b, got)
		}
	}
	if all, lund := s.within[s.clauses[at("solberg")]], s.within[s.clauses[at("lund")]]; all < 0.999 || lund <= 0 || lund > 0.5 {
		t.Errorf("of the question %.2f are in the first clause and %.2f in that of Lund", all, lund)
	}
	if w := s.words[s.rarest].Lower; w != "reykjavik" && w != "madsen" {
		t.Errorf("the rarest word is %q", w)
	}
}

// What the verb of a question is said of in a sentence, and what is done to it.
func TestTie(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct {
		question, body, of string
		want               tie
	}{
		{"Who met Madsen?", "Solberg met Madsen.", "Solberg", agent},
		{"Who met Madsen?", "Solberg met Madsen.", "Madsen", patient},
		{"Who met Madsen?", "Solberg was met by Madsen.", "Solberg", patient},
		{"Who met Madsen?", "Solberg was met by Madsen.", "Madsen", agent},
		{"Who met Madsen?", "Holm, who met Madsen, left.", "Holm", agent},
		{"Who met Madsen?", "Madsen was met by the mayor, Ida Holm.", "Holm", agent},
		{"Who met Madsen?", "Madsen was met by the Danish mayor Ida Holm.", "Holm", agent},
		{"Who met Madsen?", "Madsen was met by the mayor, Holm said.", "Holm", apart},
		{"Who met Madsen?", "Five met Lund and two, Holm and Berg, met Madsen.", "Holm", agent},
		{"Who left?", "Holm, who met Madsen, left.", "Madsen", agent}, // nearest: what it is said of is not parsed
		{"Who was killed?", "Solberg said Madsen was killed.", "Solberg", apart},
		{"Who was killed?", "Solberg said Madsen was killed.", "Madsen", patient},
		{"Who won?", "Solberg lost.", "Solberg", verbless},
		{"Who resigned?", "The resignation of Solberg came late.", "Solberg", asNoun},
		{"Who is Solberg?", "Solberg lost.", "Solberg", untied},
	} {
		ps := passages(t, x, tt.body)
		q := r.Ask(tt.question)
		s := r.best(&q, ps)[0]
		r.parse(&q, s)
		at := -1
		for i := range s.words {
			if s.words[i].Lower == strings.ToLower(tt.of) {
				at = i
			}
		}
		if got := s.tie(&q, at, at+1); got != tt.want {
			t.Errorf("%s %s: %s is %s, want %s", tt.question, tt.body, tt.of, tieNames[got].name, tieNames[tt.want].name)
		}
	}
}

// What is no reason is not sure to be one.
func TestGrounded(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct {
		body, from string
		want       bool
	}{
		{"Norway abstained because the text was short.", "because", true},
		{"Norway abstained for lack of time.", "for", true},
		{"Norway abstained to win votes.", "win", true},
		{"Norway abstained, and Holm left to win votes.", "win", false},
		{"Norway claimed to have abstained.", "have", false},
		{"Norway abstained in Oslo, a city.", "a", false},
		{"Norway abstained in a small town.", "a", false},
		{"Norway abstained as chair of the board.", "chair", false},
		{"Norway abstained, as the board found.", "board", false},
		{"Norway abstained as the text was short.", "text", true},
		{"Norway abstained in protest against the text.", "protest", true},
	} {
		ps := passages(t, x, tt.body)
		q := r.Ask("Why did Norway abstain?")
		s := r.best(&q, ps)[0]
		r.parse(&q, s)
		at := 0
		for s.words[at].Lower != tt.from {
			at++
		}
		if got := s.grounded(&q, at); got != tt.want {
			t.Errorf("%s: from %q on a reason: %t", tt.body, tt.from, got)
		}
	}
}

// Of two answers that the words make likely, the one is taken of which the sentence says what
// the question asks; where it says so of none, less is left of the confidence.
func TestCaution(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct {
		question, body, want string
		sure                 bool // all of the confidence is left
	}{
		{"What was Holm convicted of?", "A jury convicted Ida Holm, a lawyer, of fraud.", "fraud", true},
		{"What was Holm convicted of?", "A jury convicted Ida Holm, a lawyer.", "", false},
		{"Who represented Berg?", "A jury convicted Ida Holm, who represented Anna Berg in a lawsuit against Per Lund.", "Ida Holm", true},
		{"Where was Holm arrested?", "Holm was arrested in Bergen and taken to Oslo.", "Bergen", true},
		{"When was Holm arrested?", "Holm was arrested on Monday.", "Monday", true},
		{"Who is the captain of the Vega?", "The captain of the Vega is Ida Holm.", "Ida Holm", true},
		{"Who is the captain of the Vega?", "Ida Holm painted the Vega.", "", false},
		{"What is the capital of Norway?", "Norway beat Denmark in Bergen.", "", false},
		{"Who signed the pact?", "Ida Holm did not sign the pact.", "", false},
		{"Who did not sign the pact?", "Ida Holm signed the pact.", "", false},
		{"Who did not sign the pact?", "Ida Holm did not sign the pact.", "Ida Holm", true},
		{"Who signed the pact?", "Has Ida Holm signed the pact?", "", false},
		{"What was the score?", "Bergen has scored 14 goals.", "", false},
		{"What was the mother ship of the Titan?", "The Titan lost contact with its mother ship, the Polar Prince.", "Polar Prince", true},
		{"Who is Ida Holm?", "Ida Holm and Anna Berg met Per Lund.", "", false},
		{"Who is Ida Holm's brother?", "We heard a roar, said Ida Holm, a teacher who lost her brother.", "", false},
		{"What is the name of Ida Holm's brother?", "We heard a roar, said Ida Holm, a teacher who lost her brother.", "", false},
		{"Who is the brother of Ida Holm?", "The brother of Ida Holm, Per Holm, heard a roar.", "Per Holm", true},
		{"How many riders died?", "A truck struck them, killing seven riders and injuring three more.", "seven", true},
		{"How many riders were injured?", "A truck struck them, killing seven riders and injuring three more.", "three", true},
		{"Who did Holm vote for?", "Ida Holm announced a vote on Anna Berg.", "", false},
		{"Who did Holm vote for?", "Ida Holm voted for Anna Berg.", "Anna Berg", true},
		{"When was the ship retired?", "Since the retirement of the ship in 2011 no other came.", "2011", true},
		{"When was the firm founded?", "Last year the firm launched the car of its founder.", "", false},
		{"Where did the fire break out?", "The fire in the Harbour Hall broke out at around 3:30am.", "Harbour Hall", true},
		{"What was the magnitude of the earthquake?", "An earthquake of magnitude 4.9 shook the city.", "4.9", true},
		{"When was the party banned?", "The article banned the sale of alcohol in 1919.", "1919", false},
		{"When was the party banned?", "The court banned the party in 1919.", "1919", true},
		{"Who did Holm thank?", "“They are good, so thank you,” said Holm after the run.", "", false},
		{"Who imposed the ban?", "Ida Holm wrote that the office had gone too far when it imposed the ban.", "", false},
		{"What was the real name of Holm?", "Holm died at San Rafael.", "", false},
		{"Where was the summit held?", "They met in Bergen for a summit.", "Bergen", false}, // but more than nothing, below
		{"Who is the chief of the Vega Bank?", "In a letter to the Oslo Times, the chief of the Vega Bank, Ida Holm, wrote.", "Ida Holm", true},
		{"Who was arrested for the attack?", "A man was arrested for the attack.", "man", false},
		{"Who directed the film?", "They shot the film in Oslo, with Ida Holm directing.", "Ida Holm", true},
		{"How many Mexicans were killed?", "Six Mexican sailors were killed.", "Six", true},
		{"How many crew members were on the Vega?", "The Vega carried 33 passengers and six crew members.", "six", true},
		{"How many people does Brightwell employ?", "Kestrel employs 6,400 people in nine countries.", "", false},
		{"How many teachers joined the strike?", "Fewer than 20 of the 90 teachers joined the strike.", "20 of the 90 teachers", true},
		{"How many tanks of Karland were destroyed?", "More than half of the 200 tanks of Karland were destroyed.", "half of the 200 tanks", true},
		{"How many members voted for the budget?", "Of the 120 members of parliament, 71 voted for the budget.", "71", true},
		{"How many judges did Kessler hire?", "Kessler had fired 12 judges in 2029 and hired 30 last year.", "12", false},
		{"How many judges did Kessler fire?", "Kessler had fired 12 judges in 2029 and hired 30 last year.", "12", true},
		{"Who acted alone?", "The police chief, Viktor Hahn, does not believe that Falk acted alone.", "Falk", false},
		{"Who pleaded guilty to bribery?", "Greco pleaded guilty to fraud but not to bribery.", "Greco", false},
		{"Who pleaded guilty to fraud?", "Greco pleaded guilty to fraud but not to bribery.", "Greco", true},
		{"How many people does Brightwell employ?", "Brightwell employs 6,400 people in nine countries.", "6,400", true},
		{"How many people does Brightwell employ?", "Brightwell, Ros and Kestrel each employ 6,400 people in nine countries.", "6,400", true},
		{"How many goals did Ida Holm score?", "Anna Berg scored 27 goals.", "", false},
		{"How many goals did Ida Holm score?", "She scored 27 goals.", "27", true},
		{"How many people were on board the Vega?", "A total of 131 people were rescued from the Vega.", "", false},
		{"How many people were on board the Vega?", "The Vega had 241 people on board.", "241", true},
		{"How many members voted against the increase?", "Five members voted for the increase.", "", false},
		{"How many members voted for the increase?", "Five members voted for the increase.", "Five", true},
		{"How many people died?", "Some of them died in a collision of two ferries.", "", false},
		{"How many people were evacuated?", "About 6,300 of the 9,100 people who were evacuated returned.", "9,100", true},
		{"How many people returned?", "About 6,300 of the 9,100 people who were evacuated from the town have returned to their homes.", "6,300", true},
		{"How many people were killed on the Vega?", "The number of people killed on the Vega rose by 14 to 87 on Monday.", "87", true},
		{"How many bodies did the divers find?", "The toll rose to 87 after the divers found 14 bodies.", "14", true},
		{"How many people work in Bergen?", "Kestrel has 5,300 people who work, 2,100 of them in Oslo and 1,700 in Bergen.", "5,300", false},
		{"How many members wanted half a point?", "Of 22 members of the board, 17 wanted a quarter, four nothing and only one half a point.", "17", false},
		{"How many people were killed in Bergen?", "The storm killed 12 people, including three children, in Bergen.", "12", true},
		{"How many per cent of the votes did Holm receive?", "Holm received 46.8 per cent of the votes.", "46.8", true},
		{"How long is the bridge?", "The bridge is 640 metres long and hangs 210 metres above the river.", "640 metres", true},
		{"How high is the dam?", "The dam was built by 118 workers. It is 60 metres high.", "60 metres", true},
		{"How high is the dam?", "The dam broke. The wave was 12 metres high.", "", false},
		{"How high is the dam?", "A wave that was 12 metres high hit the dam of 60 metres.", "", true},
		{"Who did Kestrel pay 31 million pounds for?", "Kestrel paid 31 million pounds for the goalkeeper Ida Holm.", "Ida Holm", true},
		{"Who came second in the race?", "Ida Holm, who came third in the race, left.", "", false},
		{"How high will the rate be?", "The rate, which stood at 5.5 per cent in May, is expected to reach 6.3 per cent.", "6.3", true},
		{"How many seats does Open City have?", "The Union of Norway has 17 of the 45 seats.", "", false},
		{"How many seats does Open City have?", "It has 17 seats.", "17", true},
		{"How many seats does the Union have?", "The Union has 17 of the 45 seats.", "17", true},
		{"Who is the health minister of Mali?", "Kenya's health minister, Jane Wekesa, left.", "", false},
		{"Who is the health minister of Kenya?", "Kenya's health minister, Jane Wekesa, left.", "Jane Wekesa", true},
		{"Who will replace Holm?", "Holm resigned. He will be replaced by Anna Berg.", "Anna Berg", true},
		{"How many votes did Holm receive?", "He received 612 votes, with the help of Ida Holm.", "612", false},
		{"Since when has Holm been mayor?", "Holm gave up at noon. She has been mayor since 2018.", "2018", true},
		{"Who discovered Walter Brand?", "The reef was discovered by the diver, Walter Brand.", "diver", false},
		{"Who came third in the race?", "Ida Holm, who came third in the race, left.", "Ida Holm", true},
		{"How many passengers were on the Vega?", "Two people died and 31 were injured when the passenger ferry Vega met a tanker.", "", false},
		{"Who is the governor of the bank?", "Deputy Governor Ida Holm left the bank.", "", false},
		{"Who is the mayor of Bergen?", "The former mayor of Bergen, Ida Holm, left.", "", false},
		{"Who was the mayor of Bergen?", "The former mayor of Bergen, Ida Holm, left.", "Ida Holm", true},
		{"Who was governor before Holm?", "Governor Ida Holm left.", "", false},
		{"Who was governor before Holm?", "Governor Ida Holm, who left, was a lawyer.", "", false},
	} {
		ps := passages(t, x, tt.body)
		b, ok := r.Answer(r.Ask(tt.question), ps)
		sure := b.Left >= 1
		if !ok || sure != tt.sure || tt.want != "" && !strings.Contains(ps[0].Document.Article.Text(b.Answer), tt.want) {
			t.Errorf("%s %s: got %q, %.2f is left", tt.body, tt.question, ps[0].Document.Article.Text(b.Answer), b.Left)
		}
	}
}

// Those whom something killed years ago are not those whom it kills now.
func TestLongAgo(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct {
		title, body string
		sure        bool
	}{
		{"Earthquake kills 41", "The last earthquake killed 212 people in 1988.", false},
		{"Earthquake kills 41", "The earthquake killed 41 people on Monday.", true},
		{"A book on earthquakes", "The earthquake killed 212 people in 1988.", true},
		{"The night in Tarn", "The last earthquake killed 212 people in 1988. Now 41 are dead.", false},
	} {
		a, err := article.New(article.Article{ID: "test", Title: tt.title, Date: "2031-05-20", Language: "en", Body: tt.body})
		if err != nil {
			t.Fatal(err)
		}
		b, ok := r.Answer(r.Ask("How many people were killed in the earthquake?"), []Passage{{Document: x.Extract(a), Span: a.Passages[0].Span}})
		if sure := b.Left >= 1; !ok || sure != tt.sure {
			t.Errorf("%s: %s: %.2f is left", tt.title, tt.body, b.Left)
		}
	}
}

// What is left without the verb of the question is enough to answer if the rest is likely, where
// the verb says little, or a number stands with what it counts and nobody was harmed.
func TestVague(t *testing.T) {
	r, x := reader(t)
	for _, tt := range []struct {
		question, body string
		want           float64
	}{
		{"Where was the summit held?", "They met in Bergen for a summit.", vague},
		{"Where was the summit cancelled?", "They met in Bergen for a summit.", groundless},
		{"How many pardons did Berg grant?", "Berg issued a series of seven pardons.", vague},
		{"How many pardons did Berg grant?", "Berg heard of pardons from seven lawyers.", groundless * groundless},
		{"How many passengers drowned?", "The boat carried six passengers.", groundless},
		{"How many people voted?", "Six people stayed at home.", groundless},
	} {
		ps := passages(t, x, tt.body)
		if b, ok := r.Answer(r.Ask(tt.question), ps); !ok || b.Left > tt.want+1e-9 || b.Left < tt.want-1e-9 {
			t.Errorf("%s %s: got %q, %.4f is left, want %.4f", tt.body, tt.question, ps[0].Document.Article.Text(b.Answer), b.Left, tt.want)
		}
	}
}

func TestTrees(t *testing.T) {
	row := "cover>0.5 lost>1 terms>3\t0.1 0.2 -0.3 0.4\n"
	trees := parseTrees("# a comment\n" + row + "cover>0.5\t0.1\nnone>0.5\t0.1 0.2\n")
	if len(trees) != 1 || trees[0].String()+"\n" != strings.Replace(row, "\t0.1 0.2 -0.3 0.4", "\t0.100 0.200 -0.300 0.400", 1) {
		t.Fatalf("got %v", trees)
	}
	signs := make([]float32, len(Signs))
	for _, tt := range []struct{ cover, lost, terms, want float32 }{{0.5, 1, 9, 0.1}, {0.5, 2, 9, 0.2}, {0.6, 9, 3, -0.3}, {0.6, 0, 4, 0.4}} {
		signs[slices.Index(Signs, "cover")], signs[slices.Index(Signs, "lost")], signs[slices.Index(Signs, "terms")] = tt.cover, tt.lost, tt.terms
		if got := trees[0].Sum(signs); got != tt.want {
			t.Errorf("%+v: got %v", tt, got)
		}
	}
	for _, tree := range shipped().doubts {
		if len(tree.Leaves) != len(tree.Nodes)+1 {
			t.Errorf("a tree of %d nodes has %d leaves", len(tree.Nodes), len(tree.Leaves))
		}
	}
}

func TestAsk(t *testing.T) {
	r, _ := reader(t)
	for _, tt := range []struct {
		question string
		kind     Kind
		class    string
	}{
		{"Who won?", Person, ""},
		{"In what city did they meet?", Place, "city"},
		{"Which of the companies was sold?", Group, "companies"},
		{"What kind of plane crashed?", Class, "plane"},
		{"In what year did it end?", Year, "year"},
		{"How long did the talks last?", Duration, ""},
		{"How many states abstained?", Number, "states"},
		{"How much money was lost?", Money, "money"},
		{"What percentage voted?", Percentage, "percentage"},
		{"How many per cent of the votes did Holm receive?", Percentage, "cent"},
		{"What were the sales of Kestrel last year?", Number, "sales"},
		{"What was inflation in January?", Number, "inflation"},
		{"What was the reason for the delay?", Reason, "reason"},
		{"Why did they leave?", Reason, ""},
		{"Did they leave?", YesNo, ""},
		{"What did they sign?", Thing, ""},
		{"tell me more", Thing, ""},
		{"", Thing, ""},
	} {
		if q := r.Ask(tt.question); q.Kind != tt.kind || q.Class != tt.class {
			t.Errorf("%q: got kind %q of class %q, want %q of %q", tt.question, q.Kind, q.Class, tt.kind, tt.class)
		}
	}
}

// What Plain says of a question is what Ask says.
func TestPlain(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]bool{
		"Who won?": true, "WHOSE house burnt?": true, "when was it": true, "How many states abstained?": true, "which states abstained": true, "what did they sign": true, "who": true,
		"what was the reason": false, "Which causes were named?": false, "why did they leave": false, "did they leave": false, "who's that": false, "Whoever won": false, "tell me more": false, "": false,
	} {
		if got := Plain(question); got != want {
			t.Errorf("%q: got %t, want %t", question, got, want)
		}
		if q := r.Ask(question); want && (!q.Asks() || q.Kind == YesNo || q.Kind == Reason) {
			t.Errorf("%q is plain, and Ask finds that it wants %q", question, q.Kind)
		}
	}
}

// A word is the term that has its stem, however it is written and whatever letter it begins with.
func TestTermOf(t *testing.T) {
	r, _ := reader(t)
	q := r.Ask("Where did Ólafur Holm go with 12 signed treaties after the meeting was begun?")
	found := 0
	for _, w := range strings.Fields("went goes Go GOING go was were am is be Ólafur ólafur ÓLAFUR holm Holm HOLMS 12 13 treaty TREATIES sign signs meet met MEETING begin began water Oslo agree ß İ ") {
		want := slices.IndexFunc(q.terms, func(t term) bool { return t.word == lower(w) })
		if want < 0 {
			want = slices.IndexFunc(q.terms, func(t term) bool { return t.stem == stem(lower(w)) })
		}
		if got := q.termOf(w); got != want {
			t.Errorf("%q: got term %d, want %d", w, got, want)
		}
		if want >= 0 {
			found++
		}
	}
	if found < 15 {
		t.Errorf("only %d of the words are terms: the question has few", found)
	}
}

// The lexicon says of a word what the lists say.
func TestLexicon(t *testing.T) {
	words := strings.Fields("pesos pesoss rands usds cents dollar kroner kronas the of seven sevens francs Franc")
	for w := range lexicon {
		words = append(words, w, w+"s")
	}
	for _, w := range words {
		if got := lexicon[w]; got&function != 0 != functionWords[w] || got&cardinal != 0 != numerals[w] || plain(w) && got&currency != 0 != isMoney(w) {
			t.Errorf("%q: got %b", w, got)
		}
	}
}

func TestNumeral(t *testing.T) {
	for w := range numerals {
		if title := strings.ToUpper(w[:1]) + w[1:]; !numeral(w) || !numeral(title) || !numeral(strings.ToUpper(w)) || numeral(w+"s") || numeral(w[1:]) {
			t.Errorf("%q is mistaken", w)
		}
	}
	if numeral("") || numeral("Kronor") || numeral("unconstitutionally") {
		t.Error("what is no numeral is taken for one")
	}
}

// check holds an answer to what Best promises.
func check(t *testing.T, ps []Passage, b Best) {
	t.Helper()
	p := ps[b.Passage]
	a := p.Document.Article
	if a.Text(b.Answer) == "" || !b.Sentence.Contains(b.Answer) || !p.Span.Contains(b.Sentence) {
		t.Errorf("answer %v, sentence %v, passage %v do not lie within each other", b.Answer, b.Sentence, p.Span)
	}
	if !(b.Confidence >= 0 && b.Confidence <= 1) {
		t.Errorf("the confidence is %v", b.Confidence)
	}
}

func TestNothingToAnswer(t *testing.T) {
	r, x := reader(t)
	if b, ok := r.Answer(r.Ask("Who met Lars Madsen?"), nil); ok {
		t.Errorf("got %+v from no passages", b)
	}
	for _, question := range []string{"", "?", "who", strings.Repeat("why did the the ", 500), "\xff\xfe"} {
		if b, ok := r.Answer(r.Ask(question), passages(t, x, news)); ok {
			check(t, passages(t, x, news), b)
		}
	}
}

// What is not in the passages is answered with less confidence than what is.
func TestConfidence(t *testing.T) {
	r, x := reader(t)
	ps := passages(t, x, news)
	sure := func(question string) float64 {
		b, ok := r.Answer(r.Ask(question), ps)
		if !ok {
			return 0
		}
		return b.Confidence
	}
	known, unknown := sure("Where did Solberg and Madsen meet?"), sure("Where did Petrov and Zhang vacation?")
	if known <= unknown {
		t.Errorf("got %.2f for what the passages say and %.2f for what they do not", known, unknown)
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add("Who met Lars Madsen?", news)
	f.Add("How many “states” abstained in 1905?", "“We … 4 — §” said É́. $ % 's\n\n- a\n\n— 日本語 12,5 %")
	f.Add("what's %", "%")
	x, err := extractor()
	if err != nil {
		f.Fatal(err)
	}
	r := New(x)
	f.Fuzz(func(t *testing.T, question, body string) {
		if _, err := article.New(article.Article{ID: "test", Body: body}); err != nil {
			t.Skip("what was drawn is no article")
		}
		ps := passages(t, x, body)
		if b, ok := r.Answer(r.Ask(question), ps); ok {
			check(t, ps, b)
		}
	})
}

func BenchmarkAnswer(b *testing.B) {
	r, x := reader(b)
	var ps []Passage
	for range 4 {
		ps = append(ps, passages(b, x, news)...)
	}
	ps = ps[:10]
	q := r.Ask("Where did Solberg and Madsen meet?")
	b.ReportAllocs()
	for b.Loop() {
		r.Answer(q, ps)
	}
}

// TestWeights finds the weight of every clue again.
func TestWeights(t *testing.T) {
	m := shipped()
	rows := map[string]float32{}
	eachRow(weightsTable, func(name string, v float32) { rows[name] = v })
	if len(rows) < 1000 {
		t.Fatalf("there are %d weights", len(rows))
	}
	for name, want := range rows {
		e := &sink{model: m}
		var parts []part
		for p := range strings.SplitSeq(name, separator) {
			parts = append(parts, named(p))
		}
		if e.add(1, parts...); e.sum != float64(want) {
			t.Errorf("%s weighs %g, want %g", name, e.sum, want)
		}
	}
}
