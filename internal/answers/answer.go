package answers

import "attache/internal/facts"

// A Status says how a question fared.
type Status string

const (
	Answered  Status = "answered"
	Ambiguous Status = "ambiguous" // Candidates holds who may be meant
	NotFound  Status = "not_found" // nothing was found; Message says of what
	Invalid   Status = "invalid"   // the question is no question; Message says why
)

// An Answer is what a question gets. Its JSON form is a public contract: fields
// are added, never renamed, and a list is empty, never null. Offsets are bytes.
type Answer struct {
	Command     string         `json:"command"`
	Query       string         `json:"query"` // what was asked about, without the command
	Topic       string         `json:"topic"` // what the question narrows to ("on sanctions")
	From        string         `json:"from"`  // first day the question narrows to; empty for any
	To          string         `json:"to"`    // last day
	AsOf        string         `json:"as_of"` // only what had been published by this day counts; empty for all
	Form        string         `json:"form"`  // the command whose kind of answer it is; for "ask" the one that suits the question
	Status      Status         `json:"status"`
	Message     string         `json:"message"`  // one sentence of fixed vocabulary; empty when the lists say it all
	Subject     facts.Entity   `json:"subject"`  // zero but for an empty list when the question is about no entity
	Subjects    []facts.Entity `json:"subjects"` // of "compare": both
	Candidates  []Candidate    `json:"candidates"`
	Short       Short          `json:"short"` // the words that answer; of a question in plain words that no facts answer
	Facts       []facts.Fact   `json:"facts"`
	Stances     []facts.Stance `json:"stances"`
	Comparisons []Comparison   `json:"comparisons"` // how the stances relate
	Checks      []Check        `json:"checks"`      // of "check": the claims of the text, in its order
	Quotes      []facts.Quote  `json:"quotes"`
	Events      []facts.Event  `json:"events"`
	Passages    []Passage      `json:"passages"`
	Articles    []Listing      `json:"articles"`    // what "articles" and "article" list
	Commands    []Usage        `json:"commands"`    // what "help" lists
	Suggestions []string       `json:"suggestions"` // questions that would be answered, ready to send
	Corpus      Corpus         `json:"corpus"`

	sides []int // of "compare": whose each of the stances is

	// Vague tells a NotFound answer to what no article could answer, such as a pronoun or
	// thanks, from one that an article could.
	Vague bool `json:"-"`

	// Failed tells an Invalid answer that is the bot's fault from one that is
	// the question's.
	Failed bool `json:"-"`
}

// A Candidate is one of several entities a name may mean.
type Candidate struct {
	facts.Entity
	Description string           `json:"description"` // a role of theirs, in the article's words; may be empty
	Evidence    []facts.Evidence `json:"evidence"`    // where the description stands
	Ask         string           `json:"ask"`         // the question that means this one
}

// A Short is a few words of an article that answer a question, with the sentence that they
// are part of: without it, nobody could tell whether they do.
type Short struct {
	Kind       string           `json:"kind"`           // of answer that the question wants, a reading.Kind; empty: there is no short answer
	Text       string           `json:"text"`           // the words as they stand
	Start      int              `json:"start"`          // byte offsets into the body of the evidence's article
	End        int              `json:"end"`            //
	Date       string           `json:"date,omitempty"` // day that the words tell, if they are of the kind of “on Tuesday”; empty for none
	Confidence float64          `json:"confidence"`     // 0 to 1: how likely the sentence answers the question
	Evidence   []facts.Evidence `json:"evidence"`       // the sentence
}

// A Passage is a piece of an article that bears on the question.
type Passage struct {
	facts.Evidence
	Highlights [][2]int `json:"highlights"` // byte offsets into Text of the words that matched
	Score      float64  `json:"score"`      // comparable within one answer only

	Also []facts.Evidence `json:"also"` // where else it stands, nearly in the same words
}

// A Listing is one article of the corpus, without its body.
type Listing struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Date      string `json:"date"`
	Source    string `json:"source"`
	URL       string `json:"url"`
	Retracted string `json:"retracted"`
}

// A Usage is one command as help shows it.
type Usage struct {
	Name    string   `json:"name"`
	Usage   string   `json:"usage"`
	Summary string   `json:"summary"`
	Example []string `json:"examples"`
}

// Corpus names the articles an answer was drawn from.
type Corpus struct {
	Articles int    `json:"articles"` // how many
	Undated  int    `json:"undated"`  // how many AsOf leaves out because they give no day
	Snapshot string `json:"snapshot"` // the content hash of the whole corpus
}
