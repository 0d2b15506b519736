package discord

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/bwmarrin/discordgo"
)

// A Grade says how well something is.
type Grade string

// The grades of findings.
const (
	Fine    Grade = "ok"
	Warning Grade = "warning" // the bot works, but not as well as it could
	Fault   Grade = "fault"   // the bot does not work
	Unknown Grade = "unknown" // it could not be checked
)

// A Finding is what came of checking one thing.
type Finding struct {
	Check string `json:"check"` // a word: what was checked
	Grade Grade  `json:"grade"`
	Says  string `json:"says"`           // a sentence
	Mend  string `json:"mend,omitempty"` // what to do about it
}

// The difference to Discord's clock that is worth a word, and the one with which hardly
// anything works: certificates, cooldowns, what is told of a day.
const (
	clockOff   = 5 * time.Second
	clockWrong = 2 * time.Minute
)

// needs are the permissions that the bot cannot do without, by the names that Discord's
// settings have for them.
var needs = []struct {
	bit  int64
	name string
}{
	{discordgo.PermissionViewChannel, "View Channels"},
	{discordgo.PermissionSendMessages, "Send Messages"},
	{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"},
	{discordgo.PermissionEmbedLinks, "Embed Links"},
	{discordgo.PermissionReadMessageHistory, "Read Message History"},
	{permissionPinMessages, "Pin Messages"},
}

// maxMemberships is how many servers are looked at, five pages of Discord's.
const maxMemberships = 1000

// Examine checks how Discord sees the bot that a configuration makes: its token, the clock,
// its intents, and what it may do in its servers. It connects to no gateway and changes
// nothing. Names of servers are in the findings as others wrote them.
func Examine(ctx context.Context, cfg Config) []Finding {
	x := &exam{b: New(nil, nil, cfg), ctx: ctx}
	if err := x.b.prepare(ctx); err != nil {
		x.add("token", Fault, sentence(err.Error()), "")
		return x.unknown("clock", "intents", "connections", "servers")
	}
	if !x.token() {
		return x.unknown("intents", "connections", "servers")
	}
	x.application()
	x.connections()
	x.servers()
	return x.found
}

// An exam collects findings.
type exam struct {
	b     *Bot
	ctx   context.Context
	found []Finding
	app   string // id of the application
}

func (x *exam) add(check string, g Grade, says, mend string) {
	x.found = append(x.found, Finding{check, g, says, mend})
}

// unknown notes what could not be checked for want of what went before.
func (x *exam) unknown(checks ...string) []Finding {
	for _, c := range checks {
		x.add(c, Unknown, "Not checked, since Discord was not asked.", "")
	}
	return x.found
}

// errStatus is returned by get for an answer that is not what was asked for.
type errStatus int

func (e errStatus) Error() string { return fmt.Sprintf("Discord answered with HTTP %d", int(e)) }

// get reads what is at an endpoint into v, and returns by how much Discord's clock is ahead
// of ours; ok tells whether that is known.
func (x *exam) get(endpoint string, v any) (ahead time.Duration, ok bool, err error) {
	req, err := http.NewRequestWithContext(x.ctx, http.MethodGet, endpoint, nil)
	if err != nil {
		return 0, false, err
	}
	req.Header.Set("Authorization", "Bot "+x.b.token)
	req.Header.Set("User-Agent", userAgent)
	sent := time.Now()
	resp, err := x.b.client.Do(req)
	if err != nil {
		return 0, false, err
	}
	defer resp.Body.Close()
	now := time.Now()
	if date, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		// The header has whole seconds, and was written somewhere between.
		ahead, ok = date.Add(time.Second/2).Sub(sent.Add(now.Sub(sent)/2)), true
	}
	if resp.StatusCode != http.StatusOK {
		return ahead, ok, errStatus(resp.StatusCode)
	}
	return ahead, ok, json.NewDecoder(io.LimitReader(resp.Body, maxBody)).Decode(v)
}

