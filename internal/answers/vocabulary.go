package answers

// The bot's fixed vocabulary: everything it says that no article says. Whatever
// else a page shows is an article's words, a value taken from one, or the
// question itself.
const (
	msgTooLong      = "That question is too long: please ask in fewer words."
	msgNothingAsked = "Say what you want to know about."
	msgFailed       = "Something went wrong while looking that up. Please try again."
	msgNoName       = "That name was not found in the articles."
	msgAmbiguous    = "Several are meant by that name. Which one?"
	msgTypo         = "No name is spelt quite like that; this is the nearest."
	msgOnlyPassages = "No person or body was found by that name, but these passages have the words."
	msgNoPassage    = "No answer was found in the articles."
	msgNoStance     = "No stance of theirs was found in the articles."
	msgNoStanceOn   = "No stance of theirs on that was found in the articles."
	msgNoStanceName = "No stance was found for that name, but these passages have the words."
	msgNoQuote      = "No words of theirs were found in the articles."
	msgNoQuoteOn    = "No words of theirs on that were found in the articles."
	msgNoQuoteName  = "No quotation was found for that name, but these passages have the words."
	msgNoMemory     = "Earlier questions are not remembered: please name whom or what you mean."
	msgNoQuestion   = "Ask about a person, a country or anything else in the articles."
	msgNoArticle    = "No article has that id."
	msgNoCommand    = "There is no such command."
	msgBadDate      = "A date is written like 2022-03-30."
	msgBackwards    = "The first day lies after the last: say the earlier date first."
	msgNoDate       = "No date was found for that in the articles."
	msgNoPlace      = "No place was found for that in the articles."
	msgNoEvents     = "No dated event was found for that in the articles."
	msgLatest       = "These are the latest; there are earlier ones."
	msgEarliest     = "These are the first; there are later ones."
	msgRetracted    = "That article was retracted and answers nothing any more."
	msgNoGist       = "Nothing to sum up was found in the articles."
	msgTwoNames     = "Name two to compare."
	msgSameTwice    = "Both names mean the same: name two to compare."
	msgNoStances    = "No stance of either was found in the articles."
	msgNoSide       = "no stance was found in the articles"
	msgHelp         = "Any of them may end in “as of 2022-03-31”: then only what had been published by that day counts."
	msgAsOf         = "This is from what had been published by "
	msgUndated      = "; articles without a day are left out."

	sumWho      = "who somebody is: role, age, whom they met, what they said"
	sumWhat     = "what a body, a place or a thing is in the articles"
	sumStance   = "what somebody is for or against, with the words that show it"
	sumQuote    = "what somebody said, word for word where the articles have it"
	sumWhen     = "the day something happened, and the sentence that gives it"
	sumWhere    = "the place something happened, and the sentence that gives it"
	sumTimeline = "dated events in order, of somebody, of an article or of everything"
	sumCompare  = "two stances side by side: where they agree and where they differ"
	sumSummary  = "the few sentences that carry the most of an article, about somebody, or of the newest articles"
	sumSearch   = `passages; "exact phrase", source:, article:, from: and to: narrow it`
	sumAsk      = "the kind of answer that suits a question in plain words"
	sumArticles = "what the corpus holds"
	sumArticle  = "one article and what it says"
	sumHelp     = "these commands, or one of them"
)

// labels are how the kinds of facts are headed.
var labels = map[string]string{"role": "Role", "former": "Former role", "age": "Age", "affiliation": "Affiliation", "nationality": "Nationality", "born": "Born", "died": "Died"}

// polarities are how stances are worded, after the holder.
var polarities = map[string]string{"supports": " supports ", "opposes": " opposes ", "neutral": ", neutral: ", "ambivalent": ", in two minds: "}

// statuses are how events that did not happen, or not yet, are marked.
var statuses = map[string]string{"planned": "planned", "denied": "did not happen", "ongoing": "ongoing"}

