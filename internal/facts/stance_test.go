package facts

import "testing"

func TestStances(t *testing.T) {
	const cast = "Ingrid Solberg and Lars Madsen came.\n\n"
	for _, test := range []struct {
		name, body string
		want       []string // holder polarity target; claimant in brackets
	}{
		{"plain", "Norway condemned the invasion.", []string{"Norway opposes invasion"}},
		{"refusal is no condemnation", "Norway still refuses to condemn the invasion.", []string{"Norway neutral invasion"}},
		{"negation", "Norway does not support the treaty.", []string{"Norway opposes treaty"}},
		{"denied without a denier", "Rumours that Norway supported Iceland have been clearly denied.", nil},
		{"passive", "The invasion was condemned by Norway.", []string{"Norway opposes invasion"}},
		{"passive without an agent", "The invasion was condemned.", nil},
		{"participle", "The sanctions imposed by Norway hurt Iceland.", nil},
		{"coordination", "Norway, Finland, but also Canada and Japan do not comply with the quotas.", []string{"Norway opposes quotas", "Finland opposes quotas", "Canada opposes quotas", "Japan opposes quotas"}},
		{"several targets", "Denmark blames Norway and Iceland for the dispute.", []string{"Denmark opposes Norway", "Denmark opposes Iceland"}},
		{"contrast names its own holder", "Norway refuses to condemn the catch. Finland waits. Instead, Oslo portrays Denmark as the main culprit.", []string{"Norway neutral catch", "Norway opposes Denmark"}},
		{"claimant", "Solberg said that Norway rejected the quotas.", []string{"Norway opposes quotas [Ingrid Solberg]"}},
		{"first person", "“We reject quotas,” Solberg said.", []string{"Ingrid Solberg opposes quotas [Ingrid Solberg]"}},
		{"first person of nobody", "“We reject quotas” was on the wall.", nil},
		{"a warning opposes what it warns of, not whom it warns", "Solberg warned Madsen in a letter against hasty steps.", []string{"Ingrid Solberg opposes hasty steps"}},
		{"used to", "Solberg, who used to support the dam, left.", nil},
		{"previously", "Solberg had previously opposed the dam.", nil},
		{"but now", "Solberg opposed the dam in 2010 but now supports it.", nil},
		{"denied and stated", "Norway denied the charge and accused Denmark of spying.", []string{"Norway opposes Denmark"}},
		{"denied", "Solberg denied she had threatened Madsen.", nil},
		{"never said", "Solberg said she had never said that Norway opposed the dam.", nil},
		{"quotation of nobody known", "“It is known that Norway condemned the invasion.”", nil},
		{"pronoun of a speaker", "“She opposed the treaty,” Madsen joked.", nil},
		{"part of another place", "Northern Cyprus is recognized only by Turkey.", []string{"Turkey supports Northern Cyprus"}},
		{"obeying is not supporting", "Norway complied with the request.", nil},
		{"whoever", "Ingrid Solberg said: “Whoever threatens Norway threatens Denmark.”", nil},
		{"those who", "“Those who support Norway condemn the dam.”", nil},
		{"questioned by the police", "Prosecutors questioned the captain.", nil},
		{"his country", "Danish minister Lars Madsen said his country stood by Norway.", []string{"Denmark supports Norway [Lars Madsen]"}},
		{"preposition of several words", "Norway abstained in view of the situation.", nil},
		{"resignation of somebody", "Denmark called for the resignation of Lars Madsen.", []string{"Denmark opposes Lars Madsen"}},
		{"somebody's release", "Denmark demanded Lars Madsen’s release.", []string{"Denmark supports Lars Madsen"}},
		{"end of something", "Denmark called for an end to the blockade.", []string{"Denmark opposes blockade"}},
		{"what somebody is accused of", "Norway accused Denmark of blocking the treaty.", []string{"Norway opposes Denmark"}},
		{"joined verbs of one tense", "Solberg said Iceland would not take troops but backed patrols.", []string{"Ingrid Solberg supports patrols"}},
		{"it in clauses alike", "Norway supports the plan, but Denmark opposes it.", []string{"Norway supports plan", "Denmark opposes plan"}},
		{"whom support is given", "Norway gave Denmark strong support for the plan.", []string{"Norway supports plan"}},
		{"hardly real", "Norway almost supported the plan. Iceland is rumoured to support the plan. Denmark pretended to oppose the plan. Sweden rarely supported the plan.", nil},
		{"being against", "Norway is against lifting the ban.", []string{"Norway opposes lifting the ban"}},
		{"not being against", "Norway is not against lifting the ban. Iceland is no longer against the ban.", nil},
		{"being against the law", "The strike in Norway is against the law.", nil},
		{"call for nothing of the kind", "Denmark called for talks.", []string{"Denmark supports talks"}},
		{"neither of both", "Anna Holm said that Denmark “neither supports nor opposes” the treaty.", []string{"Denmark neutral treaty [Anna Holm]"}},
		{"neither of the same", "Denmark neither praises nor supports the treaty.", nil},
		{"which as object", "Norway approved a treaty which Denmark refused to sign.", []string{"Norway supports treaty", "Denmark opposes treaty"}},
		{"doing something", "Norway warned against lifting the ban.", []string{"Norway opposes lifting the ban"}},
		{"vague word with what it tells", "Norway rejected reports that Denmark withdraws its ships.", []string{"Norway opposes reports that Denmark withdraws its ships"}},
		{"participle between commas", "Norway and Denmark, invited as guests, welcomed the treaty.", []string{"Norway supports treaty", "Denmark supports treaty"}},
		{"country of nobody known", "Lars Madsen said his country stood by Norway.", nil},
		{"never better", "Ingrid Solberg said relations with Norway had never been better.", []string{"Ingrid Solberg supports Norway [Ingrid Solberg]"}},
		{"clause without its who, ending in a preposition", "Ingrid Solberg said: “Most farmers I talk to are in favour of the dam.”", nil},
		{"neutral", "Norway abstained from the vote.", []string{"Norway neutral vote"}},
		{"noun", "Norway voiced support for Iceland.", []string{"Norway supports Iceland"}},
		{"whom a clause is about", "Solberg warned Madsen would leave.", nil},
		{"conditional", "Norway would support the treaty.", nil},
		{"if", "If Norway supports the treaty, Iceland leaves.", nil},
		{"question", "Does Norway support the treaty?", nil},
		{"vague target", "Norway criticised the move.", nil},
		{"doing", "The Sierra Club opposes dredging because it stirs up mud.", []string{"Sierra Club opposes dredging"}},
		{"doing with an object", "Norway favours sending troops to Mali.", []string{"Norway supports sending troops"}},
		{"doing that says nothing alone", "Norway opposes going to war.", nil},
		{"doing of which more is said", "Norway rejected saying more.", nil},
		{"vague target made clear", "Norway criticised the decision to close the port.", []string{"Norway opposes decision to close the port"}},
		{"employer", "Lars Madsen works for Reuters.", nil},
		{"time is no target", "Norway attacked on Monday.", nil},
		{"nobody", "They condemned the invasion.", nil},
		{"surname that nobody introduced", "Brannigan accused Thorvald of lying.", []string{"Brannigan opposes Thorvald"}},
		{"group of people", "Lawmakers praised Norway.", []string{"Lawmakers supports Norway"}},
		{"thing", "The weather punished Norway.", nil},
		{"body with a name in it", "Brannigan’s campaign attacked Thorvald.", []string{"Brannigan’s campaign opposes Thorvald"}},
		{"time between subject and verb", "Norway this week accused Iceland of fraud.", []string{"Norway opposes Iceland"}},
		{"bracket and day between subject and verb", "Lars Madsen (62) on Thursday accused Iceland of fraud.", []string{"Lars Madsen opposes Iceland"}},
		{"participle", "Denmark left the talks, accusing Iceland of fraud.", []string{"Denmark opposes Iceland"}},
		{"participle after a name", "The talks ended with Denmark accusing Iceland of fraud.", []string{"Denmark opposes Iceland"}},
		{"text of somebody", "Solberg filed a lawsuit accusing Iceland of fraud.", []string{"Ingrid Solberg opposes Iceland"}},
		{"accused of supporting", "Solberg was angry and accused Madsen of supporting Iceland.", []string{"Ingrid Solberg opposes Lars Madsen"}},
		{"one verb after another", "Solberg praised Norway, attacked Iceland and left.", []string{"Ingrid Solberg supports Norway", "Ingrid Solberg opposes Iceland"}},
		{"pronoun of the subject", "Brannigan said he supports Iceland.", []string{"Brannigan supports Iceland [Brannigan]"}},
		{"pronoun of either of two", "Brannigan told Thorvald he supports Iceland.", nil},
		{"possessive pronoun", "Brannigan repeated his criticism of Iceland.", []string{"Brannigan opposes Iceland"}},
		{"owner of the noun", "Norway’s support for Iceland grew.", []string{"Norway supports Iceland"}},
		{"drawn from others", "Iceland drew criticism from Norway.", []string{"Norway opposes Iceland"}},
		{"a meeting is no attitude", "Norway held a meeting with Iceland and had ties with Denmark.", nil},
		{"in opposition to nothing", "In the war against Iceland, Norway praised Denmark.", []string{"Norway supports Denmark"}},
		{"apposition", "Lars Madsen, a critic of Iceland, came.", []string{"Lars Madsen opposes Iceland"}},
		{"noun before the name", "Thorvald ally Lars Madsen came.", []string{"Lars Madsen supports Thorvald"}},
		{"former ally", "Lars Madsen, a former ally of Iceland, came.", nil},
		{"adjective beside its noun", "Lars Madsen, long critical of Iceland, came.", []string{"Lars Madsen opposes Iceland"}},
		{"reversed", "Iceland came under fire from Norway.", []string{"Norway opposes Iceland"}},
		{"affix", "Anti-Iceland activist Lars Madsen marched.", []string{"Lars Madsen opposes Iceland"}},
		{"affix that tells nothing new", "Anti-Iceland protesters marched.", nil},
		{"affix of no people", "Anti-Iceland sentiment grew.", nil},
		{"what is done by others", "Solberg criticised the bill offered by Madsen.", []string{"Ingrid Solberg opposes bill offered by Madsen"}},
		{"opinion", "Solberg said Madsen was a liar.", []string{"Ingrid Solberg opposes Lars Madsen [Ingrid Solberg]"}},
		{"opinion in a quotation", "“Madsen is a brilliant man,” Solberg said.", []string{"Ingrid Solberg supports Lars Madsen [Ingrid Solberg]"}},
		{"opinion in two words", "Solberg called Madsen’s plan reckless.", []string{"Ingrid Solberg opposes Madsen’s plan [Ingrid Solberg]"}},
		{"opinion that goes further", "Solberg said Madsen was not only a brilliant man.", []string{"Ingrid Solberg supports Lars Madsen [Ingrid Solberg]"}},
		{"opinion about what is to come", "Solberg said Madsen will be brilliant.", nil},
		{"verb of praise", "Solberg said that Iceland respected the borders of Norway.", []string{"Iceland supports borders of Norway [Ingrid Solberg]"}},
		{"opinion denied", "Solberg said Madsen was not a liar.", nil},
		{"opinion not held", "Solberg did not say that Madsen was a liar.", nil},
		{"no opinion", "Solberg said Madsen was in Oslo.", nil},
		{"opinion of a thing", "Solberg said the weather was terrible.", nil},
		{"some of them", "A number of Norwegian lawmakers praised Madsen.", []string{"Norwegian lawmakers supports Lars Madsen"}},
		{"not only", "Solberg did not just blame Madsen.", []string{"Ingrid Solberg opposes Lars Madsen"}},
		{"name of what hangs on it", "Solberg criticised officials in the Brannigan administration.", []string{"Ingrid Solberg opposes officials in the Brannigan administration"}},
		{"what was done for another", "Solberg praised Madsen for defending Iceland.", []string{"Ingrid Solberg supports Lars Madsen", "Lars Madsen supports Iceland"}},
		{"between two", "Norway and Iceland are getting closer.", []string{"Norway supports Iceland", "Iceland supports Norway"}},
		{"each other", "Norway and Iceland accused each other of fraud.", []string{"Norway opposes Iceland", "Iceland opposes Norway"}},
		{"united against", "The broad front against Iceland broke.", []string{"broad front opposes Iceland"}},
		{"despite what was imposed", "Iceland prospered, despite the sanctions imposed by Norway.", []string{"Norway opposes Iceland"}},
		{"imposed on", "The sanctions imposed by Norway on Iceland failed.", []string{"Norway opposes Iceland"}},
		{"what one wants", "Norway wants a ceasefire.", []string{"Norway supports ceasefire"}},
		{"what one wants done", "Norway wants the ceasefire to end.", nil},
		{"plan of what two share", "Norway and Iceland agreed to expand their cooperation.", []string{"Norway supports cooperation", "Iceland supports cooperation"}},
		{"knows no borders", "“Norway-Iceland cooperation knows no borders,” Solberg said.", []string{"Ingrid Solberg supports Norway-Iceland cooperation [Ingrid Solberg]"}},
		{"nobody in particular", "The party supported Iceland.", nil},
		{"people of a body", "Members of the Danish Parliament supported Iceland.", []string{"Members of the Danish Parliament supports Iceland"}},
		{"could not", "Norway could not support Iceland.", []string{"Norway opposes Iceland"}},
		{"no opposition is no support", "Norway did not oppose the treaty.", []string{"Norway neutral treaty"}},
		{"one of those", "Lars Madsen is one of the critics of Iceland.", []string{"Lars Madsen opposes Iceland"}},
		{"his own", "Madsen defended his record.", nil},
		{"either of two", "Solberg met Madsen, and his support for Iceland grew.", nil},
		{"question about a feeling", "Is Lars Madsen happy with Iceland?", nil},
		{"caption", "Image: Lars Madsen supports Iceland.", nil},
		{"caption with sides", "Lars Madsen (left) stands with Ingrid Solberg (right).", nil},
		{"whoever", "Solberg said whoever threatens Iceland threatens Norway.", nil},
		{"challenged to do something", "Solberg challenged Madsen to name a date.", nil},
		{"participle as attribute", "Madsen was interrupted by protesting legislators.", nil},
		{"place to do something", "The hall gave Norway a place to support Iceland.", nil},
		{"used to do something", "Solberg used her speech to attack Madsen.", []string{"Ingrid Solberg opposes Lars Madsen"}},
		{"what the critic says", "Solberg criticised Madsen for not condemning Iceland.", []string{"Ingrid Solberg opposes Lars Madsen"}},
		{"half of an opinion", "Solberg called Madsen a decent man but did not endorse him.", []string{"Ingrid Solberg opposes Lars Madsen"}},
		{"pronoun of none of the subjects", "Norway and Iceland oppose it.", nil},
		{"compound that tells who", "The tenants association welcomed Madsen’s advance.", []string{"tenants association supports Madsen’s advance"}},
		{"accused in quotation marks", "Solberg accused the Danish government of “blocking every compromise”.", []string{"Ingrid Solberg opposes Denmark"}},
		{"whose resignation", "Norwegian lawmakers called for Madsen’s resignation.", []string{"Norwegian lawmakers opposes Lars Madsen"}},
		{"relative object", "The treaty, which Norway rejected, failed.", []string{"Norway opposes treaty"}},
		{"no longer", "Norway can no longer support the treaty.", []string{"Norway opposes treaty"}},
		{"what one does", "Norway is against giving up quotas.", []string{"Norway opposes giving up quotas"}},
		{"reports that", "Norway dismissed reports that Iceland had left.", []string{"Norway opposes reports that Iceland had left"}},
		{"against as a preposition", "Norway, Iceland and Denmark held talks against a dark backdrop.", nil},
		{"plans to do something", "Norway opposes plans to dredge the river.", []string{"Norway opposes plans to dredge the river"}},
		{"return to something", "Solberg ruled out a return to the club.", []string{"Ingrid Solberg opposes return to the club"}},
		{"inquiry into something", "Norway called for an inquiry into all contracts signed by the ministry.", []string{"Norway supports inquiry into all contracts signed by the ministry"}},
		{"bid for something", "Norway backed the bid for the presidency.", []string{"Norway supports bid for the presidency"}},
		{"people in two places", "Teams in Norway and Denmark support the treaty.", []string{"Teams in Norway and Denmark supports treaty"}},
		{"countries of a list", "Politicians from Norway, and Denmark, support the treaty.", nil},
		{"accused without a name", "Solberg accused prosecutors of hiding evidence.", []string{"Ingrid Solberg opposes prosecutors"}},
		{"that something will be", "Solberg ruled out that taxes would rise.", nil},
		{"infinitive translated word by word", "Norway wants examine the deal.", nil},
		{"to be lifted", "Norway, by contrast, called for the quotas on herring to be eased.", []string{"Norway opposes quotas on herring"}},
		{"wants it lifted", "Norway wants the ban to be lifted.", []string{"Norway opposes ban"}},
		{"that it be lifted", "Norway demanded that the ban be lifted.", []string{"Norway opposes ban [Norway]"}},
		{"to be released", "Norway called for prisoners to be released.", []string{"Norway supports prisoners to be released"}},
		{"to be something else", "Norway wants to be heard. Norway wants the talks to be held in Bergen.", nil},
		{"no position", "Norway, which came as a guest, took no position on the treaty.", []string{"Norway neutral treaty"}},
		{"who belongs to the voters", "Solberg gained among citizens who supported Madsen.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, cast+test.body).Stances, func(s Stance) string {
				line := s.Holder + " " + s.Polarity + " " + s.Target
				if s.Claimant != "" {
					line += " [" + s.Claimant + "]"
				}
				return line
			})
			if want := table(test.want...); got != want {
				t.Errorf("stances of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}

// An attitude of a year that the sentence looks back to is of that year.
func TestHeldOn(t *testing.T) {
	for body, want := range map[string]string{
		"In 2019, Norway had opposed the treaty.": "2019",
		"In Norway, Iceland opposed the treaty.":  published,
		"Norway opposed the treaty in 2019.":      published,
	} {
		got := ""
		for _, st := range read(t, published, body).Stances {
			got = st.Date
		}
		if got != want {
			t.Errorf("%q: held on %q, want %q", body, got, want)
		}
	}
}