// token asks Discord whose token it is, which shows as well whether Discord can be reached
// and what time it is. It reports whether there is any use in asking more.
func (x *exam) token() bool {
	var me discordgo.User
	ahead, dated, err := x.get(discordgo.EndpointUser("@me"), &me)
	shape := ""
	if x.b.cfg.APIURL == "" && !looksLikeToken(x.b.token) {
		shape = " It does not look like a token, which has three parts with points between."
	}
	if status := errStatus(0); errors.As(err, &status) && status == http.StatusUnauthorized {
		x.add("token", Fault, "Discord does not accept the token."+shape, "Reset it in "+portal+", and put the new one into DISCORD_TOKEN.")
	} else if err != nil {
		mend := "See whether this machine reaches https://discord.com: its network, its proxy (HTTPS_PROXY), its certificates."
		if x.b.cfg.APIURL != "" {
			mend = "See whether DISCORD_API_URL is right, and empty it to ask Discord itself."
		}
		x.add("token", Unknown, "Not known, since Discord was not reached."+shape, "")
		x.add("network", Fault, "Discord cannot be reached: "+cause(err, x.b.token)+".", mend)
	} else if !me.Bot {
		x.add("token", Fault, "The token is that of a person, not of a bot.", "Use the token under Bot in "+portal+": Discord forbids the other.")
		err = errors.New("no bot")
	} else {
		x.add("token", Fine, fmt.Sprintf("Discord knows it: %s, %s.", me.Username, me.ID), "")
	}
	switch off := max(ahead, -ahead).Round(time.Second); {
	case !dated:
		x.add("clock", Unknown, "Discord did not say what time it is.", "")
	case off < clockOff:
		x.add("clock", Fine, "It goes as Discord's does.", "")
	default:
		g := Warning
		if off >= clockWrong {
			g = Fault
		}
		way := "behind"
		if ahead < 0 {
			way = "ahead of"
		}
		x.add("clock", g, fmt.Sprintf("This machine's clock is %v %s Discord's.", off, way), "Have it set from the network: timedatectl set-ntp true, or another NTP client.")
	}
	return err == nil
}

// looksLikeToken reports whether a token has the form that Discord's have: the bot's id in
// base 64, when it was made, and a signature.
func looksLikeToken(token string) bool {
	parts := strings.Split(token, ".")
	if len(parts) != 3 || parts[1] == "" || parts[2] == "" {
		return false
	}
	id, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(parts[0], "="))
	return err == nil && isID(string(id))
}

// application checks what can be set for the bot in Discord's portal.
func (x *exam) application() {
	const messageContent, messageContentLimited = 1 << 18, 1 << 19
	var app struct {
		ID       string `json:"id"`
		Flags    int    `json:"flags"`
		Key      string `json:"verify_key"`
		Endpoint string `json:"interactions_endpoint_url"`
	}
	if _, _, err := x.get(discordgo.EndpointAPI+"applications/@me", &app); err != nil {
		x.add("intents", Unknown, "Discord does not tell: "+cause(err, x.b.token)+".", "")
		return
	}
	x.app = app.ID
	if app.Flags&(messageContent|messageContentLimited) == 0 {
		x.add("intents", Warning, "The bot may not read messages: in channels it hears only mentions, and no "+x.b.cfg.Prefix+"who.", "Switch on Message Content Intent in "+portal+", under Privileged Gateway Intents.")
	} else {
		x.add("intents", Fine, "The bot may read messages.", "")
	}
	x.interactions(app.Endpoint, app.Key)
}

// interactions checks that slash commands and buttons come where the bot takes them: over
// the gateway, or at an address that Discord sends them to.
func (x *exam) interactions(endpoint, key string) {
	const page = "the Discord Developer Portal (your application → General Information)"
	over := x.b.cfg.PublicKey != nil
	switch {
	case !over && endpoint == "":
		x.add("interactions", Fine, "They come over the gateway.", "")
	case !over:
		x.add("interactions", Warning, "Discord sends slash commands and buttons to the address under Interactions Endpoint URL, and none over the gateway.",
			"Unless a bot answers there, take the address out in "+page+"; or set INTERACTIONS_ADDR.")
	case endpoint == "":
		x.add("interactions", Warning, "INTERACTIONS_ADDR is set, but Discord sends them over the gateway.", "Put the address at which Discord reaches the bot under Interactions Endpoint URL in "+page+".")
	case !strings.EqualFold(key, hex.EncodeToString(x.b.cfg.PublicKey)):
		x.add("interactions", Fault, "DISCORD_PUBLIC_KEY is not that of the application, so the bot takes nothing for Discord's.", "Copy Public Key from "+page+".")
	default:
		x.add("interactions", Fine, "Discord sends them to "+endpoint+".", "")
	}
}

