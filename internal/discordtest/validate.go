package discordtest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// The limits of a message, from Discord's documentation to August 2026. Lengths
// are in code points; see the package comment.
const (
	MaxContent          = 2000
	MaxEmbeds           = 10
	MaxEmbedTotal       = 6000 // titles, descriptions, fields, footers and authors of all embeds of a message together
	MaxEmbedTitle       = 256
	MaxEmbedDescription = 4096
	MaxEmbedFields      = 25
	MaxFieldName        = 256
	MaxFieldValue       = 1024
	MaxEmbedFooter      = 2048
	MaxEmbedAuthor      = 256

	MaxRows        = 5
	MaxButtons     = 5 // in a row
	MaxLabel       = 80
	MaxCustomID    = 100
	MaxOptions     = 25 // of a select
	MaxOptionText  = 100
	MaxPlaceholder = 150
	MaxButtonURL   = 512

	MaxV2Components = 40
	MaxV2Text       = 4000
	// maxV2Bytes is what more than about 10 kB of Components V2 text does to
	// Discord: it answers 500.
	maxV2Bytes = 10 << 10

	MaxChoices = 25 // of an autocomplete and of a command option
	MaxPins    = 250

	maxAttachments     = 10
	maxAttachmentBytes = 10 << 20
	maxNonce           = 25
	maxReactions       = 20 // different ones on a message
	maxColor           = 0xFFFFFF
)

// embeds checks the embeds of a message and returns them.
func (f *form) embeds(path string, raw json.RawMessage) []*discordgo.MessageEmbed {
	var list []json.RawMessage
	if !f.decode(path, raw, &list) {
		return nil
	}
	f.atMost(path, len(list), MaxEmbeds)
	total := 0
	var embeds []*discordgo.MessageEmbed
	for i, raw := range list {
		var e discordgo.MessageEmbed
		if isNull(raw) {
			f.required(join(path, i))
		} else if f.decode(join(path, i), raw, &e) {
			total += f.embed(join(path, i), &e)
			embeds = append(embeds, &e)
		}
	}
	if total > MaxEmbedTotal {
		f.add(path, "MAX_EMBED_SIZE_EXCEEDED", fmt.Sprintf("Embed size exceeds maximum size of %d", MaxEmbedTotal))
	}
	return embeds
}

// embed checks one embed and returns how much of the total it takes.
func (f *form) embed(path string, e *discordgo.MessageEmbed) int {
	e.Type = discordgo.EmbedTypeRich
	f.text(path+".title", e.Title, MaxEmbedTitle)
	f.text(path+".description", e.Description, MaxEmbedDescription)
	f.link(path+".url", e.URL, "http", "https")
	texts := []string{e.Title, e.Description}
	if e.Color < 0 || e.Color > maxColor {
		f.add(path+".color", "NUMBER_TYPE_MAX", fmt.Sprintf("int value should be between 0 and %d.", maxColor))
	}
	if e.Timestamp != "" {
		if _, err := time.Parse(time.RFC3339, e.Timestamp); err != nil {
			f.add(path+".timestamp", "DATETIME_TYPE_PARSE",
				fmt.Sprintf("Could not parse %s. Should be ISO8601.", e.Timestamp))
		}
	}
	if e.Footer != nil {
		f.need(path+".footer.text", e.Footer.Text, MaxEmbedFooter)
		f.link(path+".footer.icon_url", e.Footer.IconURL, "http", "https", "attachment")
		texts = append(texts, e.Footer.Text)
	}
	if e.Author != nil {
		f.need(path+".author.name", e.Author.Name, MaxEmbedAuthor)
		f.link(path+".author.url", e.Author.URL, "http", "https")
		f.link(path+".author.icon_url", e.Author.IconURL, "http", "https", "attachment")
		texts = append(texts, e.Author.Name)
	}
	if e.Image != nil {
		f.link(path+".image.url", e.Image.URL, "http", "https", "attachment")
	}
	if e.Thumbnail != nil {
		f.link(path+".thumbnail.url", e.Thumbnail.URL, "http", "https", "attachment")
	}
	f.atMost(path+".fields", len(e.Fields), MaxEmbedFields)
	for i, field := range e.Fields {
		at := join(path, "fields", i)
		if field == nil {
			f.required(at)
			continue
		}
		f.need(at+".name", field.Name, MaxFieldName)
		f.need(at+".value", field.Value, MaxFieldValue)
		texts = append(texts, field.Name, field.Value)
	}
	return utf8.RuneCountInString(strings.Join(texts, ""))
}

