package main

import (
	"cmp"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/joho/godotenv"

	"attache/internal/discord"
	"attache/internal/memory"
)

// A setting is an environment variable that the bot reads.
type setting struct {
	name    string
	example string   // what .env.example gives it: its default, or empty
	comment []string // what it does, for .env.example
}

// settings are all of them. The README and .env.example follow this table; a
// test holds the latter to it.
var settings = []setting{
	{"DISCORD_TOKEN", "", []string{
		"The bot's token: https://discord.com/developers/applications, your application,",
		"Bot, Reset Token. Keep it secret: whoever has it is the bot."}},
	{"DISCORD_API_URL", "", []string{
		"Another server of Discord's API to talk to. Empty: Discord itself."}},
	{"COMMAND_PREFIX", "!", []string{
		"What commands begin with in channels."}},
	{"CORPUS", "", []string{
		"A folder of articles, or one file. Empty: the articles inside the program."}},
	{"CORPUS_DATE", "", []string{
		"Publication day of articles that give none, like 2022-03-30. Empty: relative",
		"dates (\"on Wednesday\") are shown as the article words them."}},
	{"CORPUS_SERVERS", "", []string{
		"Ids of the servers from which /corpus add may add to that folder, with commas",
		"between. Empty: all servers that the bot is in."}},
	{"CORPUS_WATCH", "on", []string{
		"Whether the folder is watched, so that a changed article is in use within",
		"seconds: on, or off to have it read again only on SIGHUP and /corpus reload."}},
	{"INDEX_DIR", "", []string{
		"A folder in which to keep what was read of the articles, so that the next start",
		"is quick; it is created where there is none. With CORPUS empty, the articles are",
		"those in it. Empty: everything is read at each start."}},
	{"MEMORY", defaultMemory, []string{
		"The file for what outlives a restart: settings, pins, gaps, feedback. It is",
		"created where there is none; its folder must exist. Several bots that work",
		"together share a PostgreSQL database: postgres://user:password@host/database."}},
	{"GAPS_DAYS", "90", []string{
		"How many days a question that could not be answered is kept, and feedback,",
		"from when it last came."}},
	{"REPLIES_DAYS", "30", []string{
		"How many days it is kept which message answers which, to edit and correct it."}},
	{"CORRECT_DAYS", "", []string{
		"How many days after it was given an answer is corrected when an article it cites",
		"is retracted. Empty: REPLIES_DAYS, which is the most, since older answers cannot",
		"be found."}},
	{"SHARDS", "auto", []string{
		"Which shards of the gateway this process connects: auto for as many as Discord",
		"recommends, a number of them, some of them like 0-3/16 where several processes",
		"have them between them, or none to take interactions over HTTP alone."}},
	{"INTERACTIONS_ADDR", "", []string{
		"Where Discord sends commands and buttons over HTTP, like :8080, behind something",
		"that speaks HTTPS. Empty: they come over the gateway."}},
	{"DISCORD_PUBLIC_KEY", "", []string{
		"The key that Discord signs those with: your application, General Information."}},
	{"STATUS_ADDR", "", []string{
		"Where /healthz, /readyz and /metrics are served over HTTP, like localhost:9464.",
		"They need no password, so not to the whole world. Empty: nowhere."}},
	{"LOG_LEVEL", "info", []string{
		"How much is logged: debug, info, warn or error."}},
	{"LOG_FORMAT", "text", []string{
		"How it is logged: text or json."}},
}

// exampleEnv returns the contents of .env.example.
func exampleEnv() string {
	var b strings.Builder
	b.WriteString("# Copy this file to .env and fill it in. What the environment sets wins over it.\n")
	for _, s := range settings {
		b.WriteByte('\n')
		for _, c := range s.comment {
			fmt.Fprintf(&b, "# %s\n", c)
		}
		fmt.Fprintf(&b, "%s=%s\n", s.name, s.example)
	}
	return b.String()
}

// defaultMemory is in the working directory, where .env is too.
const defaultMemory = "attache.db"

// A config is what the settings come to.
type config struct {
	token  string
	apiURL string
	prefix string
	corpus string
	date   string
	still  bool // the corpus is not watched
	// servers are the ids of those from which articles may be added; none means all.
	servers []string
	index   string
	memory  string
	keep    memory.Config
	// correct is for how long answers are corrected; zero means as long as they are kept.
	correct time.Duration

	shards       discord.Shards
	interactions string            // address that they are taken at
	publicKey    ed25519.PublicKey // that they are signed with

	status string // address that the status is served at
	level  slog.Level
	json   bool
}

// dotEnv is where settings are kept that the environment does not set.
const dotEnv = ".env"