// connections checks what is left of the day's connections.
func (x *exam) connections() {
	var info struct {
		Limit discordgo.SessionInformation `json:"session_start_limit"`
	}
	_, _, err := x.get(discordgo.EndpointGatewayBot, &info)
	switch left := info.Limit.Remaining; {
	case err != nil:
		x.add("connections", Unknown, "Discord does not tell: "+cause(err, x.b.token)+".", "")
	case info.Limit.Total == 0:
		x.add("connections", Fine, "They are not counted there.", "")
	case left <= min(reserve, info.Limit.Total/10):
		wait := (time.Duration(info.Limit.ResetAfter) * time.Millisecond).Round(time.Minute)
		x.add("connections", Fault, fmt.Sprintf("Of the %d connections that Discord allows a day %d are left.", info.Limit.Total, left),
			fmt.Sprintf("Find out what connects so often with this token, and wait %v: with none left Discord resets the token.", wait))
	default:
		x.add("connections", Fine, fmt.Sprintf("Of %d a day %d are left.", info.Limit.Total, left), "")
	}
}

// A membership is a server that the bot is in, and what it may do there before channels
// decide otherwise.
type membership struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Permissions string `json:"permissions"`
}

// servers checks what the bot may do in the servers it is in.
func (x *exam) servers() {
	all, err := memberships(maxMemberships, func(endpoint string, v any) error {
		_, _, err := x.get(endpoint, v)
		return err
	})
	if err != nil {
		x.add("servers", Unknown, "Discord does not tell: "+cause(err, x.b.token)+".", "")
		return
	}
	if len(all) == 0 {
		x.add("servers", Warning, "The bot is in no server.", "Invite it with "+x.invitation()+".")
		return
	}
	fine := 0
	for _, m := range all {
		has, err := strconv.ParseInt(m.Permissions, 10, 64)
		if err != nil {
			x.add("servers", Unknown, fmt.Sprintf("Discord does not say what the bot may do in %q (%s).", m.Name, m.ID), "")
			continue
		}
		if has&discordgo.PermissionAdministrator != 0 {
			x.add("servers", Warning, fmt.Sprintf("In %q (%s) it is an administrator, which it need not be.", m.Name, m.ID), "Take Administrator from its role there, and give it what the README lists.")
			continue
		}
		var lacks []string
		for _, p := range needs {
			if has&p.bit == 0 {
				lacks = append(lacks, p.name)
			}
		}
		switch {
		case len(lacks) > 0:
			x.add("servers", Warning, fmt.Sprintf("In %q (%s) it lacks %s.", m.Name, m.ID, strings.Join(lacks, ", ")), "Have its role there given that, or invite it again with "+x.invitation()+".")
		case has&discordgo.PermissionMentionEveryone != 0:
			x.add("servers", Warning, fmt.Sprintf("In %q (%s) it may mention everyone, which it never does.", m.Name, m.ID), "Take Mention @everyone, @here and All Roles from its role there.")
		default:
			fine++
		}
	}
	if fine > 0 {
		x.add("servers", Fine, fmt.Sprintf("In %d of %d it may do what it needs, where channels do not decide otherwise.", fine, len(all)), "")
	}
}

// memberships returns the servers that the bot is in. It gets no more pages when it has
// most of them.
func memberships(most int, get func(endpoint string, v any) error) ([]membership, error) {
	const page = 200
	var all []membership
	after := ""
	for len(all) < most {
		query := url.Values{"limit": {strconv.Itoa(page)}}
		if after != "" {
			query.Set("after", after)
		}
		var some []membership
		if err := get(discordgo.EndpointUserGuilds("@me")+"?"+query.Encode(), &some); err != nil {
			return nil, err
		}
		all = append(all, some...)
		if len(some) < page || some[len(some)-1].ID == after {
			break
		}
		after = some[len(some)-1].ID
	}
	return all, nil
}

// invitation is the address at which a server invites the bot with what it needs.
func (x *exam) invitation() string {
	var bits int64
	for _, p := range needs {
		bits |= p.bit
	}
	id := x.app
	if id == "" {
		id = "ID"
	}
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d", id, bits)
}

// sentence begins and ends s as a sentence does.
func sentence(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	r[0] = unicode.ToUpper(r[0])
	return strings.TrimSuffix(string(r), ".") + "."
}
