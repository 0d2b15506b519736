package discord

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
	"attache/internal/memory"
	"attache/internal/wording"
)

// A board is the panel of /settings as somebody has it before them.
type board struct {
	t    *testing.T
	srv  *discordtest.Server
	user string
	m    *discordgo.Message
}

// settingsOf calls /settings, for a channel if it is not empty.
func settingsOf(t *testing.T, srv *discordtest.Server, user, channel string) discordtest.Response {
	t.Helper()
	var options []*discordgo.ApplicationCommandInteractionDataOption
	if channel != "" {
		options = append(options, &discordgo.ApplicationCommandInteractionDataOption{Name: "channel", Type: discordgo.ApplicationCommandOptionChannel, Value: channel})
	}
	r := srv.WaitResponse(t, srv.Slash(srv.ChannelID, user, "settings", options...))
	if !r.Ephemeral {
		t.Errorf("everybody sees %q", shown(r.Message))
	}
	return r
}

func openBoard(t *testing.T, srv *discordtest.Server, user, channel string) *board {
	t.Helper()
	return &board{t, srv, user, settingsOf(t, srv, user, channel).Message}
}

// text is what the panel shows now.
func (p *board) text() string { return shown(p.srv.Message(p.m.ID)) }

// use waits for what comes of using a component: the panel itself, or a sentence.
func (p *board) use(i discordtest.Interaction) string {
	p.t.Helper()
	r := p.srv.WaitResponse(p.t, i)
	if r.Message == nil || !r.Ephemeral {
		p.t.Fatalf("the answer is %+v, seen by all: %t", r.Message, !r.Ephemeral)
	}
	return shown(r.Message)
}

// id returns the custom id of the component that does something with a setting.
func (p *board) id(does, setting, value string) string {
	p.t.Helper()
	for _, s := range customIDs(p.srv.Message(p.m.ID).Components) {
		id, err := parseCustomID(s)
		if k, ok := knobOf(id); err == nil && ok && k.does == does && k.setting == setting && k.value == value {
			return s
		}
	}
	p.t.Fatalf("the panel has nothing that does %s %s %s: %q", does, setting, value, p.text())
	return ""
}

// open opens the editor of a setting.
func (p *board) open(setting string) {
	p.t.Helper()
	p.use(p.srv.Select(p.t, p.user, p.m, p.id(knobOpen, "", ""), setting))
}

// choose sets a setting by its select.
func (p *board) choose(setting string, values ...string) string {
	p.t.Helper()
	p.open(setting)
	return p.use(p.srv.Select(p.t, p.user, p.m, p.id(knobSet, setting, ""), values...))
}

// click sets a setting by its button.
func (p *board) click(setting, value string) string {
	p.t.Helper()
	p.open(setting)
	return p.use(p.srv.Click(p.t, p.user, p.m, p.id(knobSet, setting, value)))
}

// typed sets the prefix.
func (p *board) typed(prefix string) string {
	p.t.Helper()
	p.open("prefix")
	p.srv.WaitResponse(p.t, p.srv.Click(p.t, p.user, p.m, p.id(knobForm, "prefix", "")))
	return p.use(p.srv.SubmitModal(p.srv.ChannelID, p.user, strings.Replace(p.id(knobForm, "prefix", ""), knobForm, knobSet, 1), map[string]string{"value": prefix}))
}