// readConfig reads the settings from the environment and, where it does not set
// them, from the file .env in the working directory.
func readConfig(getenv func(string) string) (config, error) {
	file, err := readDotEnv(dotEnv)
	if err != nil {
		return config{}, err
	}
	get := func(name string) string {
		v := getenv(name)
		if v == "" {
			v = file[name]
		}
		return strings.TrimSpace(v)
	}
	c := config{token: get("DISCORD_TOKEN"), apiURL: get("DISCORD_API_URL"), prefix: get("COMMAND_PREFIX"), corpus: get("CORPUS"), date: get("CORPUS_DATE"), index: get("INDEX_DIR"), memory: get("MEMORY"), status: get("STATUS_ADDR")}
	for id := range strings.FieldsFuncSeq(get("CORPUS_SERVERS"), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		if _, err := strconv.ParseUint(id, 10, 64); err != nil {
			return config{}, fmt.Errorf("CORPUS_SERVERS has %q; it must be ids of servers, which are numbers, with commas between", id)
		}
		c.servers = append(c.servers, id)
	}
	if c.keep.KeepGaps, err = days("GAPS_DAYS", get); err != nil {
		return config{}, err
	}
	if c.keep.KeepReplies, err = days("REPLIES_DAYS", get); err != nil {
		return config{}, err
	}
	if c.correct, err = days("CORRECT_DAYS", get); err != nil {
		return config{}, err
	}
	if kept := cmp.Or(c.keep.KeepReplies, memory.KeepReplies); c.correct > kept {
		return config{}, fmt.Errorf("CORRECT_DAYS is more than REPLIES_DAYS, which is %d; answers older than that cannot be found, so raise that too", kept/(24*time.Hour))
	}
	if c.status != "" {
		if _, _, err := net.SplitHostPort(c.status); err != nil {
			return config{}, fmt.Errorf("STATUS_ADDR is %q; it must be an address with a port, like localhost:9464", c.status)
		}
	}
	if c.shards, err = discord.ParseShards(get("SHARDS")); err != nil {
		return config{}, fmt.Errorf("SHARDS: %w", err)
	}
	if err := c.overHTTP(get); err != nil {
		return config{}, err
	}
	switch watch := strings.ToLower(get("CORPUS_WATCH")); watch {
	case "", "on":
	case "off":
		c.still = true
	default:
		return config{}, fmt.Errorf("CORPUS_WATCH is %q; it must be on or off", watch)
	}
	if level := get("LOG_LEVEL"); level != "" {
		if err := c.level.UnmarshalText([]byte(level)); err != nil {
			return config{}, fmt.Errorf("LOG_LEVEL is %q; it must be debug, info, warn or error", level)
		}
	}
	switch format := get("LOG_FORMAT"); format {
	case "", "text":
	case "json":
		c.json = true
	default:
		return config{}, fmt.Errorf("LOG_FORMAT is %q; it must be text or json", format)
	}
	return c, nil
}

// overHTTP reads what interactions that come over HTTP need.
func (c *config) overHTTP(get func(string) string) error {
	c.interactions = get("INTERACTIONS_ADDR")
	digits := get("DISCORD_PUBLIC_KEY")
	if c.interactions == "" {
		if c.shards.None {
			return errors.New("SHARDS is none, so the bot would hear of nothing; set INTERACTIONS_ADDR and DISCORD_PUBLIC_KEY, or set SHARDS to auto")
		}
		return nil
	}
	if _, _, err := net.SplitHostPort(c.interactions); err != nil {
		return fmt.Errorf("INTERACTIONS_ADDR is %q; it must be an address with a port, like :8080", c.interactions)
	}
	key, err := hex.DecodeString(digits)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return fmt.Errorf("DISCORD_PUBLIC_KEY must be the %d hexadecimal digits that the Discord Developer Portal shows (your application → General Information), because INTERACTIONS_ADDR is set", 2*ed25519.PublicKeySize)
	}
	c.publicKey = key
	return nil
}

// days reads a setting that is a number of days; zero if it is not set.
func days(name string, get func(string) string) (time.Duration, error) {
	v := get(name)
	if v == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > maxDays {
		return 0, fmt.Errorf("%s is %q; it must be a number of days from 1 to %d", name, v, maxDays)
	}
	return time.Duration(n) * 24 * time.Hour, nil
}

// maxDays is ten years, which is for ever.
const maxDays = 3650

// readDotEnv reads a file of settings; a missing one sets nothing. What is wrong
// with a line is not told: it may hold the token.
func readDotEnv(name string) (map[string]string, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	defer f.Close()
	return parseDotEnv(name, f)
}

// maxDotEnv bounds what is read of a file of settings, in bytes.
const maxDotEnv = 1 << 20

// parseDotEnv reads what a file of settings says.
func parseDotEnv(name string, r io.Reader) (map[string]string, error) {
	m, err := godotenv.Parse(io.LimitReader(r, maxDotEnv))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: a line is not of the form NAME=value; compare .env.example", name)
	}
	return m, nil
}

// logger returns the log that the settings ask for.
func (c config) logger(w io.Writer) *slog.Logger {
	opts := &slog.HandlerOptions{Level: c.level}
	if c.json {
		return slog.New(slog.NewJSONHandler(w, opts))
	}
	return slog.New(slog.NewTextHandler(w, opts))
}
