package discord

import (
	"context"
	"crypto/ed25519"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/bwmarrin/discordgo"
	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/errgroup"
	"golang.org/x/time/rate"

	"attache/internal/answers"
	"attache/internal/intake"
	"attache/internal/library"
	"attache/internal/memory"
	"attache/internal/metrics"
)

// An Engine answers questions; answers.Engine does. It must do so from several
// goroutines at once, and should give up when its context ends: a question it holds on
// to occupies a worker.
type Engine interface {
	Ask(ctx context.Context, question string) answers.Answer

	// FollowUp returns the question that text asks after another one; "" if it asks
	// nothing.
	FollowUp(ctx context.Context, previous, text string) string

	// Context answers with the paragraph around the evidence that answers.Ref named.
	Context(ctx context.Context, ref string) answers.Answer

	// Picked returns what to ask with for what was shown of one that Complete offers.
	Picked(ctx context.Context, what answers.Field, shown string) string

	// Commands returns the table that dispatches questions.
	Commands() []answers.Row

	// Complete offers what an argument may be, of which typed is the beginning.
	Complete(ctx context.Context, what answers.Field, typed string, limit int, actors ...string) []answers.Completion
}

// A Config says how the bot appears in Discord. Only Token is required.
type Config struct {
	Token    string            // of the bot, with or without "Bot " before it
	APIURL   string            // server to talk to (DISCORD_API_URL); empty means Discord itself
	Prefix   string            // what commands start with in channels; empty means "!"
	Commands map[string]string // by the words that begin them behind the prefix, in lower case; other words are ignored in channels
	Workers  int               // questions answered at a time; zero means 8
	Queue    int               // questions that may wait beyond those; zero means 64
	Timeout  time.Duration     // for finding one answer; zero means 5 s

	// Shards are the parts of the servers that this process hears of.
	Shards Shards

	// Interactions, if not nil, is where Discord sends commands and the use of buttons over
	// HTTP, signed with the key whose other half is PublicKey. Run closes it.
	Interactions net.Listener
	PublicKey    ed25519.PublicKey

	// Memory keeps what must survive a restart. Without it answers do not follow
	// their questions, and nothing can be set or pinned.
	Memory *memory.Store

	// Metrics counts what happens; nil: nothing does.
	Metrics *metrics.Metrics

	// CorrectFor is for how long after it was given an answer is corrected when an article
	// that it cites is retracted; zero means for as long as the memory keeps replies,
	// which is the most in any case.
	CorrectFor time.Duration

	// Import adds what maintainers have to the articles; nil: these cannot be added to.
	Import func(context.Context, intake.Input) ([]intake.Item, error)

	// ImportFrom are the ids of the servers whose administering roles may do so; none:
	// every server. All servers of a bot have the same articles.
	ImportFrom []string

	// Changed returns a channel that is closed when the corpus changes the next time;
	// nil: it never does.
	Changed func() <-chan struct{}

	// Since tells from when the corpus is that answers are drawn from now; nil: it is
	// not known.
	Since func() time.Time

	// Folder tells how the folder of the articles is followed, and what is wrong with
	// it; nil: it is not known.
	Folder func() library.Status

	// Reload reads the articles again and returns when questions are answered from
	// them. When ctx ends it returns the error of that, while the reading goes on.
	// nil: there is nothing to read again.
	Reload func(ctx context.Context) error
}

const (
	defaultPrefix  = "!"
	defaultWorkers = 8
	defaultQueue   = 64
	defaultTimeout = 5 * time.Second

	// grace is how long answers, edits of pins and corrections that were begun may take
	// after the end of the connection. Container runtimes kill what is not gone within
	// ten seconds, of which the good-bye may take three.
	grace = 6 * time.Second

	// typists is for how many people at a time it is looked up what they may be
	// typing. That takes milliseconds, and what comes late is of no use.
	typists = 2

	// remembered is how many messages and channels are kept in mind to not
	// answer or complain about them twice: hours of a busy server.
	remembered = 4096
)

// userAgent has the form that Discord asks for: "DiscordBot (address, version)".
const userAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, v" + discordgo.VERSION + ") attache"

