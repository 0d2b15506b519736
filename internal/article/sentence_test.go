package article

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// Each case is a paragraph in which | stands where a sentence ends.
var sentenceCases = []struct{ name, text string }{
	{"plain", "Lavrov met Wang. |They talked! |Did they agree? |Nobody knows… |Time will tell"},
	{"titles", "Mr. Lavrov met Dr. Wang, Gen. Li, Sen. John McCain and Gov. Newsom in St. Petersburg. |Prof. Smith agreed."},
	{"initials", "George W. Bush met J. K. Rowling, J.R.R. Tolkien and Wayne A. I. Frederick. |The Leroy P. Steele Prize went to C. S. Lewis."},
	{"acronym before a name", "The U.S. President called the U.K. Government and the U.N. Secretary-General. |They answered."},
	{"acronym at an end", "He lives in the U.S. |The talks were held in Washington, D.C. |However, nobody came from the E.U. |It was late."},
	{"acronym before lower case", "The U.S. military and the U.N. peacekeepers left."},
	{"clock", "It struck at 5 p.m. Monday and at 7 a.m. EST and 10 a.m. Central European Time. |It ended at 9 p.m. |Police left at 10 p.m. |The end."},
	{"months", "On Jan. 5 and Feb. 24, 2022, they met. |They met again in Sept. |The rest is silence."},
	{"decimals", "Prices rose 3.5 percent to $1.25. |In 2019. |It fell by 0.5%. |12 people left."},
	{"numbers", "No. 10 Downing Street said no. |See Fig. 3 and pp. 5–7. |The answer was no. |He said: No. |Then he left."},
	{"companies", "Apple Inc. said so, and Alphabet Inc. and Procter & Gamble Co. agreed. |He left Apple Inc. |The share fell."},
	{"Latin", "Many, e.g. Turkey, i.e. the state, etc. joined. |Roe v. Wade and Russia vs. Ukraine went on, cf. the annex."},
	{"etc. at an end", "They bought planes, tanks, etc. |Russia sold them."},
	{"degree", "Jane Doe, Ph.D. and John Roe Jr. agreed. |Martin Luther King Jr. |He had a dream."},
	{"war", "That was in World War I. |Britain won. |Plan B. |Europe waits."},
	{"quotation ends", "He said “We are friends.” |“So are we,” said Wang. |They reject “hegemony”. |With this, it ended."},
	{"straight quotation ends", "He said \"We are friends.\" |\"So are we,\" said Wang. |They reject \"hegemony\". |With this, it ended."},
	{"reporting tail", "“Is it war?” he asked. |“It is!” Lavrov said. |“It is war.” Lavrov said. |“Go now!” President Vladimir Putin told reporters. |“Why?” asked Wang."},
	{"tail that begins a sentence", "“We will win.” |President Andrzej Duda remarked, “Today I am.” |“So there.” |Lavrov said the talks failed."},
	{"several sentences in a quotation", "“We came. |We saw. |We won,” he said. |“It is late. |Go home!” she cried."},
	{"German marks", "Er sagte: „Wir kommen.“ |Dann ging er. |„Warum?“ fragte sie."},
	{"guillemets", "Il a dit « Oui. » |Elle est partie. |»Nein.« |Er ging. |« Pourquoi ? » demande-t-il."},
	{"single marks", "He said ‘It is over.’ |She left. |He said 'It is over.' |She left."},
	{"brackets", "(He came back.) |He left (see p. 5). |It ended (was it true?) Tuesday. |(AP) – It began."},
	{"footnotes", "It ended.[1] |The rest followed.[12] |Nobody came.[a] |He left."},
	{"Markdown", "**It ended.** |*The rest* followed. |_He left._ |So did she."},
	{"missing space", "It ended.|The rest is silence. |He left.”|The end. |It failed).|Then he left in 2019.|The end."},
	{"no space to miss", "See example.com, www.Example.Com, https://a.b/C.Html and mail me@Foo.Bar. |It is Node.js, ASP.NET, v2.0 and U.S.-made."},
	{"ellipsis", "He waited... and waited… then left. |But it was late... |Nobody came. . . . |The end. |Well... I left."},
	{"ellipsis in brackets", "Countries[...] |It was incredible. |Those lost [...] as well. |Hide the facts[.]” |He left."},
	{"marks together", "What?! |No!!! |Really?.. |Yes."},
	{"colon and semicolon", "He said: The end; The start."},
	{"list", "1. The first item is here. |2. The second is not."},
	{"date in German", "Am 24. Februar begann es. |Am 3. März endete es."},
	{"garbled", "As Russia calls the war. |of peace. |He said “confrontation”. |as soon as possible, he said. |– Chinese relations."},
	{"garbled number", "In power since 1949. |of peace (72). |and so on."},
	{"unknown abbreviation", "The gvt. said the dptmt. of health agreed."},
	{"Chinese", "王毅说：“我们支持和平。”|他离开了。|真的吗？|是的！|好"},
	{"Japanese", "「はい。」と彼は言った。|雨だ。"},
	{"Hindi", "यह अच्छा है। |वह गया।"},
	{"Russian", "Лавров приехал в Китай. |В 2022 г. началась война. |А. С. Пушкин писал."},
	{"Arabic", "هل هذا صحيح؟ |نعم."},
	{"Spanish", "Ganó. |¿Por qué? |¡Porque sí! |Se fue."},
	{"lone marks", "He left. ” |Then “ she did. –"},
	{"only a stop at the head", "… and then he left. |She stayed."},
	{"hard line breaks", "He\nleft. |She stayed\r\nwith Mr.\nWang."},
	{"no-break space", "He left.\u00a0|She stayed."},
	{"rank with a hyphen", "Lt.-Gen. Li met the then-U.S. President. |It rained."},
	{"title in brackets", "Gen. (ret.) Wesley Clark came. |Approx. 5 million saw him."},
	{"only a footnote", "[1]"},
	{"a footnote at the head", ".[1] The end."},
	{"several marks of one kind", "“Who is he?” Biden asked. |“Who?” |The crowd laughed. |Lavrov said: “No!” |Wang said: “Yes.”"},
	{"unit", "It blew at 130 mph. |Hurricanes do. |It has 5 bn. dollars."},
	{"dateline", "MOSCOW (Reuters) — Russia rejected the plan. |Norway agreed."},
	{"dateline with a date", "KABUL, Aug. 15 — The guards left the palace. |Nobody stayed."},
	{"dateline with dots", "WASHINGTON, D.C. (AP) -- The U.S. Senate voted on Tuesday. |It passed."},
	{"dateline in one word", "OSLO – The minister resigned. |She gave no reason."},
	{"byline", "By Anna Berg and Jan M. Holm. |The harbour closed on Monday."},
	{"caption", "Anna Berg, left, and Jan Holm in Oslo on Jan. 5. |Photo: A. Lind/NTB. |The talks failed."},
	{"read more", "The talks failed. |Read more: Why the talks failed. |Advertisement"},
	{"Yahoo", "Yahoo! said it would leave. |The quiz Jeopardy! host Ken Berg left."},
	{"Yahoo at an end", "He works for Yahoo! |She does not."},
	{"iPhone", "He bought a phone. |iPhone sales fell. |eBay rose."},
	{"a name in lower case", "She met him there. |von der Leyen agreed. |bin Salman did not."},
	{"the U.S. He said", "He returned to the U.S. |He said it was late. |In the U.K. it rained."},
	{"U.S. President", "The U.S. President met the U.N. Security Council and the E.U. Commission. |They agreed."},
	{"U.S. and a day", "He left the U.S. on Monday. |He came back to the U.S. |It was quiet."},
	{"initials at an end", "The winner was Berg, J. |The loser was Holm, A. B."},
	{"two initials", "Talks with S. Jaishankar and M. K. Narayanan ended. |T. S. Tirumurti spoke."},
	{"middle initial at the start", "J. Lind agreed. |A. B. Holm did not. |C. Berg left."},
	{"Inc. and a verb", "Acme Inc. is late. |Acme Corp. has left. |It was bought by Acme Ltd. |The price was low."},
	{"Inc. and a name", "Acme Inc. Chief Executive Anna Berg left. |Holm & Co. Chairman Jan Lind stayed."},
	{"Jr.", "Jan Holm Jr. was elected. |He beat Per Lind Sr. |They had met before."},
	{"a.m. and a name", "Polls open at 8 a.m. Eastern Time. |They close at 8 p.m. |Voters queued."},
	{"a.m. and a number", "It began at 9 a.m. on 5 May and ended at 11.30 p.m. |They left."},
	{"No. in running text", "It is the No. 1 issue, ahead of No. 2 and No. 10. |No. |He said no."},
	{"numbers with points", "It cost 1.5 million kroner, or 3.2.1 in version 4.0. |It rose by 7.5. |Nobody paid."},
	{"thousands", "It has 1.000.000 people and 2,5 percent more. |That is a lot."},
	{"ordinals", "On the 5. May it began. |He was the 3. |She was the 1."},
	{"times", "At 10.30 he left. |At 9. |Then it was over."},
	{"sections", "See Sec. 5, Art. 7, para. 3 and Nos. 8 and 9. |It is clear."},
	{"ranks", "Lt. Gen. Anna Berg, Maj. Gen. Holm, Sgt. Maj. Lind and Adm. Moe spoke. |Capt. Ek did not."},
	{"titles of Parliament", "Sens. Berg and Holm, Reps. Lind and Moe and Govs. Ek and Aas came. |Sen. Dahl did not."},
	{"Mt. and St.", "St. Olav, Mt. Fuji and Ft. Worth are far. |Ste. Marie is not."},
	{"months at an end", "It ended in Dec. |The rest followed in Jan. |On Feb. 3 it was over."},
	{"weekdays", "They met on Wed. and Thurs. |On Fri. they left."},
	{"states", "He lives in Oslo, Minn., and she in Bergen, Calif. |They met in Mass. |It rained."},
	{"Ph.D.", "She has a Ph.D. |He has an M.D. and a B.A. |Neither works."},
	{"etc. and names", "They sent boats, nets, etc. |Norway paid. |Boats, nets etc. were lost."},
	{"e.g. and i.e.", "Fish, e.g. cod, i.e. food, is dear. |Meat (e.g. Lamb) is not."},
	{"et al.", "Berg et al. found it. |Holm et al. |The rest is known."},
	{"vs.", "Norway vs. Iceland and Berg v. Holm were heard. |Both lost."},
	{"quotation of two sentences", "“We came. |We saw,” said Berg. |“They left. |We stayed.”"},
	{"quotation in the middle", "He said “We came. |We saw.” |Then he left."},
	{"quotation with a question", "“Do we agree?” she asked Holm. |“We do!” he said. |“Do we?” |Nobody answered."},
	{"name after a question", "“Do we agree?” Solberg asked. |“Never!” Madsen told reporters in Oslo."},
	{"name after a full stop", "“We agree.” |Solberg smiled. |“We do.” |Madsen left."},
	{"single marks in Britain", "‘We came. |We saw,’ said Berg. |‘They left.’ |He stayed."},
	{"nested marks", "“He said ‘No.’ |We left,” said Berg. |“She said ‘Yes!’” |It was late."},
	{"marks after the stop", "He called it “late.” |She called it “early”. |They called it ‘odd’. |It was."},
	{"guillemets in French", "« Nous partons. |Ils restent. » |Il est parti."},
	{"German quotation", "„Wir gehen. |Ihr bleibt“, sagte Berg. |„Nein!“ |Er ging."},
	{"mixed marks", "“We go.\" |He left. |\"We stay.” |She did not. |„We go.” |He went."},
	{"doubled marks", "\"\"We go.\"\" |He left. |''We stay.'' |She did."},
	{"brackets with a sentence", "He left. |(She stayed.) |They met (in Oslo). |[It rained.] |It ended."},
	{"abbreviation in brackets", "He comes from Bergen (Minn.). |She comes from the U.S. (Texas). |They met."},
	{"brackets with a question", "He asked (why now?) and left. |She said (and who knows?) nothing."},
	{"footnotes and a space", "It ended.[1] [2] |The rest followed.[3]"},
	{"ellipsis with a space", "He waited ... and left. |She stayed ... |They met."},
	{"ellipsis before a capital", "I think … |We left. |Nobody … knows."},
	{"ellipsis in brackets", "“We left […] and came back. |[…] They stayed.”"},
	{"exclamations", "Stop!!! |Why?!? |No!? |He left."},
	{"question in a sentence", "Why now? is what he asked. |Who knows? she said."},
	{"colon before a sentence", "He said this: The plan is dead. |It was."},
	{"semicolons", "He left; She stayed; nobody knew. |It was late."},
	{"dash between sentences", "He left. |– She stayed. |He came — She went."},
	{"missing space", "The war.|The town fell.|Nobody left.|It rained."},
	{"missing space after a mark", "“We go.”|Berg left.|He said no!|She said yes?|Nobody knew."},
	{"missing space before a mark", "He left .|She stayed !|Who knows ?|Nobody."},
	{"missing space and abbreviations", "He met Mr.Berg and Dr.Holm in the U.S.Senate. |They left."},
	{"missing space and numbers", "It began in 2019.|The town fell. |It cost 3.5m. |Nobody paid."},
	{"lower case after a stop", "He left. |and she stayed. |in Oslo they met."},
	{"lower case after an abbreviation", "He met approx. twenty people, incl. the mayor, on the Acme Inc. ferry. |It sank."},
	{"addresses", "See www.example.org. |Write to a.b@example.org. |Use https://example.org/a.b?c=d."},
	{"file names", "Open report.pdf. |The file index.html is gone. |It is Node.js."},
	{"handles", "Follow @berg. |Use #oslo. |They left."},
	{"currencies", "It cost $1.5bn. |He paid €2.50. |She got £3m. |They had Rs. 500."},
	{"degrees", "It was 5.5°C. |Then 3 °C. |It froze."},
	{"units", "It is 5 ft. tall. |It weighs 2 lb. |Nobody lifts it."},
	{"scores", "Norway won 2–1. |Iceland lost 3-0. |It ended 0:0."},
	{"list in a line", "They want: 1. peace; 2. order; 3. fish. |They get none."},
	{"list with letters", "a) Peace is first. |b) Order is second."},
	{"items", "1) Peace is first. |2) Order is second."},
	{"roman items", "I. The war. |II. The peace."},
	{"war with a number", "World War II. |It was over. |After World War I. |France was poor."},
	{"letters as names", "He got a B. |She took plan B. |They met in room 5 A. |It was cold."},
	{"Mr. at an end of a line", "He met Mr. \nBerg. |She left."},
	{"no-break spaces", "He met Mr.\u00a0Berg.\u00a0|She left.\u2009|They stayed."},
	{"zero width", "He left.\u200b |She stayed.\u200b|It rained."},
	{"tabs", "He left.\t|She stayed."},
	{"entities left over", "He said &quot;no.&quot; |She left &amp; stayed."},
	{"mojibake", "He said â€œno.â€ |She left."},
	{"spaces inside", "He left .  |She stayed  . |It rained."},
	{"doubled words", "The the plan plan failed. |It it was late."},
	{"upper case", "NORWAY REJECTS PLAN. |MINISTER LEAVES. |Mr. BERG STAYS."},
	{"German abbreviations", "Am 5. Mai traf Hr. Berg ca. zwanzig Leute, z.B. Holm. |Es regnete."},
	{"French abbreviations", "M. Berg a rencontré Mme Holm. |Il est parti."},
	{"Spanish", "El Sr. Berg llegó. |¡Qué tarde! |¿Quién sabe?"},
	{"Polish", "Spotkał się m.in. z nim. |Wyszedł."},
	{"Chinese with Latin", "他在U.S.工作。|她离开了！|好。"},
	{"Japanese with brackets", "彼は言った（遅い。）。|雨だ。"},
	{"Korean", "그는 떠났다. |비가 왔다."},
	{"Greek question", "Ποιος ξέρει; Κανείς. |Έφυγε."},
	{"Armenian", "Նա գնաց։ |Անձրև էր։"},
	{"Russian abbreviations", "В 2022 г. началась война. |Всё."},
	{"mark of a wiki", "He said “no.” |((fr))French language: non. |He left."},
	{"stop behind a bracket", "He comes from Bergen (Minn.). |Berg agreed (in Oslo). |She left (at 5 p.m.). |Holm stayed."},
	{"states and an adverb", "He lives in Bergen, Minn. |Together they left for Oslo, Calif. |Nobody knew."},
}

