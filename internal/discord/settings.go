package discord

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// A setting is one of the things that moderators decide, as the panel shows and changes
// it.
type setting struct {
	name    string // in custom ids
	title   string
	about   string // what it decides
	guarded bool   // only who may manage the server changes it

	isSet func(memory.Settings) bool
	clear func(*memory.Settings)
	show  func(*request, memory.Settings) string // its value, which is set, as markdown
	edit  func(*request, knob, memory.Settings) discordgo.MessageComponent
	form  func(*request, knob) *discordgo.InteractionResponseData // of one that is typed

	// take sets it to values, which come from outside, or says in a sentence why not.
	take func(*request, *memory.Settings, []string) (refusal string)
}

// settings returns all of them, in the order in which they are shown.
func (b *Bot) settings() []setting {
	return []setting{
		stored(setting{name: "prefix", title: setPrefix, about: aboutPrefix, edit: editPrefix, form: prefixForm},
			func(s *memory.Settings) **string { return &s.Prefix }, showPrefix, parsePrefix),
		yesNo("speak", setSpeak, aboutSpeak, func(s *memory.Settings) **bool { return &s.Speak }),
		yesNo("hidden", setHidden, aboutHidden, func(s *memory.Settings) **bool { return &s.Hidden }),
		stored(setting{name: "off", title: setOff, about: aboutOff, edit: b.editOff},
			func(s *memory.Settings) **[]string { return &s.Off }, showOff, b.parseOff),
		stored(setting{name: "language", title: setLanguage, about: aboutLanguage, edit: editLanguage},
			func(s *memory.Settings) **string { return &s.Language }, showLanguage, parseLanguage),
		cooldown("user", setUserCooldown, aboutUserCooldown, func(s *memory.Settings) **time.Duration { return &s.UserCooldown }),
		cooldown("channel", setChannelCooldown, aboutChannelCooldown, func(s *memory.Settings) **time.Duration { return &s.ChannelCooldown }),
		roles(setting{name: "pinners", title: setPinRoles, about: aboutPinRoles}, func(s *memory.Settings) **[]string { return &s.PinRoles }),
		roles(setting{name: "admins", title: setAdminRoles, about: aboutAdminRoles, guarded: true}, func(s *memory.Settings) **[]string { return &s.AdminRoles }),
	}
}

// setting returns the one with a name.
func (b *Bot) setting(name string) (setting, bool) {
	all := b.settings()
	i := slices.IndexFunc(all, func(s setting) bool { return s.name == name })
	if i < 0 {
		return setting{}, false
	}
	return all[i], true
}

// stored returns s for the field that at points to.
func stored[T any](s setting, at func(*memory.Settings) **T, show func(*request, T) string, parse func(*request, []string) (T, string)) setting {
	s.isSet = func(set memory.Settings) bool { return *at(&set) != nil }
	s.clear = func(set *memory.Settings) { *at(set) = nil }
	s.show = func(r *request, set memory.Settings) string { return show(r, **at(&set)) }
	s.take = func(r *request, set *memory.Settings, values []string) string {
		v, refusal := parse(r, values)
		if refusal == "" {
			*at(set) = &v
		}
		return refusal
	}
	return s
}

// one returns the only value, "" if there is not exactly one.
func one(values []string) string {
	if len(values) != 1 {
		return ""
	}
	return values[0]
}

func notOffered(r *request) string {
	return r.words.Text("That is not among what can be chosen. Please call the command again.")
}

const (
	maxPrefix      = 5   // characters
	maxPlaceholder = 150 // characters of a select that shows nothing yet, by Discord
)

func showPrefix(_ *request, prefix string) string { return code(prefix) }

func editPrefix(r *request, k knob, _ memory.Settings) discordgo.MessageComponent {
	k.does = knobForm
	return buttonRow(key{id: k.id(), label: r.words.Text("Type another …"), style: discordgo.PrimaryButton})
}

