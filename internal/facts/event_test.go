package facts

import (
	"strings"
	"testing"
)

func TestEvents(t *testing.T) {
	const cast = "Ingrid Solberg and Lars Madsen are ministers.\n\n"
	for _, test := range []struct {
		name, body string
		want       []string // date precision status: what | participants @place
	}{
		{"past", "Solberg met Madsen on Tuesday in Bergen.", []string{"2022-03-29 day past: Solberg met Madsen on Tuesday in Bergen | Ingrid Solberg, Lars Madsen @Bergen"}},
		{"role of another", "Mayor Anna Holm came.\n\nA court in Lom on Tuesday sentenced the city's former mayor, Ingrid Solberg, to two years.", []string{"2022-03-29 day past: A court in Lom on Tuesday sentenced the city's former mayor | Ingrid Solberg @Lom"}},
		{"where a flight would have gone", "Solberg was arrested on Tuesday as she was about to board a flight to Bergen.", []string{"2022-03-29 day past: Solberg was arrested on Tuesday as she was about to board a flight to Bergen | Ingrid Solberg @"}},
		{"planned", "Solberg is expected in Denmark on Tuesday.", []string{"2022-04-05 day planned: Solberg is expected in Denmark on Tuesday | Ingrid Solberg @Denmark"}},
		{"is to", "Solberg is to leave office on April 2.", []string{"2022-04-02 day planned: Solberg is to leave office on April 2 | Ingrid Solberg @"}},
		{"denied", "Solberg did not meet Madsen on Tuesday.", []string{"2022-03-29 day denied: Solberg did not meet Madsen on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"due to arrive", "Solberg is due to arrive in Denmark on Tuesday.", []string{"2022-04-05 day planned: Solberg is due to arrive in Denmark on Tuesday | Ingrid Solberg @Denmark"}},
		{"worst since is no state", "Solberg thinks the flood is the worst since 2005.", nil},
		{"date of what since counts from", "For the first time since the ceasefire on March 3, Solberg met Madsen on Tuesday.", []string{"2022-03-29 day past: Solberg met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"due to is no plan", "Solberg was arrested on Tuesday due to fraud.", []string{"2022-03-29 day past: Solberg was arrested on Tuesday due to fraud | Ingrid Solberg @"}},
		{"with its article", "The invasion began on February 24.", []string{"2022-02-24 day past: The invasion began on February 24 |  @"}},
		{"quotation kept whole", "On Tuesday, Solberg called Madsen a “decent man”.", []string{"2022-03-29 day past: On Tuesday, Solberg called Madsen a “decent man” | Ingrid Solberg, Lars Madsen @"}},
		{"what was announced", "Solberg announced on Tuesday that the talks had ended.", []string{"2022-03-29 day past: Solberg announced on Tuesday that the talks had ended | Ingrid Solberg @"}},
		{"the exacter date", "Solberg is to leave next month on April 2.", []string{"2022-04-02 day planned: Solberg is to leave next month on April 2 | Ingrid Solberg @"}},
		{"promised", "Solberg promised to leave on April 2.", []string{"2022-04-02 day planned: Solberg promised to leave on April 2 | Ingrid Solberg @"}},
		{"told to by", "Solberg has been told to leave Norway by 2 March.", nil},
		{"must by", "Solberg must leave Norway by 2 March.", nil},
		{"done by", "Solberg had left Norway by 2 March.", []string{"2022-03-02 day past: Solberg had left Norway by 2 March | Ingrid Solberg, Norway @"}},
		{"invited for", "Solberg has invited Madsen for April 2 to Bergen.", []string{"2022-04-02 day planned: Solberg has invited Madsen for April 2 to Bergen | Ingrid Solberg, Lars Madsen @Bergen"}},
		{"infinitive without to", "Solberg let the ferry leave from December on.", nil},
		{"news", "Solberg met Madsen in Bergen.", []string{"2022-03-30 week past: Solberg met Madsen in Bergen | Ingrid Solberg, Lars Madsen @Bergen"}},
		{"two verbs", "Solberg met Madsen on Tuesday and signed a treaty.", []string{"2022-03-29 day past: Solberg met Madsen on Tuesday and signed a treaty | Ingrid Solberg, Lars Madsen @"}},
		{"where needs its clause", "Solberg will travel to Denmark, where she is expected on Friday.", []string{"2022-04-01 day planned: Solberg will travel to Denmark, where she is expected on Friday | Ingrid Solberg, Denmark @"}},
		{"state", "Solberg has been in office since 2018.", []string{"2018 year ongoing: Solberg has been in office since 2018 | Ingrid Solberg @"}},
		{"state of what was named", "He knows Norway, which has existed since 1905.", []string{"1905 year ongoing: Norway, which has existed since 1905 | Norway @"}},
		{"talks with a length", "The reason was two-day talks in Norway on herring.", []string{"  past: two-day talks in Norway on herring |  @Norway"}},
		{"date of a noun with a name", "People remember the attack on Denmark in May 2018.", []string{"2018-05 month past: the attack on Denmark in May 2018 | Denmark @"}},
		{"in the talks", "Solberg met Madsen on Tuesday.\n\nMadsen rejected the plan of Norway in the talks.", []string{
			"2022-03-29 day past: Solberg met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @",
			"2022-03-29 day past: Madsen rejected the plan of Norway in the talks | Lars Madsen @"}},
		{"in which talks", "Solberg met Madsen on Tuesday. Norway met France on Monday. Madsen rejected the plan in the talks.", []string{
			"2022-03-29 day past: Solberg met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @",
			"2022-03-28 day past: Norway met France on Monday | Norway, France @"}},
		{"the same two people", "Solberg met Madsen on Tuesday.\n\nSolberg informed Madsen about the herring.", []string{
			"2022-03-29 day past: Solberg met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @",
			"2022-03-29 day past: Solberg informed Madsen about the herring | Ingrid Solberg, Lars Madsen @"}},
		{"no encounter", "Norway invaded Denmark on Tuesday. It rained. It snowed. Norway attacked Denmark.", []string{"2022-03-29 day past: Norway invaded Denmark on Tuesday | Norway, Denmark @"}},
		{"before the visit", "Solberg praised Madsen in an interview before the visit.", []string{"  past: Solberg praised Madsen in an interview before the visit | Ingrid Solberg, Lars Madsen @"}},
		{"the perfect", "It rained. It snowed. It froze. Solberg has signed the treaty.", []string{"2022-03-30 week past: Solberg has signed the treaty | Ingrid Solberg @"}},
		{"background", "It rained. It snowed. It froze. Solberg signed the treaty.", nil},
		{"told twice", "Solberg met Madsen on Tuesday. Solberg met Madsen in Bergen on Tuesday to talk of herring.", []string{"2022-03-29 day past: Solberg met Madsen in Bergen on Tuesday to talk of herring | Ingrid Solberg, Lars Madsen @Bergen"}},
		{"as of", "As of Tuesday, Solberg had signed ten treaties.", []string{"2022-03-29 day past: As of Tuesday, Solberg had signed ten treaties | Ingrid Solberg @"}},
		{"was to", "Solberg was to leave office on Friday.", []string{"2022-04-01 day planned: Solberg was to leave office on Friday | Ingrid Solberg @"}},
		{"year of a noun", "Solberg rejected a 2005 law.", nil},
		{"year of the subject", "A party in Iceland in 2008 hurt Solberg.", nil},
		{"the end of a term", "Solberg held the post until 2011.", nil},
		{"the subject before an infinitive", "Solberg wished to oppose Denmark, but was arrested in 1963.", []string{"1963 year past: Solberg wished to oppose Denmark, but was arrested in 1963 | Ingrid Solberg @"}},
		{"participle", "A book published on Monday praised Solberg.", nil},
		{"brackets kept whole", "Solberg left for Bergen on Tuesday at 5 p.m. (1600 UTC).", []string{"2022-03-29 day past: Solberg left for Bergen on Tuesday at 5 p.m. (1600 UTC) | Ingrid Solberg @"}},
		{"told nothing", "“No,” Solberg told Madsen on Tuesday.", nil},
		{"put off", "The vote of Norway was delayed until October.", []string{"2022-10 month planned: The vote of Norway was delayed until October |  @"}},
		{"while something else", "On Tuesday, as Solberg left for Bergen, it rained.", nil},
		{"not since", "Solberg has not met Madsen since 2014.", nil},
		{"what is to be", "He found a treaty of Norway to be signed on Friday.", nil},
		{"present for the future", "Solberg leaves for Bergen on Friday.", []string{"2022-04-01 day planned: Solberg leaves for Bergen on Friday | Ingrid Solberg @"}},
		{"the next day of nothing", "The next day, Solberg left for Bergen.", nil},
		{"an insertion", "The flight of Norway, first due in May, was delayed by Solberg.", nil},
		{"names of a clause in the subject", "The man who hit Solberg was arrested on Tuesday.", []string{"2022-03-29 day past: The man who hit Solberg was arrested on Tuesday |  @"}},
		{"names of a participle in the subject", "A man suspected to have hit Solberg was arrested on Tuesday in Bergen.", []string{"2022-03-29 day past: A man suspected to have hit Solberg was arrested on Tuesday in Bergen |  @Bergen"}},
		{"names beside the subject", "Solberg, who was married to Madsen, died on Friday.", []string{"2022-03-25 day past: Solberg, who was married to Madsen, died on Friday | Ingrid Solberg @"}},
		{"what is between two", "The first debate between Solberg and Madsen took place on Tuesday.", []string{"2022-03-29 day past: The first debate between Solberg and Madsen took place on Tuesday |  @"}},
		{"a day in the subject", "Solberg yesterday resigned.", []string{"2022-03-29 day past: Solberg yesterday resigned | Ingrid Solberg @"}},
		{"an office beside the subject", "Solberg, previously the mayor of Bergen, Norway, died on Tuesday.", []string{"2022-03-29 day past: Solberg, previously the mayor of Bergen, Norway, died on Tuesday | Ingrid Solberg @"}},
		{"a life told", "Solberg died on Tuesday. Solberg wrote many books on Norway.", []string{"2022-03-29 day past: Solberg died on Tuesday | Ingrid Solberg @"}},
		{"news with its day before", "Solberg signed a treaty on Tuesday. Solberg invited Madsen.", []string{
			"2022-03-29 day past: Solberg signed a treaty on Tuesday | Ingrid Solberg @",
			"2022-03-29 day past: Solberg invited Madsen | Ingrid Solberg, Lars Madsen @"}},
		{"a number blurred", "At least seven people were killed in Bergen on Tuesday.", []string{"2022-03-29 day past: At least seven people were killed in Bergen on Tuesday |  @Bergen"}},
		{"over a number", "Over 30 people died in Bergen yesterday.", []string{"2022-03-29 day past: Over 30 people died in Bergen yesterday |  @Bergen"}},
		{"had its event", "The film had its premiere in Bergen on Friday.", []string{"2022-03-25 day past: The film had its premiere in Bergen on Friday |  @Bergen"}},
		{"a name beside an office", "The mayor of Bergen, Ingrid Solberg (51), met Madsen on Tuesday.", []string{"2022-03-29 day past: The mayor of Bergen, Ingrid Solberg (51), met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"people of a country", "Norwegian troops entered Bergen on Tuesday.", []string{"2022-03-29 day past: Norwegian troops entered Bergen on Tuesday | Norway @"}},
		{"place of what is spoken of", "Solberg informed Madsen about the war in Iceland on Tuesday.", []string{"2022-03-29 day past: Solberg informed Madsen about the war in Iceland on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"made known", "Norway had made it known on Monday that Denmark slept.", []string{"2022-03-28 day past: Norway had made it known on Monday | Norway @"}},
		{"election of the year", "Solberg is a candidate in the 2022 election of Norway.", nil},
		{"as a month ends", "As March came to a close in Norway, it rained.", nil},
		{"only supposed", "If Solberg met Madsen on Tuesday, Madsen may have signed on Monday.", nil},
		{"the day that is declared", "Solberg declared Friday a holiday.", []string{"2022-04-01 day planned: Solberg declared Friday a holiday | Ingrid Solberg @"}},
		{"another date of the second verb", "Solberg met Madsen on Tuesday and left on Wednesday.", []string{
			"2022-03-29 day past: Solberg met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @",
			"2022-03-30 day past: Solberg met Madsen on Tuesday and left on Wednesday | Ingrid Solberg @"}},
		{"since at the start", "Since 2019 Norway has wanted a port.", []string{"2019 year ongoing: Since 2019 Norway has wanted a port | Norway @"}},
		{"nobody is named", "On Tuesday a fire on another ferry of the company killed two people.", []string{"2022-03-29 day past: On Tuesday a fire on another ferry of the company killed two people |  @"}},
		{"the tail of a place", "The games of Lom, Norway took place on Monday.", nil},
		{"a piece of a sentence", "Solberg, author of a book published in Norway on Monday, slept.", nil},
		{"no actor", "It rained on Tuesday.", nil},
		{"place of another verb", "The ship of Norway was built in Greece in 1989 and was bought by Solberg in 2012.", []string{
			"1989 year past: The ship of Norway was built in Greece in 1989 |  @Greece",
			"2012 year past: The ship of Norway was built in Greece in 1989 and was bought by Solberg in 2012 | Ingrid Solberg @"}},
		{"a name between commas", "The mayor of Bergen, Anna Holm, left on Tuesday.", []string{"2022-03-29 day past: The mayor of Bergen, Anna Holm, left on Tuesday | Anna Holm @"}},
		{"a date that opens a clause", "Solberg disputed this for years, but in 2019 she admitted that Norway had left.", []string{"2019 year past: in 2019 she admitted that Norway had left | Ingrid Solberg @"}},
		{"two dates of two", "A plan of Norway was rejected by Solberg in 2012 and by Madsen in 2014.", []string{"2012 year past: A plan of Norway was rejected by Solberg in 2012 and by Madsen in 2014 | Ingrid Solberg @"}},
		{"whose border it is", "Nine soldiers were killed on Tuesday in a clash on the border between Norway and Denmark.", []string{"2022-03-29 day past: Nine soldiers were killed on Tuesday in a clash on the border between Norway and Denmark |  @"}},
		{"what is announced", "Norwegian officials announced a protest in Bergen on April 30.", []string{"2022-04-30 day planned: a protest in Bergen on April 30 |  @Bergen"}},
		{"what is called for somewhere", "Norway called for a protest in Bergen on Monday.", nil},
		{"verbs that double a letter", "Solberg stepped down on Tuesday. Madsen was acquitted on Monday.", []string{"2022-03-29 day past: Solberg stepped down on Tuesday | Ingrid Solberg @", "2022-03-28 day past: Madsen was acquitted on Monday | Lars Madsen @"}},
		{"what something is for", "Norway cut its forecast for the quarter.", nil},
		{"what is cancelled", "Norway cancelled a visit to Denmark on 10 March.", nil},
		{"a plan of long ago", "Norway was to open the bridge on 1 June 2020, but did not.", nil},
		{"what is called for", "Solberg called for a strike on Monday. Norway demanded a vote on Monday.", nil},
		{"called on a day", "Solberg on Monday called for a strike.", []string{"2022-03-28 day past: Solberg on Monday called for a strike | Ingrid Solberg @"}},
		{"behind a clause between commas", "Solberg met Madsen, who had resigned, on Tuesday.", []string{"2022-03-29 day past: Solberg met Madsen, who had resigned, on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"of another time in a clause", "Solberg met Madsen on Tuesday.\n\nSolberg, who defeated Madsen, slept.", []string{"2022-03-29 day past: Solberg met Madsen on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"years since a year", "It was the second coup in Norway since independence in 1975.", nil},
		{"whom a description means", "The bones were discovered in 2020 by a schoolboy, Jan Holm.", []string{"2020 year past: The bones were discovered in 2020 by a schoolboy | Jan Holm @"}},
		{"an object that is none", "Solberg found no bones in Bergen on Tuesday.", []string{"2022-03-29 day denied: Solberg found no bones in Bergen on Tuesday | Ingrid Solberg @Bergen"}},
		{"failed", "Solberg failed to sink the ship of Norway on Tuesday.", []string{"2022-03-29 day past: Solberg failed to sink the ship of Norway on Tuesday | Ingrid Solberg @"}},
		{"no time lost", "Norway lost no time in Bergen on Tuesday.", []string{"2022-03-29 day past: Norway lost no time in Bergen on Tuesday | Norway @Bergen"}},
		{"the father of whom the subject is", "President Jan Berg resigned. His daughter, the economist Anna Berg, wrote that he had been taken from Bergen on Tuesday.", []string{
			"2022-03-30 week past: President Jan Berg resigned | Jan Berg @",
			"2022-03-29 day past: he had been taken from Bergen on Tuesday | Jan Berg @"}},
		{"date of a noun", "Solberg left after Tuesday's attack.", nil},
		{"date of something else", "Solberg left as the last one since an attack in August 2018.", nil},
		{"subordinate", "In 1962, when Solberg left for Bergen, it rained.", nil},
		{"inside a quotation", "“It ended on Tuesday,” Solberg said.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, cast+test.body).Events, func(e Event) string {
				return e.Date + " " + e.Precision + " " + e.Status + ": " + e.What + " | " + strings.Join(e.Participants, ", ") + " @" + e.Place
			})
			if want := table(test.want...); got != want {
				t.Errorf("events of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}

// A stretch of time has two ends.
func TestStretches(t *testing.T) {
	for body, want := range map[string]string{
		"Between 2014 and 2017 Solberg worked in Bergen.":          "2014 until 2017: Between 2014 and 2017",
		"Solberg worked in Bergen from 2014 to 2017.":              "2014 until 2017: from 2014 to 2017",
		"Solberg worked in Bergen between May and July 2019.":      "2019-05 until 2019-07: between May and July 2019",
		"Solberg worked in Bergen from November 2018 to May 2019.": "2018-11 until 2019-05: from November 2018 to May 2019",
		"Solberg worked in Bergen between 2017 and 2014.":          "",
		"Solberg worked in Bergen in 2014 and met Madsen in 2017.": "2014 until : 2014",
	} {
		got := ""
		for _, e := range read(t, published, "Ingrid Solberg and Lars Madsen are ministers.\n\n"+body).Events {
			if e.Kind == "work" && e.Date != "" {
				got = e.Date + " until " + e.Until + ": " + e.When
			}
		}
		if got != want {
			t.Errorf("%q: worked %q, want %q", body, got, want)
		}
	}
}

// Who reports an event vouches for it.
func TestEventClaimant(t *testing.T) {
	d := read(t, published, "Ingrid Solberg is a minister.\n\nSolberg said that Norway closed its ports on Tuesday.")
	if len(d.Events) != 1 || d.Events[0].Claimant != "Ingrid Solberg" {
		t.Errorf("events %+v, want one that Ingrid Solberg claims", d.Events)
	}
}
