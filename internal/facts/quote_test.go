package facts

import "testing"

func TestQuotes(t *testing.T) {
	const cast = "Norwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen.\n\n"
	for _, test := range []struct {
		name, body string
		want       []string // speaker, kind, text; "to" and "via" where they are
	}{
		{"quote, speaker, verb", "“Ships know no borders,” Solberg said.", []string{"Ingrid Solberg direct [Ships know no borders,]"}},
		{"quote, verb, speaker", "“Ships know no borders,” said Solberg.", []string{"Ingrid Solberg direct [Ships know no borders,]"}},
		{"speaker, verb, quote", "Solberg said: “Ships know no borders.”", []string{"Ingrid Solberg direct [Ships know no borders.]"}},
		{"typewriter marks", `"Ships know no borders," Solberg said.`, []string{"Ingrid Solberg direct [Ships know no borders,]"}},
		{"single marks", "'We know no borders,' Solberg said.", []string{"Ingrid Solberg direct [We know no borders,]"}},
		{"a denial is not what was said", "Solberg denied that the team had cheated.", nil},
		{"a denial of a thing", "Madsen has always denied any wrongdoing.", []string{"Lars Madsen reported [denied any wrongdoing]"}},
		{"a denial of which thing", "Madsen denied the report.", nil},
		{"a denial of rumours", "Madsen denied rumours that the talks had failed.", []string{"Lars Madsen reported [denied rumours that the talks had failed]"}},
		{"a refusal", "Solberg denied the team a place in the cup.", nil},
		{"no denial", "Solberg did not deny any wrongdoing.", nil},
		{"a denial that may come", "If Solberg denied any wrongdoing, they would lose.", nil},
		{"denied something", "Solberg was denied any role in the talks.", nil},
		{"quoted by another", "Reuters cited Per Dahl, a pilot, as saying that the talks had failed.", []string{"Per Dahl reported [the talks had failed]"}},
		{"asked to say", "Solberg asked Per Dahl to say that the talks had failed.", nil},
		{"condition", "Solberg said if it rains, the talks will fail.", []string{"Ingrid Solberg reported [if it rains, the talks will fail]"}},
		{"an aside in what is said", "Solberg said Per Dahl, a pilot from Oslo, has left the board.", []string{"Ingrid Solberg reported [Per Dahl, a pilot from Oslo, has left the board]"}},
		{"age between speaker and verb", "“Ships know no borders,” Harbour chief Anna Holm, 52, told analysts on a call.", []string{"Anna Holm direct [Ships know no borders,] to analysts"}},
		{"title of a paper", "“Ships know no borders”, said Solberg the newspaper “Fjord”.", []string{"Ingrid Solberg direct [Ships know no borders]"}},
		{"guillemets", "«We know no borders», Solberg said.", []string{"Ingrid Solberg direct [We know no borders]"}},
		{"addressee", "“Ships know no borders,” Solberg told reporters.", []string{"Ingrid Solberg direct [Ships know no borders,] to reporters"}},
		{"interrupted", "“Ships,” Solberg said, “know no borders.”", []string{"Ingrid Solberg partial [Ships,]", "Ingrid Solberg partial [know no borders.]"}},
		{"a verb that no list has", "“Ships know no borders,” sneered Madsen.", []string{"Lars Madsen direct [Ships know no borders,]"}},
		{"a verb of blame", "“Ships know no borders”, criticised the minister Lars Madsen.", []string{"Lars Madsen direct [Ships know no borders]"}},
		{"no verb of speech behind a title", "“Ships at Night” thrilled Madsen.", nil},
		{"two clauses", "The people Madsen met said that the talks had failed.", nil},
		{"source between", "The ministry said on Thursday, according to Reuters, that the talks would go on.", []string{"ministry reported [the talks would go on] via Reuters"}},
		{"spoken to", "Speaking to Solberg, he said the talks had failed.", nil},
		{"the one before speaks", "Solberg was in Bergen. Speaking to Per Dahl of the local paper, she said: “Ships know no borders.”", []string{"Ingrid Solberg direct [Ships know no borders.]"}},
		{"interview", "Solberg was in Bergen. In an interview with Per Dahl, she said: “Ships know no borders.”", []string{"Ingrid Solberg direct [Ships know no borders.]"}},
		{"one of two", "The plan of a brother of Solberg, who said that the talks had failed, was dropped.", nil},
		{"not one of two", "They met in the home of Solberg, who said that the talks had failed.", []string{"Ingrid Solberg reported [the talks had failed]"}},
		{"another clause", "When Solberg tweeted that the talks had failed, the police put up a sign “closed for repair”.", []string{"Ingrid Solberg reported [the talks had failed]"}},
		{"source with a place", "According to Reuters in Baytown, Texas, the talks had failed.", []string{"Reuters reported [the talks had failed]"}},
		{"likened", "Madsen received her as a “reliable neighbour”.", []string{"Lars Madsen partial [reliable neighbour]"}},
		{"dismissed as", "Madsen dismissed as “pure fantasy” a report in the press.", []string{"Lars Madsen partial [pure fantasy]"}},
		{"denied to have said so", "Madsen denied that he had called it “pure fantasy”.", nil},
		{"title in what is said", "“Ships at Night” was playing when the storm began, Solberg said.", []string{"Ingrid Solberg reported [“Ships at Night” was playing when the storm began]"}},
		{"parenthesis", "Until May, Solberg said, the harbour stays closed.", []string{"Ingrid Solberg reported [the harbour stays closed]"}},
		{"name behind the role", "“We oppose it,” says its director, Per Dahl, 39.", []string{"Per Dahl direct [We oppose it,]"}},
		{"floating", "“Ships know no borders,” Solberg said. “We want a fair share of them.”", []string{"Ingrid Solberg direct [Ships know no borders,]", "Ingrid Solberg direct [We want a fair share of them.]"}},
		{"phrase", "Solberg called the catch “a result of greed”.", []string{"Ingrid Solberg partial [a result of greed]"}},
		{"called without marks", "Solberg called the catch a result of greed.", []string{"Ingrid Solberg reported [called the catch a result of greed]"}},
		{"described as", "Solberg described the catch as “a result of greed”.", []string{"Ingrid Solberg partial [a result of greed]"}},
		{"called more than that", "Solberg called the catch a result of “pure greed”.", []string{"Ingrid Solberg partial [pure greed]", "Ingrid Solberg reported [called the catch a result of “pure greed”]"}},
		{"clause behind an object", "Fishermen praised a ruling that lets them sail, while ecologists described it as “a result of greed”.", []string{"ecologists partial [a result of greed]"}},
		{"an adjunct is not what was said", "Building on the deal made with Sweden, the ministry announced a new plan.", nil},
		{"whose statement", "The talks had failed, according to a statement released by the Supreme Court.", []string{"statement released by the Supreme Court reported [The talks had failed]"}},
		{"head of what", "The head of the agency said that the talks had failed.", []string{"head of the agency reported [the talks had failed]"}},
		{"said where and when", "Solberg said on the radio on Tuesday that the talks had failed.", []string{"Ingrid Solberg reported [the talks had failed]"}},
		{"said in what and when", "Solberg said in her closing words on Monday that Madsen had kept the money.", []string{"Ingrid Solberg reported [Madsen had kept the money]"}},
		{"head of what, by name", "“Ships know no borders,” said the head of the agency, Colonel Per Dahl.", []string{"Per Dahl direct [Ships know no borders,]"}},
		{"leader with a home", "Their leader, Commander Per Dahl of the navy, said the talks had failed.", []string{"Per Dahl reported [the talks had failed]"}},
		{"nobody", "No candidate mentioned that the talks had failed.", nil},
		{"day before the verb", "The head of the board, Per Dahl, on Sunday said that the talks had failed.", []string{"Per Dahl reported [the talks had failed]"}},
		{"flat of that tenant", "Solberg said that tenant's flat was empty.", []string{"Ingrid Solberg reported [that tenant's flat was empty]"}},
		{"whole sentence inside one", "Solberg said that “we want a fair share of them”.", []string{"Ingrid Solberg direct [we want a fair share of them]"}},
		{"two speakers", "Solberg and Madsen agreed to expand their “partnership in a difficult time”.", []string{"Ingrid Solberg partial [partnership in a difficult time]", "Lars Madsen partial [partnership in a difficult time]"}},
		{"source behind", "“Ships know no borders,” Solberg said, according to Reuters.", []string{"Ingrid Solberg direct [Ships know no borders,] via Reuters"}},
		{"reported", "Solberg said that the talks had failed.", []string{"Ingrid Solberg reported [the talks had failed]"}},
		{"reported without that", "Solberg said the talks had failed.", []string{"Ingrid Solberg reported [the talks had failed]"}},
		{"according to", "According to Reuters, the talks failed.", []string{"Reuters reported [the talks failed]"}},
		{"source with a clause", "According to Reuters, which cited officials, the talks failed.", []string{"Reuters reported [the talks failed]"}},
		{"pronoun", "Solberg left. She said that the talks had failed.", []string{"Ingrid Solberg reported [the talks had failed]"}},
		{"officials", "Officials said that the talks failed.", []string{"Officials reported [the talks failed]"}},
		{"a house is not its country", "The White House said that the talks failed.", []string{"White House reported [the talks failed]"}},
		{"officials of a state are not the state", "Philippine officials said that the talks failed.", []string{"Philippine officials reported [the talks failed]"}},
		{"an outlet named after a country", "The talks failed, according to CNN Philippines.", []string{"CNN Philippines reported [The talks failed]"}},
		{"he and she", "Ingrid Solberg criticised Lars Madsen. “Madsen lies,” she said. He replied: “The mayor is afraid of me.”", []string{"Ingrid Solberg direct [Madsen lies,]", "Lars Madsen direct [The mayor is afraid of me.]"}},
		{"never said", "Solberg said she had never said “Madsen is a traitor”.", []string{"Ingrid Solberg reported [she had never said “Madsen is a traitor”]"}},
		{"did not say", "Solberg did not say that the talks failed.", nil},
		{"would say", "Solberg would say that the talks failed.", nil},
		{"participle is no speech", "Following the ruling, Solberg was sworn in.", nil},
		{"nobody called it so", "They began a process called “enlargement”.", nil},
		{"things do not speak", "Their first meeting said “ships know no borders”.", nil},
		{"title of a song", "The band played “Ships Know No Borders”.", nil},
		{"broken edge", "of fishing rights,” Solberg said.", []string{"Ingrid Solberg partial [of fishing rights,]"}},
		{"broken edge with a source", "share of the catch,” Solberg told Madsen, according to Reuters.", []string{"Ingrid Solberg partial [share of the catch,] to Lars Madsen via Reuters"}},
		{"broken edge without a speaker", "of fishing rights,” which is new.", nil},
		{"reported in a fragment", "as soon as possible and avoid a storm, Solberg said.", []string{"Ingrid Solberg reported [as soon as possible and avoid a storm]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, cast+test.body).Quotes, func(q Quote) string {
				s := q.Speaker + " " + q.Kind + " [" + q.Text + "]"
				if q.Addressee != "" {
					s += " to " + q.Addressee
				}
				if q.Via != "" {
					s += " via " + q.Via
				}
				return s
			})
			if want := table(test.want...); got != want {
				t.Errorf("quotations of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}

// A heading that is a quotation is its speaker's, whom only the text names.
func TestHeadingEchoesQuote(t *testing.T) {
	d := read(t, published, "Ingrid Solberg met Lars Madsen.\n\n“Ships have no borders”\n\n“Ships know no borders, but ministers do,” Solberg told reporters. They met in Bergen.\n\n“We will build a harbour”\n\nThe weather was fine, and they went home.\n")
	got := lines(d.Quotes, func(q Quote) string { return q.Speaker + ": " + q.Text + " (" + q.Rule + ")" })
	want := table("Ingrid Solberg: Ships have no borders (heading-echoes-quote)", "Ingrid Solberg: Ships know no borders, but ministers do, (content-speaker-verb:tell)")
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