// emptyEmbed reports whether an embed shows nothing.
func emptyEmbed(e *discordgo.MessageEmbed) bool {
	return strings.TrimSpace(e.Title+e.Description) == "" && len(e.Fields) == 0 &&
		e.Footer == nil && e.Author == nil && e.Image == nil && e.Thumbnail == nil
}

// component is a message component of any type, as it is sent.
type component struct {
	Type        int               `json:"type"`
	ID          int               `json:"id"`
	CustomID    string            `json:"custom_id"`
	Label       string            `json:"label"`
	Style       int               `json:"style"`
	URL         string            `json:"url"`
	SKU         string            `json:"sku_id"`
	Disabled    bool              `json:"disabled"`
	Emoji       json.RawMessage   `json:"emoji"`
	Placeholder string            `json:"placeholder"`
	MinValues   *int              `json:"min_values"`
	MaxValues   *int              `json:"max_values"`
	Options     []selectOption    `json:"options"`
	Content     string            `json:"content"`
	Items       []json.RawMessage `json:"items"`
	Components  []json.RawMessage `json:"components"`
	Component   json.RawMessage   `json:"component"`
	Accessory   json.RawMessage   `json:"accessory"`
	Value       string            `json:"value"`
	MinLength   *int              `json:"min_length"`
	MaxLength   *int              `json:"max_length"`
}

type selectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description"`
	Default     bool   `json:"default"`
}

// Component types.
const (
	typeRow         = 1
	typeButton      = 2
	typeSelect      = 3
	typeTextInput   = 4
	typeSection     = 9
	typeTextDisplay = 10
	typeThumbnail   = 11
	typeGallery     = 12
	typeFile        = 13
	typeSeparator   = 14
	typeContainer   = 17
	typeLabel       = 18
)

func isSelect(kind int) bool { return kind == typeSelect || kind >= 5 && kind <= 8 }

// layout is a walk over the components of one message.
type layout struct {
	*form
	v2    bool
	count int
	ids   map[string]bool
	texts []string // of text displays, which may mention
}

// components checks the components of a message. It returns the texts in them.
func (f *form) components(path string, raw json.RawMessage, v2 bool) []string {
	var list []json.RawMessage
	if !f.decode(path, raw, &list) {
		return nil
	}
	l := &layout{form: f, v2: v2, ids: make(map[string]bool)}
	top := []int{typeRow}
	if v2 {
		top = []int{typeRow, typeSection, typeTextDisplay, typeGallery, typeFile, typeSeparator, typeContainer}
	} else {
		f.atMost(path, len(list), MaxRows)
	}
	l.all(path, list, top...)
	if !v2 {
		return l.texts
	}
	all := strings.Join(l.texts, "")
	if l.count > MaxV2Components {
		f.add(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
			fmt.Sprintf("The total number of components cannot exceed %d.", MaxV2Components))
	}
	if utf8.RuneCountInString(all) > MaxV2Text {
		f.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
			fmt.Sprintf("The total displayable text size cannot exceed %d characters.", MaxV2Text))
	}
	f.crash = f.crash || len(all) > maxV2Bytes
	return l.texts
}

func (l *layout) all(path string, list []json.RawMessage, allowed ...int) {
	for i, raw := range list {
		l.one(join(path, i), raw, allowed...)
	}
}

// one checks a component, which must be of one of the types allowed in its
// place.
func (l *layout) one(path string, raw json.RawMessage, allowed ...int) {
	var c component
	if isNull(raw) {
		l.required(path)
		return
	}
	if !l.decode(path, raw, &c) {
		return
	}
	l.count++
	if !slices.Contains(allowed, c.Type) {
		l.add(path+".type", "BASE_TYPE_CHOICES", fmt.Sprintf("Value must be one of %v.", allowed))
		return
	}
	switch {
	case c.Type == typeRow:
		l.row(path, &c)
	case c.Type == typeButton:
		l.button(path, &c)
	case isSelect(c.Type):
		l.selectMenu(path, &c)
	case c.Type == typeTextDisplay:
		l.need(path+".content", c.Content, MaxV2Text)
		l.texts = append(l.texts, c.Content)
	case c.Type == typeSection:
		l.between(path+".components", len(c.Components), 1, 3)
		l.all(path+".components", c.Components, typeTextDisplay)
		l.one(path+".accessory", c.Accessory, typeButton, typeThumbnail)
	case c.Type == typeGallery:
		l.between(path+".items", len(c.Items), 1, 10)
	case c.Type == typeContainer:
		l.all(path+".components", c.Components,
			typeRow, typeSection, typeTextDisplay, typeGallery, typeFile, typeSeparator)
	}
}