func TestSplit(t *testing.T) {
	for _, tt := range sentenceCases {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for s := range strings.SplitSeq(tt.text, "|") {
				want = append(want, strings.TrimFunc(s, isBlank))
			}
			if tt.name == "lone marks" {
				want = []string{"He left. ”", "Then “ she did. –"}
			}
			text := strings.ReplaceAll(tt.text, "|", "")
			spans, _ := split(text)
			var got []string
			for _, s := range spans {
				got = append(got, text[s.Start:s.End])
			}
			if !slices.Equal(got, want) {
				t.Errorf("split(%q)\n got %q\nwant %q", text, got, want)
			}
		})
	}
}

func TestSplitNothing(t *testing.T) {
	for _, s := range []string{"", " \n\u00a0", "...", "“”!", "– –"} {
		if spans, _ := split(s); len(spans) != 0 {
			t.Errorf("split(%q) = %v, want nothing", s, spans)
		}
	}
}

func TestSplitBoundsSentences(t *testing.T) {
	for name, text := range map[string]string{
		"words":    strings.Repeat("word ", 3000),
		"no space": strings.Repeat("x", 10_000),
		"CJK":      strings.Repeat("中", 5000),
		"marks":    "wow" + strings.Repeat("!", 10_000),
	} {
		spans, broken := split(text)
		total := 0
		for i, s := range spans {
			if s.Len() > maxSentence || !utf8.ValidString(text[s.Start:s.End]) {
				t.Errorf("%s: sentence %d has %d bytes, valid %v", name, i, s.Len(), utf8.ValidString(text[s.Start:s.End]))
			}
			if broken[i] != (i > 0) {
				t.Errorf("%s: sentence %d: broken = %v", name, i, broken[i])
			}
			total += s.Len()
		}
		if total < len(text)-len(spans) {
			t.Errorf("%s: sentences cover %d of %d bytes", name, total, len(text))
		}
	}
}