func prefixForm(r *request, k knob) *discordgo.InteractionResponseData {
	return &discordgo.InteractionResponseData{
		Title: shorten(r.words.Text(setPrefix), maxFormText), CustomID: k.id().String(),
		Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.TextInput{
			CustomID: "value", Label: shorten(r.words.Text("1 to 5 characters without blanks"), maxFormText),
			Style: discordgo.TextInputShort, Required: true, MinLength: 1, MaxLength: maxPrefix,
		}}}},
	}
}

// maxFormText is how many characters Discord allows the title and the labels of a form.
const maxFormText = 45

// parsePrefix takes what stands before commands. Discord's clients do something of
// their own with a message that begins with some characters.
func parsePrefix(r *request, values []string) (prefix, refusal string) {
	prefix = strings.TrimSpace(one(values))
	switch {
	case prefix == "":
		return "", r.words.Text("A prefix of blanks would make every message a command. Please choose 1 to 5 characters, like ! or ?.")
	case utf8.RuneCountInString(prefix) > maxPrefix:
		return "", r.words.Text("That prefix is too long. Please choose 1 to 5 characters, like ! or ?.")
	case strings.ContainsFunc(prefix, func(c rune) bool { return !unicode.IsPrint(c) || unicode.IsSpace(c) }), unicode.IsMark([]rune(prefix)[0]):
		return "", r.words.Text("A prefix has no blanks and nothing that cannot be seen. Please choose 1 to 5 characters, like ! or ?.")
	case strings.ContainsAny(prefix, "/@#<`\\"):
		return "", r.words.Text("A prefix cannot have / @ # < \\ or `: Discord reads them in its own way. Please choose something else, like ! or ?.")
	}
	return prefix, ""
}

func yesNo(name, title, about string, at func(*memory.Settings) **bool) setting {
	s := setting{name: name, title: title, about: about}
	s.edit = func(r *request, k knob, set memory.Settings) discordgo.MessageComponent {
		yes, no := k, k
		yes.value, no.value = "yes", "no"
		keys := []key{{id: yes.id(), label: r.words.Text("Yes")}, {id: no.id(), label: r.words.Text("No")}}
		if **at(&set) {
			keys[0].style = discordgo.PrimaryButton
		} else {
			keys[1].style = discordgo.PrimaryButton
		}
		return buttonRow(keys...)
	}
	show := func(r *request, v bool) string {
		if v {
			return escape(r.words.Text("Yes"))
		}
		return escape(r.words.Text("No"))
	}
	parse := func(r *request, values []string) (bool, string) {
		switch one(values) {
		case "yes":
			return true, ""
		case "no":
			return false, ""
		}
		return false, notOffered(r)
	}
	return stored(s, at, show, parse)
}

// switchable returns the commands that can be switched off. Help cannot: it is the
// answer to who calls the bot and says nothing.
func (b *Bot) switchable() []answers.Row {
	rows := slices.DeleteFunc(slices.Clone(b.engine.Commands()), func(row answers.Row) bool { return row.Name == helpQuestion })
	return rows[:min(len(rows), maxOptions)]
}

func showOff(r *request, off []string) string {
	var names []string
	for _, name := range off {
		names = append(names, code(name))
	}
	return listed(r, names)
}

func placeholder(s string) string { return shorten(s, maxPlaceholder) }

// listed returns markdown joined, or a word for nothing.
func listed(r *request, items []string) string {
	if len(items) == 0 {
		return escape(r.words.Text("none"))
	}
	return strings.Join(items, ", ")
}

func (b *Bot) editOff(r *request, k knob, set memory.Settings) discordgo.MessageComponent {
	m := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: k.id().String(), MinValues: new(int), Placeholder: placeholder(r.words.Text(setOff))}
	for _, row := range b.switchable() {
		m.Options = append(m.Options, discordgo.SelectMenuOption{
			Label: row.Name, Value: row.Name, Description: optionText(r.words.Text(row.Summary)), Default: slices.Contains(*set.Off, row.Name),
		})
	}
	m.MaxValues = len(m.Options)
	return selectRow(m)
}