func (l *layout) row(path string, row *component) {
	path += ".components"
	l.between(path, len(row.Components), 1, MaxButtons)
	l.all(path, row.Components, typeButton, typeSelect, 5, 6, 7, 8)
	width := 0 // a select fills its row
	for _, raw := range row.Components {
		var c component
		if json.Unmarshal(raw, &c) == nil && isSelect(c.Type) {
			width += MaxButtons
		} else {
			width++
		}
	}
	if width > MaxButtons && len(row.Components) <= MaxButtons {
		l.add(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
	}
}

// customID checks a custom id: 1 to 100 characters, and once in a message.
func (l *layout) customID(path, id string) {
	l.need(path+".custom_id", id, MaxCustomID)
	if l.ids[id] {
		l.add(path+".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
	}
	l.ids[id] = true
}

func (l *layout) button(path string, b *component) {
	l.text(path+".label", b.Label, MaxLabel)
	if b.Style < 1 || b.Style > 6 {
		l.add(path+".style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).")
	}
	const linkStyle, premiumStyle = 5, 6
	switch b.Style {
	case linkStyle:
		if b.URL == "" {
			l.add(path+".url", "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
		}
		l.link(path+".url", b.URL, "http", "https", "discord")
		l.text(path+".url", b.URL, MaxButtonURL)
		if b.CustomID != "" {
			l.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
	case premiumStyle:
		if b.SKU == "" {
			l.required(path + ".sku_id")
		}
		return
	default:
		l.customID(path, b.CustomID)
		if b.URL != "" {
			l.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
	}
	if strings.TrimSpace(b.Label) == "" && isNull(b.Emoji) {
		l.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required")
	}
}

func (l *layout) selectMenu(path string, c *component) {
	l.customID(path, c.CustomID)
	l.text(path+".placeholder", c.Placeholder, MaxPlaceholder)
	if c.Type == typeSelect {
		l.between(path+".options", len(c.Options), 1, MaxOptions)
	}
	values := make(map[string]bool)
	for i, o := range c.Options {
		at := join(path, "options", i)
		l.need(at+".label", o.Label, MaxOptionText)
		l.need(at+".value", o.Value, MaxOptionText)
		l.text(at+".description", o.Description, MaxOptionText)
		if values[o.Value] {
			l.add(at, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		values[o.Value] = true
	}
	least, most := 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
	}
	if least < 0 || least > 25 {
		l.add(path+".min_values", "NUMBER_TYPE_MAX", "int value should be between 0 and 25.")
	}
	if most < 1 || most > 25 || most < least || c.Type == typeSelect && most > len(c.Options) && len(c.Options) > 0 {
		l.add(path+".max_values", "NUMBER_TYPE_MAX", "max_values must be between min_values, the number of options and 25.")
	}
}

// modal checks the answer that opens a modal.
func (f *form) modal(path string, data fields) {
	var title, customID string
	f.decode(path+".title", data["title"], &title)
	f.decode(path+".custom_id", data["custom_id"], &customID)
	f.need(path+".title", title, 45)
	f.need(path+".custom_id", customID, MaxCustomID)
	var list []json.RawMessage
	f.decode(path+".components", data["components"], &list)
	f.between(path+".components", len(list), 1, MaxRows)
	ids := make(map[string]bool)
	for i, raw := range list {
		at := join(path, "components", i)
		var row component
		if !f.decode(at, raw, &row) {
			continue
		}
		switch row.Type {
		case typeTextDisplay, typeLabel: // newer forms, which discordgo v0.29.0 cannot make
		case typeRow:
			f.between(at+".components", len(row.Components), 1, 1)
			for j, raw := range row.Components {
				f.textInput(join(at, "components", j), raw, ids)
			}
		default:
			f.add(at+".type", "BASE_TYPE_CHOICES", "Value must be one of (1, 10, 18).")
		}
	}
}

func (f *form) textInput(path string, raw json.RawMessage, ids map[string]bool) {
	var c component
	if !f.decode(path, raw, &c) {
		return
	}
	if c.Type != typeTextInput {
		f.add(path+".type", "BASE_TYPE_CHOICES", "Value must be one of (4,).")
		return
	}
	f.need(path+".label", c.Label, 45)
	f.need(path+".custom_id", c.CustomID, MaxCustomID)
	f.text(path+".placeholder", c.Placeholder, 100)
	f.text(path+".value", c.Value, 4000)
	if c.Style != 1 && c.Style != 2 {
		f.add(path+".style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2).")
	}
	if ids[c.CustomID] {
		f.add(path+".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
	}
	ids[c.CustomID] = true
}

// choices checks the choices of an autocomplete or of a command option.
func (f *form) choices(path string, raw json.RawMessage) []*discordgo.ApplicationCommandOptionChoice {
	var list []*discordgo.ApplicationCommandOptionChoice
	f.decode(path, raw, &list)
	f.atMost(path, len(list), MaxChoices)
	for i, c := range list {
		at := join(path, i)
		if c == nil {
			f.required(at)
			continue
		}
		f.need(at+".name", c.Name, MaxOptionText)
		switch v := c.Value.(type) {
		case string:
			f.need(at+".value", v, MaxOptionText)
		case nil:
			f.required(at + ".value")
		}
	}
	return list
}

// The limits of commands.
const (
	maxSlashCommands   = 100
	maxUserCommands    = 15
	maxMessageCommands = 15
	maxCommandName     = 32
	maxCommandText     = 100 // of a description
	maxCommandOptions  = 25
	maxOptionLength    = 6000
	maxCommandTotal    = 8000 // names, descriptions and values of a command together
)

// commandName is what slash commands and options may be called. They must be in
// lower case besides, where the script has it.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// command checks a command.
func (f *form) command(path string, c *discordgo.ApplicationCommand) {
	switch c.Type {
	case discordgo.ChatApplicationCommand:
		f.slashName(join(path, "name"), c.Name)
		f.need(join(path, "description"), c.Description, maxCommandText)
	case discordgo.UserApplicationCommand, discordgo.MessageApplicationCommand:
		f.need(join(path, "name"), c.Name, maxCommandName)
		if c.Description != "" {
			f.add(join(path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
				"Context menu commands cannot have description")
		}
		if len(c.Options) > 0 {
			f.add(join(path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", "Context menu commands cannot have options")
		}
	default:
		f.add(join(path, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4}.")
	}
	names, descriptions := or(c.NameLocalizations), or(c.DescriptionLocalizations)
	f.localizations(join(path, "name_localizations"), names, func(path, s string) {
		if c.Type == discordgo.ChatApplicationCommand {
			f.slashName(path, s)
		} else {
			f.need(path, s, maxCommandName)
		}
	})
	f.localizations(join(path, "description_localizations"), descriptions, func(path, s string) { f.need(path, s, maxCommandText) })
	upTo(f, join(path, "contexts"), c.Contexts, discordgo.InteractionContextPrivateChannel)
	upTo(f, join(path, "integration_types"), c.IntegrationTypes, discordgo.ApplicationIntegrationUserInstall)
	total := longest(c.Name, names) + longest(c.Description, descriptions) + f.options(join(path, "options"), c.Options)
	if total > maxCommandTotal {
		f.add(path, "APPLICATION_COMMAND_TOO_LARGE",
			fmt.Sprintf("Command exceeds maximum size (%d)", maxCommandTotal))
	}
}

// or returns what p points to, or nothing.
func or[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// longest is how much a text counts against the size of a command: as much as its
// longest translation.
func longest(s string, in map[discordgo.Locale]string) int {
	n := utf8.RuneCountInString(s)
	for _, t := range in {
		n = max(n, utf8.RuneCountInString(t))
	}
	return n
}

func (f *form) localizations(path string, in map[discordgo.Locale]string, check func(path, s string)) {
	for locale, s := range in {
		if _, ok := discordgo.Locales[locale]; !ok || locale == discordgo.Unknown {
			f.add(join(path, string(locale)), "ENUM_TYPE_COERCE", fmt.Sprintf("Value %q is not a valid enum value.", locale))
			continue
		}
		check(join(path, string(locale)), s)
	}
}

// upTo checks a list of numbers from 0 to last, which must not be empty if it is there.
func upTo[E ~uint](f *form, path string, list *[]E, last E) {
	if list != nil {
		f.between(path, len(*list), 1, int(last)+1)
	}
	for i, v := range or(list) {
		if v > last {
			f.add(join(path, i), "BASE_TYPE_CHOICES", fmt.Sprintf("Value must be at most %d.", last))
		}
	}
}

func (f *form) slashName(path, name string) {
	if !commandName.MatchString(name) || strings.ContainsFunc(name, func(r rune) bool { return unicode.ToLower(r) != r }) {
		f.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

// options checks the options of a command and returns how much text they have.
func (f *form) options(path string, options []*discordgo.ApplicationCommandOption) int {
	f.atMost(path, len(options), maxCommandOptions)
	total := 0
	names := make(map[string]bool)
	optional := false
	for i, o := range options {
		at := join(path, i)
		if o == nil {
			f.required(at)
			continue
		}
		f.slashName(at+".name", o.Name)
		f.need(at+".description", o.Description, maxCommandText)
		if o.Type < discordgo.ApplicationCommandOptionSubCommand || o.Type > discordgo.ApplicationCommandOptionAttachment {
			f.add(at+".type", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}.")
		}
		if names[o.Name] {
			f.add(path, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
		}
		names[o.Name] = true
		if o.Required && optional {
			f.add(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !o.Required && o.Type > discordgo.ApplicationCommandOptionSubCommandGroup
		if o.Autocomplete && len(o.Choices) > 0 {
			f.add(at+".choices", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete options cannot have choices")
		}
		f.choices(at+".choices", mustJSON(o.Choices))
		f.localizations(at+".name_localizations", o.NameLocalizations, f.slashName)
		f.localizations(at+".description_localizations", o.DescriptionLocalizations, func(path, s string) { f.need(path, s, maxCommandText) })
		switch o.Type {
		case discordgo.ApplicationCommandOptionString:
			if o.MaxLength < 0 || o.MaxLength > maxOptionLength {
				f.add(at+".max_length", "NUMBER_TYPE_MAX", fmt.Sprintf("int value should be less than or equal to %d.", maxOptionLength))
			}
		case discordgo.ApplicationCommandOptionInteger, discordgo.ApplicationCommandOptionNumber:
		default:
			if o.Autocomplete || len(o.Choices) > 0 || o.MaxLength != 0 {
				f.add(at+".type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "An option of this type has neither choices nor a length")
			}
		}
		total += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations) + f.options(at+".options", o.Options)
		for i, c := range o.Choices {
			if c != nil {
				f.localizations(join(at+".choices", i, "name_localizations"), c.NameLocalizations, func(path, s string) { f.need(path, s, MaxOptionText) })
				total += longest(c.Name, c.NameLocalizations) + utf8.RuneCountInString(fmt.Sprint(c.Value))
			}
		}
	}
	return total
}

// commandSet checks commands that are to be there together.
func (f *form) commandSet(commands []*discordgo.ApplicationCommand) {
	counts := make(map[discordgo.ApplicationCommandType]int)
	names := make(map[string]bool)
	for i, c := range commands {
		counts[c.Type]++
		key := fmt.Sprint(c.Type, " ", c.Name)
		if names[key] {
			f.add(join("", i), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		names[key] = true
		for locale, name := range or(c.NameLocalizations) {
			key := fmt.Sprint(c.Type, " ", locale, " ", name)
			if names[key] {
				f.add(join("", i), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
			}
			names[key] = true
		}
	}
	if counts[discordgo.ChatApplicationCommand] > maxSlashCommands ||
		counts[discordgo.UserApplicationCommand] > maxUserCommands ||
		counts[discordgo.MessageApplicationCommand] > maxMessageCommands {
		f.add("", "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d slash, %d user and %d message commands or fewer.",
			maxSlashCommands, maxUserCommands, maxMessageCommands))
	}
}