// Headings of sections, and the small words between values.
const (
	headCandidates = "Who is meant?"
	headFacts      = "Facts"
	headStances    = "Stances"
	headPeople     = "Stances of its people"
	headTowards    = "Stances towards it"
	headQuotes     = "In their words"
	headSaid       = "What was said"
	headPeopleSaid = "What its people said"
	headEvents     = "What happened"
	headWhen       = "When"
	headWhere      = "Where"
	headTimeline   = "Timeline"
	headAgree      = "Where they agree"
	headDiffer     = "Where they differ"
	headDisputed   = "Where the articles disagree"
	headGist       = "In short, in the articles’ words"
	headPassages   = "From the articles"
	headArticles   = "Articles"
	headCommands   = "Commands"
	wordQuoteOpen  = "“"
	wordQuoteClose = "”"
	wordAlso       = "also "
	wordColon      = ": "
	wordComma      = ", "
	wordDash       = " — "
	wordDot        = " · "
	wordOpen       = " ("
	wordClose      = ")"
	wordOn         = " on "
	wordAnd        = " and "
	wordFrom       = " from "
	wordOnly       = "Said of "
	wordAlone      = " only"
	wordTold       = "reported "
	wordWeek       = "in the week of "
	wordUntil      = " published by "
	wordStop       = "."
	wordEvents     = "Events"
	wordSays       = "according to "
	wordVia        = "via "
	wordTo         = " to "
	wordPhrase     = "in part"
	wordReported   = "reported"
	wordAsOf       = "as of "
	wordUndated    = "undated"
	wordRetracted  = "retracted: "
	wordSnapshot   = "snapshot "
	wordArticle    = " article"
	wordArticles   = " articles"
	wordIn         = " in "
	wordExample    = "for example "
	wordNoTitle    = "Not found"
	wordHelpTitle  = "What you can ask"
	wordArticlesIn = "The articles"
	wordInvalid    = "I did not understand that"
)

// vocabulary returns all of it, for the test that nothing else is shown.
func vocabulary() []string {
	out := []string{
		msgTooLong, msgNothingAsked, msgFailed, msgNoName, msgAmbiguous, msgTypo, msgOnlyPassages,
		msgNoPassage, msgNoStance, msgNoStanceOn, msgNoStanceName, msgNoQuote, msgNoQuoteOn,
		msgNoQuoteName, msgNoMemory, msgNoQuestion, msgNoArticle, msgNoCommand, msgBadDate, msgBackwards, msgNoDate,
		msgNoPlace, msgNoEvents, msgLatest, msgEarliest, msgRetracted, msgNoGist, msgTwoNames,
		msgSameTwice, msgNoStances, msgNoSide, msgHelp, msgAsOf, msgUndated, sumWho, sumWhat, sumStance,
		sumQuote, sumWhen, sumWhere, sumTimeline, sumCompare, sumSummary, sumSearch, sumAsk,
		sumArticles, sumArticle, sumHelp, headCandidates, headFacts, headStances, headPeople,
		headTowards, headQuotes, headSaid, headPeopleSaid, headEvents, headWhen, headWhere,
		headTimeline, headAgree, headDiffer, headDisputed, headGist, headPassages, headArticles,
		headCommands, wordQuoteOpen, wordQuoteClose, wordAlso, wordColon, wordComma, wordDash, wordDot,
		wordOpen, wordClose, wordOn, wordAnd, wordFrom, wordOnly, wordAlone, wordWeek, wordTold, wordUntil, wordEvents, wordStop,
		wordSays, wordVia, wordTo, wordPhrase, wordReported, wordAsOf, wordUndated, wordRetracted,
		wordSnapshot, wordArticle, wordArticles, wordIn, wordExample, wordNoTitle, wordHelpTitle,
		wordArticlesIn, wordInvalid,
	}
	for _, m := range []map[string]string{labels, polarities, statuses} {
		for _, w := range m {
			out = append(out, w)
		}
	}
	return out
}
