package facts

import "attache/internal/article"

// Evidence is the proof of a fact: where in which article it stands, and the
// exact text. Start and End are byte offsets into the article's body, and
// body[Start:End] == Text always.
type Evidence struct {
	Article string `json:"article"` // article id
	Title   string `json:"title"`
	Date    string `json:"date"` // publication day of the article; empty when unknown
	Source  string `json:"source"`
	URL     string `json:"url"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
}

// Cite returns the evidence that span s of a holds.
func Cite(a *article.Article, s article.Span) Evidence {
	return Evidence{Article: a.ID, Title: a.Title, Date: a.Date, Source: a.Source, URL: a.URL,
		Start: s.Start, End: s.End, Text: a.Text(s)}
}

// A Type is the kind of thing an entity is.
type Type string

const (
	Person       Type = "person"
	Organisation Type = "organisation"
	Country      Type = "country"
	Place        Type = "place"
	Topic        Type = "topic" // a term that names no one and nowhere
)

// An Entity is someone or something that articles name.
type Entity struct {
	ID      string   `json:"id"` // type and key, such as "country/IN" or "person/wang-yi"
	Name    string   `json:"name"`
	Type    Type     `json:"type"`
	Aliases []string `json:"aliases"` // other names the articles use for it

	// Evidence is where the article mentions it first; of a joined entity, where the first
	// article does. Which others name it, Corpus.Naming says.
	Evidence []Evidence `json:"evidence"`

	// Told is set in a Document: maintainers say who this is, and whatever articles tell
	// of them makes them neither two nor somebody else who was told of.
	Told bool `json:"-"`
}

// A Fact is an attribute of an entity: a role, an age, an affiliation.
type Fact struct {
	Label    string     `json:"label"`    // role, age, affiliation, nationality, born, died
	Value    string     `json:"value"`    // as the article words it
	ValueID  string     `json:"value_id"` // id of the entity that the value names, of an affiliation; empty for the others
	Former   bool       `json:"former"`   // of a role: the article says that it is past
	Claimant string     `json:"claimant"`
	Via      string     `json:"via"`
	Date     string     `json:"date"` // day of the article that says so
	Evidence []Evidence `json:"evidence"`
	About    string     `json:"about"` // id of the entity
	Name     string     `json:"name"`  // canonical name of the entity
	Rule     string     `json:"rule"`  // which rule found it
	at       int        // token of the person while the article is read
}

// Kinds of quotation.
const (
	Direct   = "direct"   // the speaker's words between quotation marks
	Partial  = "partial"  // a phrase of the speaker's within the article's sentence
	Reported = "reported" // the article's wording of what was said
)

// A Quote is what somebody said.
type Quote struct {
	Speaker   string     `json:"speaker"` // canonical name; empty when the article names none
	Kind      string     `json:"kind"`
	Text      string     `json:"text"` // exact, without the quotation marks
	Cue       string     `json:"cue"`  // the words that introduce it
	Addressee string     `json:"addressee"`
	Via       string     `json:"via"`  // who passed it on
	Date      string     `json:"date"` // day of the article that quotes it
	Evidence  []Evidence `json:"evidence"`
	SpeakerID string     `json:"speaker_id"`
	Rule      string     `json:"rule"`

	// Where it stands in the body: the words that name the speaker, those that
	// introduce what was said, and Text.
	Source  []article.Span `json:"source"`
	CueAt   []article.Span `json:"cue_at"`
	Content []article.Span `json:"content"`
}

// An Attribution is a place where the article ascribes something to somebody:
// speech, and also what is thought, wanted, praised, or shown by a survey. Its
// parts may each stand in several pieces, and the source may be missing.
type Attribution struct {
	Source  []article.Span
	Cue     []article.Span
	Content []article.Span
	Class   string // of the verb, as in lexicon/said_verbs.tsv; empty without one
	Rule    string
}

// Polarities of a stance.
const (
	Supports   = "supports"
	Opposes    = "opposes"
	Neutral    = "neutral"
	Ambivalent = "ambivalent"
)

// A Stance is somebody's attitude to something, with the words that show it.
type Stance struct {
	Holder   string     `json:"holder"`
	Target   string     `json:"target"`
	Polarity string     `json:"polarity"`
	Cue      string     `json:"cue"`
	Claimant string     `json:"claimant"` // who says so; empty: the article itself
	Via      string     `json:"via"`
	Date     string     `json:"date"` // day of the article, or the year that its sentence looks back to
	Evidence []Evidence `json:"evidence"`
	HolderID string     `json:"holder_id"`
	TargetID string     `json:"target_id"` // empty when the target is no entity
	Rule     string     `json:"rule"`
}

// What became of an event.
const (
	Past    = "past"
	Planned = "planned"
	Denied  = "denied"  // said not to have happened
	Ongoing = "ongoing" // a state: "has been in power since August"
)

// An Event is something that happened, is planned or was denied.
type Event struct {
	Date         string     `json:"date"`      // DateLayout, or its beginning ("2021-08", "1949"); empty when it cannot be told
	Precision    string     `json:"precision"` // day, week, month, year; empty when Date is
	Until        string     `json:"until"`     // as Date, its last day where the article gives a range ("March 3 to 5"); else empty
	When         string     `json:"when"`      // the article's own words for it; empty when another sentence, or the news itself, dates it
	What         string     `json:"what"`
	Kind         string     `json:"kind"` // the word that makes it an event, in its base form: "meet", "election"
	Participants []string   `json:"participants"`
	Place        string     `json:"place"`
	Status       string     `json:"status"` // past, planned, denied, ongoing
	Claimant     string     `json:"claimant"`
	Evidence     []Evidence `json:"evidence"` // its own sentence first, then the one that dates it
	About        []string   `json:"about"`    // ids of the participants
	PlaceID      string     `json:"place_id"` // empty when no entity is the place
	Rule         string     `json:"rule"`
}

// Kinds of moment, as TIMEX3 has them.
const (
	Calendar = "date"     // a day or a longer part of the calendar, and "now", "recently"
	Clock    = "time"     // a part of a day: "Friday night"
	Duration = "duration" // how long: "two-day"
	Repeated = "set"      // how often: "every Monday"
)

// A Moment is a span of an article that tells when, how long or how often.
type Moment struct {
	article.Span
	Kind      string
	Date      string // as Event.Date; empty for durations, and when it cannot be told
	Precision string // as Event.Precision
	Until     string // as Event.Until
	Value     string // as TIMEX3 writes it: "2022-03-30", "2022-W13", "P2D", "PRESENT_REF"; empty when it cannot be told
}

// A Mention is a span of an article that names an entity.
type Mention struct {
	article.Span
	Entity     string       // entity id
	Adjective  bool         // "Norwegian": by the words for its people
	Phrase     article.Span // with article, title and noun: "the United Nations", "Norwegian troops"
	PhraseType Type         // of what the phrase names: of "Norwegian troops" a body, though Norway is a country
}
