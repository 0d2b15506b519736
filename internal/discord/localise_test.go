package discord

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// discordLocales are those of Discord's locales in which the bot speaks no English.
var discordLocales = []discordgo.Locale{"de", "es-419", "es-ES", "fr", "hi", "ru", "zh-CN", "zh-TW"}

// nameRule is Discord's rule for the names of commands and options.
var nameRule = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// TestLocalised holds every command, with its options, to have a name and a description in
// each language, such as Discord takes them.
func TestLocalised(t *testing.T) {
	t.Parallel()
	b := New(nil, parrot, Config{})
	remembers(t)(b)
	all := b.definitions()
	if len(all) < 15 {
		t.Errorf("only %d commands are defined", len(all))
	}
	taken := map[string]string{} // names by kind of command and locale
	for _, c := range all {
		name := localised(t, c.Name, c.NameLocalizations)
		for locale, n := range name {
			if c.Type == discordgo.ChatApplicationCommand && !slashName(n) || utf8.RuneCountInString(n) > 32 {
				t.Errorf("%s: the command %s cannot be called %q", locale, c.Name, n)
			}
			at := fmt.Sprint(c.Type, locale, n)
			if taken[at] != "" {
				t.Errorf("%s: %s and %s are both called %q", locale, taken[at], c.Name, n)
			}
			taken[at] = c.Name
		}
		if c.Description != "" {
			describedIn(t, c.Name, localised(t, c.Description, c.DescriptionLocalizations))
		}
		optionsLocalised(t, c.Name, c.Options)
	}
}

func optionsLocalised(t *testing.T, command string, options []*discordgo.ApplicationCommandOption) {
	t.Helper()
	taken := map[string]string{}
	for _, o := range options {
		for locale, n := range localised(t, o.Name, &o.NameLocalizations) {
			if !slashName(n) {
				t.Errorf("%s: the option %s of %s cannot be called %q", locale, o.Name, command, n)
			}
			at := string(locale) + " " + n
			if taken[at] != "" {
				t.Errorf("%s: %s and %s of %s are both called %q", locale, taken[at], o.Name, command, n)
			}
			taken[at] = o.Name
		}
		describedIn(t, command+" "+o.Name, localised(t, o.Description, &o.DescriptionLocalizations))
		for _, c := range o.Choices {
			localised(t, c.Name, &c.NameLocalizations)
		}
		optionsLocalised(t, command+" "+o.Name, o.Options)
	}
}

// localised returns the translations of an English text, of which none may lack.
func localised(t *testing.T, english string, in *map[discordgo.Locale]string) map[discordgo.Locale]string {
	t.Helper()
	if in == nil {
		t.Errorf("%q is in no other language", english)
		return nil
	}
	for _, locale := range discordLocales {
		if (*in)[locale] == "" {
			t.Errorf("%s: %q has no translation", locale, english)
		}
	}
	return *in
}

func describedIn(t *testing.T, what string, descriptions map[discordgo.Locale]string) {
	t.Helper()
	for locale, d := range descriptions {
		if n := utf8.RuneCountInString(d); n > 100 {
			t.Errorf("%s: the description of %s has %d characters", locale, what, n)
		}
	}
}

func slashName(s string) bool { return nameRule.MatchString(s) && s == strings.ToLower(s) }