// A Bot answers questions in Discord.
type Bot struct {
	lg     *slog.Logger
	engine Engine
	cfg    Config
	pace   pace
	token  string // without "Bot "
	reader reader // but for self, which READY tells

	client    *http.Client
	rest      *discordgo.Session // for requests only
	self      atomic.Value       // the bot's user id, a string, which READY tells
	pool      *fair
	typing    *pool                      // for completion, which must not wait behind questions
	apologies *pool                      // to those whose questions there is no room for
	owed      *fair                      // what has to be done, however much it is
	serving   context.Context            // of the answers; it outlives that of Run by grace
	messages  *seen                      // that were answered
	asked     *lru.Cache[string, string] // the channels where a question was asked last, with their servers
	edits     *seen                      // that were followed, by message
	arrived   *seen                      // interactions that came over HTTP
	turns     turns                      // of the jobs for one message
	places    *places
	blind     rate.Sometimes   // paces the log of settings that cannot be read
	now       func() time.Time // the clock of cooldowns and of what is tried again
	keeper    *keeper          // of the pins
	adding    sync.Mutex       // held while articles are imported
	cdn       *http.Client     // gets the files that people give to commands; it has no token
	pinLocks  stripes          // by message, of what is done to a pin
	renewals  *rate.Limiter    // paces the edits of pins and corrections
	began     time.Time        // when Run did

	following  bell              // has what was told before follow the articles
	withdrawn  retractions       // that were seen to
	unanswered map[string]string // the snapshot that did not answer a question; of followArticles only
	replyLocks stripes           // by question, of what is done to its answer

	cooldowns *cooldowns
	denied    *lru.Cache[string, time.Time] // channels and people that refuse messages, and until when they are left alone
	refusals  refusals
	privately *lru.Cache[string, string] // the channels of direct messages, by person

	commands registration
	overload rate.Sometimes // paces the log of dropped questions

	shards     atomic.Pointer[Shards]          // of this process, when it is decided
	leads      atomic.Pointer[context.Context] // of the time in which this process leads; nil otherwise
	links      atomic.Int32                    // connections to the gateway that are ready
	events     *events
	hears      map[string][]handler // by event
	malformed  atomic.Int64         // packets and events that could not be read, or not in full
	identify   identifyPace
	identifies atomic.Int64 // sent since the start
	mentions   atomic.Bool  // Discord keeps the content of messages from us: answer mentions only
}

// New returns a bot that has engine answer the questions it hears. It does nothing
// before Run.
func New(lg *slog.Logger, engine Engine, cfg Config) *Bot {
	if lg == nil {
		lg = slog.New(slog.DiscardHandler)
	}
	if cfg.Prefix == "" {
		cfg.Prefix = defaultPrefix
	}
	if cfg.Workers <= 0 {
		cfg.Workers = defaultWorkers
	}
	if cfg.Queue <= 0 {
		cfg.Queue = defaultQueue
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = defaultTimeout
	}
	return &Bot{
		lg:        slog.New(tracer{lg.Handler()}),
		engine:    engine,
		cfg:       cfg,
		pace:      defaultPace,
		token:     bareToken(cfg.Token),
		reader:    reader{prefix: cfg.Prefix, commands: cfg.Commands},
		messages:  newSeen(remembered),
		asked:     cache[string](4 * lookBackChannels),
		edits:     newSeen(remembered),
		arrived:   newSeen(remembered),
		places:    newPlaces(),
		blind:     rate.Sometimes{First: 1, Interval: 10 * time.Minute},
		now:       time.Now,
		cooldowns: newCooldowns(),
		denied:    cache[time.Time](remembered),
		refusals:  newRefusals(),
		keeper:    newKeeper(),
		cdn:       newCDN(newBase(attemptTimeout)),
		following: newBell(),
		privately: cache[string](remembered),
		overload:  rate.Sometimes{First: 1, Interval: 10 * time.Second},
	}
}

// bareToken returns token without the blanks and the "Bot " that people copy
// along with it.
func bareToken(token string) string {
	words := strings.Fields(token)
	if len(words) > 0 && strings.EqualFold(words[0], "bot") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// Run connects to Discord and answers questions until ctx ends. It keeps
// connecting through any trouble that can pass by itself. The error it returns,
// which is nil when ctx ended, is a sentence that tells an operator what to do.
// A Bot runs once.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.prepare(ctx); err != nil {
		return err
	}
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	b.serving = serving
	b.began = time.Now()
	b.renewals = rate.NewLimiter(rate.Every(b.pace.renew), 1)
	b.pool = newFair(fairLimits(b.cfg.Workers, b.cfg.Queue))
	b.cfg.Metrics.Queue(b.pool.load)
	b.cfg.Metrics.Shards(b.connections)
	b.apologies = newPool(typists, typists*8)
	b.owed = newFair(owedLimits)
	b.typing = newPool(typists, typists*8)
	b.events = newEvents()
	b.hears = make(map[string][]handler)
	for _, h := range b.handlers(ctx) {
		b.hears[h.event] = append(b.hears[h.event], h)
	}

	keeping, stopKeeping := context.WithCancel(ctx)
	defer stopKeeping()
	var keepers sync.WaitGroup
	if b.cfg.Memory != nil {
		keepers.Go(func() { b.keepPins(keeping) })
		keepers.Go(func() { b.cfg.Memory.Lead(keeping, b.lg, b.lead) })
	}
	kept := make(chan struct{})
	go func() {
		defer close(kept)
		keepers.Wait()
	}()
	err := b.listen(ctx)
	b.events.stop()
	stopKeeping()
	// What was begun is finished: replies need no gateway, and neither do edits.
	end := time.Now().Add(b.pace.grace)
	if !b.pool.drain(b.pace.grace) {
		b.lg.Warn("stopped before all questions were answered")
	}
	if !b.owed.drain(time.Until(end)) {
		b.lg.Warn("stopped before everything was done that was owed")
	}
	select {
	case <-kept:
	case <-time.After(time.Until(end)):
		b.lg.Warn("stopped before all pins and corrections were edited")
	}
	stop()
	<-kept // the memory may be closed after Run
	b.typing.drain(0)
	b.apologies.drain(0)
	b.lg.Info("disconnected from Discord", "dropped_questions", b.pool.dropped.Load())
	return err
}