func (b *Bot) parseOff(r *request, values []string) (off []string, refusal string) {
	rows := b.switchable()
	for _, v := range values {
		if !slices.ContainsFunc(rows, func(row answers.Row) bool { return row.Name == v }) {
			return nil, r.words.Text("I have no command called %s that can be switched off.", code(shorten(v, maxButton)))
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(values))), ""
}

// readersOwn stands for the empty language among options, whose values cannot be empty.
const readersOwn = "own"

func showLanguage(r *request, language string) string {
	if language == "" {
		return escape(r.words.Text("each reader's own"))
	}
	return escape(wording.For(language).Name())
}

func editLanguage(r *request, k knob, set memory.Settings) discordgo.MessageComponent {
	m := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: k.id().String(), Placeholder: placeholder(r.words.Text(setLanguage))}
	m.Options = []discordgo.SelectMenuOption{{Label: optionText(r.words.Text("each reader's own")), Value: readersOwn, Default: *set.Language == ""}}
	for _, l := range wording.Languages() {
		m.Options = append(m.Options, discordgo.SelectMenuOption{Label: wording.For(l).Name(), Value: l, Default: *set.Language == l})
	}
	return selectRow(m)
}

func parseLanguage(r *request, values []string) (language, refusal string) {
	switch v := one(values); {
	case v == readersOwn:
		return "", ""
	case slices.Contains(wording.Languages(), v):
		return v, ""
	}
	return "", notOffered(r)
}

// offered are the cooldowns that can be chosen.
var offered = [...]time.Duration{
	0, 5 * time.Second, 10 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute, maxCooldown,
}

func cooldown(name, title, about string, at func(*memory.Settings) **time.Duration) setting {
	s := setting{name: name, title: title, about: about}
	s.edit = func(r *request, k knob, set memory.Settings) discordgo.MessageComponent {
		m := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: k.id().String(), Placeholder: placeholder(r.words.Text(title))}
		for _, d := range offered {
			m.Options = append(m.Options, discordgo.SelectMenuOption{Label: optionText(span(r, d)), Value: strconv.Itoa(int(d.Seconds())), Default: d == **at(&set)})
		}
		return selectRow(m)
	}
	show := func(r *request, d time.Duration) string { return escape(span(r, d)) }
	return stored(s, at, show, parseCooldown)
}

func parseCooldown(r *request, values []string) (time.Duration, string) {
	n, err := strconv.Atoi(one(values))
	d := time.Duration(n) * time.Second
	if err != nil || d < 0 || d > maxCooldown {
		return 0, r.words.Text("A cooldown is between nothing and one hour.")
	}
	return d, ""
}

// span returns a duration in words.
func span(r *request, d time.Duration) string {
	switch {
	case d <= 0:
		return r.words.Text("none")
	case d%time.Hour == 0:
		return r.words.Text("%d h", int(d.Hours()))
	case d%time.Minute == 0:
		return r.words.Text("%d min", int(d.Minutes()))
	}
	return r.words.Text("%d s", int(d.Seconds()))
}

// maxRoles is how many roles a select lets somebody choose.
const maxRoles = 25

func roles(s setting, at func(*memory.Settings) **[]string) setting {
	s.edit = func(r *request, k knob, set memory.Settings) discordgo.MessageComponent {
		m := discordgo.SelectMenu{MenuType: discordgo.RoleSelectMenu, CustomID: k.id().String(), MinValues: new(int), MaxValues: maxRoles, Placeholder: placeholder(r.words.Text(s.title))}
		for _, id := range **at(&set) {
			m.DefaultValues = append(m.DefaultValues, discordgo.SelectMenuDefaultValue{ID: id, Type: discordgo.SelectMenuDefaultValueRole})
		}
		return selectRow(m)
	}
	show := func(r *request, ids []string) string {
		var names []string
		for _, id := range ids {
			names = append(names, "<@&"+id+">")
		}
		return listed(r, names)
	}
	parse := func(r *request, ids []string) ([]string, string) {
		if len(ids) > maxRoles || slices.ContainsFunc(ids, func(id string) bool { return !isID(id) }) {
			return nil, notOffered(r)
		}
		return slices.Clone(ids), ""
	}
	return stored(s, at, show, parse)
}