func TestAbbreviations(t *testing.T) {
	rules := abbreviations()
	for w, want := range map[string]stopRule{
		"Mr": ruleNever, "e.g": ruleNever, "No": ruleNumber, "Inc": ruleStarter, "Jan": ruleStarter, "etc": ruleUpper,
		"may": ruleNone, "mass": ruleNone, "war": ruleNone, "US": ruleNone, "#": ruleNone,
	} {
		if got := rules[w]; got != want {
			t.Errorf("rule of %q = %d, want %d", w, got, want)
		}
	}
	seen := map[string]bool{}
	for line := range strings.Lines(abbreviationList) {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "[") {
			continue
		}
		for _, w := range strings.Fields(line) {
			if seen[w] {
				t.Errorf("%q is listed twice", w)
			}
			seen[w] = true
			if strings.HasSuffix(w, ".") {
				t.Errorf("%q is listed with its full stop", w)
			}
		}
	}
}

func TestFragments(t *testing.T) {
	tests := []struct {
		sentence string
		want     bool
	}{
		{"The end.", false},
		{"of peace.", true},
		{"– Chinese relations grew.", true},
		{"-Article amended.", true},
		{"… and then he left.", true},
		{"world order,” Lavrov told Wang.", true},
		{"World order,” Lavrov told Wang.", true},
		{"World order» said Lavrov.", true},
		{"“World order,” Lavrov told Wang.", false},
		{"”World order,” Lavrov told Wang.", false},
		{"„Weltordnung“, sagte er.", false},
		{"„Weltordnung”, sagte er.", false},
		{"»Weltordnung«, sagte er.", false},
		{"« Oui », dit-il.", false},
		{"“World order, Lavrov told Wang.", false},
		{"iPhone sales fell.", false},
		{"al-Assad left.", false},
		{"pro-Russian forces left.", true},
		{"von der Leyen left.", false},
		{"de facto it is over.", true},
		{"d'Estaing left.", false},
		{"“special operation” is the word.", false},
		{"72 people left.", false},
		{"’tis the season.", false},
		{"中国很大。", false},
	}
	for _, tt := range tests {
		got, _ := brokenEdges(tt.sentence, []Span{{0, len(tt.sentence)}}, false, false)
		if got[0] != tt.want {
			t.Errorf("fragment(%q) = %v, want %v", tt.sentence, got[0], tt.want)
		}
	}
}

// BenchmarkLinear reports what a byte costs in a megabyte of hostile text as a
// ratio to what it costs in ten kilobytes; what is quadratic has a ratio of 100.
func BenchmarkLinear(b *testing.B) {
	for _, piece := range []string{`"`, "“", "”", "’", ". ", "A.", "A. ", ".”", "a. b", "(.", "?! ", ". . ", "—", " ", "No. ", "…A", "x", "[1]", "- a\n", "## \n", "a\n\n", "A\nb\n", "Jan. ", "e\u0301", "Ab said. "} {
		b.Run(strconv.Quote(piece), func(b *testing.B) {
			perByte := func(n int) float64 {
				a := Article{Title: "Title", Body: strings.Repeat(piece, n/len(piece))}
				start := time.Now()
				a.Cut()
				return float64(time.Since(start)) / float64(len(a.Body))
			}
			least, most := math.Inf(1), math.Inf(1)
			for b.Loop() {
				for range 8 { // a busy machine slows some runs
					least = min(least, perByte(10_000))
				}
				for n := 0; n < 4 && most > 2*least; n++ {
					most = min(most, perByte(1_000_000))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(most, "ns/B")
			b.ReportMetric(most/least, "1MB/10kB")
		})
	}
}