// Connected reports whether the bot hears of everything that it shall: each of its shards is
// connected to the gateway, or it needs none.
func (b *Bot) Connected() bool {
	s := b.shards.Load()
	return s != nil && int(b.links.Load()) >= len(s.IDs)
}

// connections returns how many connections to the gateway are ready, and how many there
// should be: at least one while Discord could not be asked.
func (b *Bot) connections() (ready, wanted int) {
	ready = int(b.links.Load())
	if s := b.shards.Load(); s != nil {
		return ready, len(s.IDs)
	}
	if b.cfg.Shards.None {
		return ready, 0
	}
	return ready, max(len(b.cfg.Shards.IDs), b.cfg.Shards.Of, 1)
}

// listen hears what happens, over the gateway and over HTTP, until ctx ends or an operator
// has to act.
func (b *Bot) listen(ctx context.Context) error {
	all, ending := errgroup.WithContext(ctx)
	if b.cfg.Interactions != nil {
		all.Go(func() error { return b.takeInteractions(ending) })
	}
	if b.cfg.Shards.None {
		all.Go(func() error { return b.withoutGateway(ending) })
	} else {
		all.Go(func() error { return b.superviseAll(ending) })
	}
	return all.Wait()
}

// lead does what only one of the processes may that share a memory, until ctx ends.
func (b *Bot) lead(ctx context.Context) {
	b.leads.Store(&ctx)
	b.cfg.Metrics.Leads(true)
	defer func() {
		b.leads.Store(nil)
		b.cfg.Metrics.Leads(false)
	}()
	if b.who() != "" { // what happened since another one led is seen to
		b.keeper.note("")
		b.keeper.retry()
		b.following.ring()
		if b.cfg.Shards.None { // nobody tells
			go b.surviving("left", func() { b.forgetLeft(nil, 0, 1) })()
		}
	}
	b.followArticles(ctx)
}

// leading returns a context that ends when this process leads no more; nil if it does not
// lead now.
func (b *Bot) leading() context.Context {
	if ctx := b.leads.Load(); ctx != nil && (*ctx).Err() == nil {
		return *ctx
	}
	return nil
}

// prepare checks the configuration and makes what requests need.
func (b *Bot) prepare(ctx context.Context) error {
	switch {
	case b.token == "":
		return errors.New("there is no token for the bot; copy it from the Discord Developer Portal (your application → Bot → Reset Token)")
	case strings.ContainsFunc(b.token, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r > unicode.MaxASCII }):
		return errors.New("the token of the bot has characters that no token has; copy it again from the Discord Developer Portal (your application → Bot → Reset Token)")
	}
	api, err := parseAPI(b.cfg.APIURL)
	if err != nil {
		return err
	}
	t := newTransport(b.lg, api, newBase(b.pace.attempt))
	t.metrics = b.cfg.Metrics
	t.limit.SetLimit(b.pace.requests)
	t.retry = b.pace.retry
	b.client = &http.Client{Transport: t, Timeout: requestTimeout}
	b.identify.every = b.pace.identify
	b.rest, err = b.newSession()
	return err
}

// newSession returns a discordgo session for requests. It does by itself as little as can
// be: it retries nothing, keeps no state and logs nothing (its log has tokens and messages
// in it).
func (b *Bot) newSession() (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + b.token)
	if err != nil {
		return nil, err
	}
	s.Client = b.client
	s.UserAgent = userAgent
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.StateEnabled = false
	s.LogLevel = discordgo.LogError - 1
	return s, nil
}
