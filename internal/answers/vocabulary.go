package answers

// The bot's fixed vocabulary: everything it says that no article says, each text the key
// of its translations in internal/wording. Whatever else a page shows is an article's
// words, a value taken from one, or the question itself. What is put between the words
// of a line may be a line itself.
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
	msgNoMemory     = "Please name whom or what you mean."
	msgNoQuestion   = "Ask about a person, a country or anything else in the articles."
	msgNoArticle    = "No article has that id."
	msgNoContext    = "The article is no longer as it was when that was answered. Please ask again."
	msgNoCommand    = "There is no such command."
	msgBadDate      = "A date is written like 2022-03-30, 2022-03, March 2022 or 2022."
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
	sumCheck    = "each claim of a text, with what the articles say of it"
	sumArticles = "what the corpus holds"
	sumArticle  = "one article and what it says"
	sumHelp     = "these commands, or one of them"
)

// labels are how the kinds of facts are worded.
var labels = map[string]string{
	"role": "Role: %s", "former": "Former role: %s", "age": "Age: %s", "affiliation": "Affiliation: %s",
	"nationality": "Nationality: %s", "born": "Born: %s", "died": "Died: %s",
}

// polarities are how stances are worded: of whom, towards whom or what, by which words
// of the article; where there is no verb for it, these words come second.
var polarities = map[string]string{
	"supports": "%s supports %s · “%s”", "opposes": "%s opposes %s · “%s”",
	"neutral": "%s, neutral: “%s” %s", "ambivalent": "%s, in two minds: “%s” %s",
}

// statuses are how events that did not happen, or not yet, are marked.
var statuses = map[string]string{"planned": "%s, planned", "denied": "%s, did not happen", "ongoing": "%s, ongoing"}

// Headings of sections.
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
	headOnly       = "Said of %s only"
	headGist       = "In short, in the articles’ words"
	headPassages   = "From the articles"
	headArticles   = "Articles"
)

// Titles, the line under them, and the last line.
const (
	titleTwo      = "%s and %s"
	titleOn       = "%s on %s"
	titlePeriod   = "%s from %s to %s"
	titleFrom     = "%s from %s"
	titleUntil    = "%s until %s"
	titleEvents   = "Events"
	titleMissing  = "Not found: %s"
	titleNothing  = "Not found"
	titleHelp     = "What you can ask"
	titleArticles = "The articles"
	titleInvalid  = "I did not understand that"
	leadAlso      = "also %s"
	leadAsOf      = "This is from what had been published by %s."
	leadUndated   = "This is from what had been published by %s; articles without a day are left out."
	footCorpus    = "%d articles · snapshot %s"
	footAsOf      = "%d articles published by %s · snapshot %s"
)

// Lines of sections.
const (
	lineList         = "%s, %s"
	lineColon        = "%s: %s"
	lineDash         = "%s — %s"
	lineBrackets     = "%s (%s)"
	lineQuote        = "“%s”"
	lineAsOf         = "%s (as of %s)"
	lineSays         = "%s — according to %s"
	lineSaysVia      = "%s — according to %s, via %s"
	lineVia          = "%s — via %s"
	lineExample      = "for example %s"
	lineAlsoIn       = "also in %s"
	quoteTo          = "%s, to %s"
	quotePartial     = "%s, in part"
	quoteReported    = "%s, reported"
	quoteVia         = "%s, via %s"
	eventUndated     = "undated"
	eventTold        = "reported %s"
	eventWeek        = "in the week of %s"
	eventPeriod      = "%s to %s"
	eventIn          = "%s in %s"
	articleRetracted = "%s — retracted: %s"
)

// dot parts what stands side by side, in every language.
const dot = " · "

// What is said of a claim that was checked.
const (
	titleChecked  = "What the articles say of this"
	headNearest   = "Nearest, but not the same"
	msgNoClaim    = "Nothing in this can be checked: no claim about the articles’ people and places was found in it."
	msgMoreClaims = "There are more claims in it; these are the first."

	lineClaim    = "“%s” · %s"
	verdictIn    = "in the articles"
	verdictNot   = "not in the articles"
	verdictSaid  = "only according to %s"
	saidVia      = "only according to %s, via %s"
	verdictOther = "the articles say otherwise"
	otherwiseIn  = "the articles say otherwise: %s"
	lineNearest  = "Nearest to “%s”"
)

// differences word in what the articles contradict a claim.
var differences = map[string]string{
	otherDate: "another date", otherPlace: "another place", otherRole: "another role", otherAge: "another age",
	otherNationality: "another nationality", otherSpeaker: "another speaker", otherPolarity: "the opposite", otherNumber: "another number",
}