func (p *board) wants(text ...string) {
	p.t.Helper()
	for _, s := range text {
		if !strings.Contains(p.text(), s) {
			p.t.Errorf("the panel lacks %q:\n%s", s, p.text())
		}
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	role := srv.AddRole(srv.GuildID, "editors", 0, false)
	p := openBoard(t, srv, srv.ModeratorID, "")
	p.wants("The whole server", "**Prefix:** `!` · *default*", "**Answer openly:** Yes · *default*", "**Language:** each reader's own · *default*", "**Roles that may pin:** none · *default*")

	p.typed("?")
	p.wants("Saved: Prefix.", "**Prefix:** `?` · *this server*")
	p.click("hidden", "yes")
	p.choose("off", "stance", "compare")
	p.choose("language", "de")
	p.wants(wording.For("de").Text("Saved: %s.", wording.For("de").Text(setLanguage))) // at once
	p.choose("user", "30")
	p.choose("pinners", role)

	got, err := r.cfg.Memory.Settings(memory.Scope{Guild: srv.GuildID})
	if err != nil || *got.Prefix != "?" || !*got.Hidden || !slices.Equal(*got.Off, []string{"compare", "stance"}) || *got.Language != "de" ||
		*got.UserCooldown != 30*time.Second || !slices.Equal(*got.PinRoles, []string{role}) || got.Speak != nil || got.ChannelCooldown != nil || got.AdminRoles != nil {
		t.Fatalf("stored is %+v, %v", got, err)
	}
	p.choose("language", "en-US")
	p.wants("**Commands switched off:** `compare`, `stance` · *this server*", "**Cooldown per person:** 30 s", "<@&"+role+">")

	// A channel over it, a thread over that.
	thread := srv.AddThread(srv.ChannelID, "thread")
	r.log.wait(t, "event=THREAD_CREATE", 1)
	p.use(srv.Select(t, p.user, p.m, p.id(knobPlace, "", ""), srv.ChannelID))
	p.wants("<#"+srv.ChannelID+">", "**Prefix:** `?` · *this server*")
	p.click("speak", "no")
	p.wants("**Answer openly:** No · *this channel*")
	// Who administers is a matter of the whole server, wherever it is opened.
	admins := openBoard(t, srv, srv.ModeratorID, srv.ChannelID)
	admins.use(srv.Select(t, admins.user, admins.m, admins.id(knobOpen, "", ""), "admins"))
	admins.use(srv.Select(t, admins.user, admins.m, admins.id(knobSet, "admins", ""), role))
	if got, err := r.cfg.Memory.Settings(memory.Scope{Guild: srv.GuildID}); err != nil || got.AdminRoles == nil || !slices.Equal(*got.AdminRoles, []string{role}) {
		t.Errorf("stored for the server is %+v, %v", got, err)
	}
	q := openBoard(t, srv, srv.ModeratorID, thread)
	q.wants("**Answer openly:** No · *<#"+srv.ChannelID+">*", "**Prefix:** `?` · *this server*")
	q.click("speak", "yes")
	q.wants("**Answer openly:** Yes · *this channel*")
	p = openBoard(t, srv, srv.ModeratorID, "")
	p.wants("Channels with settings of their own", "<#"+srv.ChannelID+">", "<#"+thread+">")

	// And back.
	q.open("speak")
	q.use(srv.Click(t, q.user, q.m, q.id(knobReset, "speak", "")))
	q.wants("**Answer openly:** No · *<#"+srv.ChannelID+">*", "Taken back: Answer openly.")
	p.use(srv.Click(t, p.user, p.m, p.id(knobReset, "", "")))
	p.wants("All settings are taken back.", "**Prefix:** `!` · *default*")
	if got, err := r.cfg.Memory.Settings(memory.Scope{Guild: srv.GuildID}); err != nil || got != (memory.Settings{}) {
		t.Errorf("taken back, but stored is %+v, %v", got, err)
	}
	for _, s := range srv.Sent() {
		if s.Pings.Any() {
			t.Errorf("%q pings: %+v", shown(s.Message), s.Pings)
		}
	}
}

func TestSettingsForbidden(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	if got := shown(settingsOf(t, srv, srv.UserID, "").Message); !strings.Contains(got, "manage this server") {
		t.Errorf("somebody who may not set anything is told %q", got)
	}
	role := srv.AddRole(srv.GuildID, "editors", 0, false)
	put(t, r.Bot, srv.GuildID, "", memory.Settings{AdminRoles: &[]string{role}})
	srv.Join(srv.GuildID, srv.UserID, role)
	p := openBoard(t, srv, srv.UserID, "")
	p.click("hidden", "yes")
	p.wants("**Hidden by default:** Yes")

	// Who was given a role does not hand it on, nor is it taken back by the way.
	if got := p.use(srv.Select(t, p.user, p.m, p.id(knobOpen, "", ""), "admins")); !strings.Contains(got, "Who administers") {
		t.Errorf("who only has an administering role is told %q", got)
	}
	p.use(srv.Click(t, p.user, p.m, p.id(knobReset, "", "")))
	got, err := r.cfg.Memory.Settings(memory.Scope{Guild: srv.GuildID})
	if err != nil || got.Hidden != nil || got.AdminRoles == nil {
		t.Errorf("taken back, but stored is %+v, %v", got, err)
	}

	// The role may be taken away while the panel is open.
	put(t, r.Bot, srv.GuildID, "", memory.Settings{})
	if got := p.use(srv.Select(t, p.user, p.m, p.id(knobOpen, "", ""), "hidden")); !strings.Contains(got, "manage this server") {
		t.Errorf("who administers no more is told %q", got)
	}
}

func TestSettingsRefused(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	for prefix, want := range map[string]string{
		"  ": "blanks", "a b": "blanks", "\u200b": "cannot be seen", "\u0301a": "cannot be seen", "!!!!!!": "too long", "/": "in its own way", "@x": "in its own way", "`": "in its own way",
	} {
		if got := openBoard(t, srv, srv.ModeratorID, "").typed(prefix); !strings.Contains(got, want) {
			t.Errorf("with the prefix %q the answer is %q", prefix, got)
		}
	}
	b := r.Bot
	who := &request{guild: srv.GuildID, can: discordgo.PermissionManageGuild}
	for arg, values := range map[string][]string{
		"set/off//": {"unknown"}, "set/user//": {"3601"}, "set/channel//": {"-1"}, "set/language//": {"xx"}, "set/speak//maybe": nil,
		"set/pinners//": {"@everyone"}, "set/nothing//": {"1"}, "form/speak//": nil, "break/speak//": nil, "set/speak/x/yes": nil, "set/speak": nil, "open///": nil, "place///": {"here"},
	} {
		out := b.turn(who, press{customID: customID{verb: verbSettings, arg: arg}, values: values})
		if !out.hidden || out.update || out.Content == "" || len(out.Embeds) > 0 {
			t.Errorf("%s with %q gives %+v", arg, values, out)
		}
	}
	if got, err := b.cfg.Memory.Settings(memory.Scope{Guild: srv.GuildID}); err != nil || got != (memory.Settings{}) {
		t.Errorf("nothing was valid, but stored is %+v, %v", got, err)
	}
}

func TestSettingsNotSaved(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	p := openBoard(t, srv, srv.ModeratorID, "")
	p.open("hidden")
	if err := r.cfg.Memory.Close(); err != nil {
		t.Fatal(err)
	}
	if got := p.use(srv.Click(t, p.user, p.m, p.id(knobSet, "hidden", "yes"))); !strings.Contains(got, "went wrong") {
		t.Errorf("when nothing can be saved, the answer is %q", got)
	}
}

// Whatever moderators set, the panel keeps Discord's limits.
func TestSettingsFull(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	var roles, off []string
	for range maxRoles {
		roles = append(roles, srv.AddRole(srv.GuildID, "role", 0, false))
	}
	for _, row := range r.switchable() {
		off = append(off, row.Name)
	}
	for range maxOverridden + 5 {
		put(t, r.Bot, srv.GuildID, srv.AddChannel(srv.GuildID, "channel"), memory.Settings{Hidden: new(true)})
	}
	put(t, r.Bot, srv.GuildID, "", memory.Settings{PinRoles: &roles, AdminRoles: &roles, Off: &off, Prefix: new("😀😀😀😀😀")})
	p := openBoard(t, srv, srv.ModeratorID, "")
	p.wants("…", "😀😀😀😀😀", roles[maxRoles-1])
	for _, s := range r.settings() {
		p.open(s.name)
		p.wants(strings.TrimSuffix(s.about, "."))
		p.use(srv.Click(t, p.user, p.m, p.id(knobShow, "", "")))
	}
}
