package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// registerTimeout bounds the telling of the commands, with all its repetitions.
const registerTimeout = time.Minute

// registerTurn is how long telling them takes, most often.
const registerTurn = 5 * time.Second

// A registration sees to it that Discord is told of the commands once, however often
// the bot connects.
type registration struct {
	mu   sync.Mutex // held while Discord is asked and told
	done bool
}

// register tells Discord of the commands, if it has others: commands and changes of
// them are counted, and every change makes clients load all of them anew. What goes
// wrong is logged, and tried again at the next connection.
func (b *Bot) register(ctx context.Context, app *discordgo.Application) {
	if !b.commands.mu.TryLock() { // READY can come twice
		return
	}
	defer b.commands.mu.Unlock()
	if b.commands.done {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, registerTimeout)
	defer cancel()
	var changed bool
	// Whoever comes second finds that Discord knows them.
	err := b.inTurn(ctx, "register", registerTurn)
	if err == nil {
		changed, err = b.tellCommands(ctx, app)
	}
	switch {
	case err == nil:
		b.commands.done = true
		b.lg.Info("Discord knows the commands", "changed", changed)
	case errors.Is(err, context.Canceled): // the bot stops
	default:
		b.lg.Error("Discord could not be told of the slash commands, so they may be missing or outdated; "+
			"the next connection tries again", "cause", cause(err, b.token))
	}
}

// tellCommands makes the commands of an application those of this program and reports
// whether they were others.
func (b *Bot) tellCommands(ctx context.Context, app *discordgo.Application) (changed bool, err error) {
	if app == nil || app.ID == "" {
		return false, errors.New("the gateway did not say which application this is")
	}
	endpoint := discordgo.EndpointApplicationGlobalCommands(app.ID)
	body, err := b.rest.RequestWithBucketID(http.MethodGet, endpoint+"?with_localizations=true", nil, endpoint, discordgo.WithContext(ctx))
	if err != nil {
		return false, fmt.Errorf("cannot get the commands: %w", err)
	}
	var has []*discordgo.ApplicationCommand
	if err := discordgo.Unmarshal(body, &has); err != nil {
		return false, fmt.Errorf("cannot read the commands: %w", err)
	}
	want := b.definitions()
	if sameCommands(has, want) {
		return false, nil
	}
	if _, err := b.rest.RequestWithBucketID(http.MethodPut, endpoint, want, endpoint, discordgo.WithContext(ctx)); err != nil {
		return false, fmt.Errorf("cannot set the commands: %w", err)
	}
	return true, nil
}

// sameCommands reports whether two sets of commands mean the same. Discord gives them
// ids, leaves out what it takes for granted, and returns them in an order of its own.
func sameCommands(a, b []*discordgo.ApplicationCommand) bool {
	return slices.Equal(plainCommands(a), plainCommands(b))
}

// plainCommands writes commands so that those that mean the same are written the same,
// in order.
func plainCommands(commands []*discordgo.ApplicationCommand) []string {
	var out []string
	for _, c := range commands {
		if c == nil {
			continue
		}
		p := discordgo.ApplicationCommand{
			Type: cmp.Or(c.Type, discordgo.ChatApplicationCommand),
			Name: c.Name, NameLocalizations: plainLocales(c.NameLocalizations),
			Description: c.Description, DescriptionLocalizations: plainLocales(c.DescriptionLocalizations),
			DefaultMemberPermissions: c.DefaultMemberPermissions,
			Contexts:                 plainSet(c.Contexts, discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel),
			IntegrationTypes:         plainSet(c.IntegrationTypes, discordgo.ApplicationIntegrationGuildInstall),
			Options:                  plainOptions(c.Options),
		}
		if c.NSFW != nil && *c.NSFW {
			p.NSFW = c.NSFW
		}
		raw, err := json.Marshal(p)
		if err != nil {
			raw = []byte(err.Error()) // a value that cannot have come from JSON, nor go there
		}
		out = append(out, string(raw))
	}
	slices.Sort(out)
	return out
}

// plainSet returns a set in order, nil for the one that holds when none is given.
func plainSet[E cmp.Ordered](set *[]E, given ...E) *[]E {
	if set == nil {
		return nil
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(*set)))
	if len(sorted) == 0 || slices.Equal(sorted, given) {
		return nil
	}
	return &sorted
}

func plainLocales(m *map[discordgo.Locale]string) *map[discordgo.Locale]string {
	if m == nil || len(*m) == 0 {
		return nil
	}
	return m
}

func plainOptions(options []*discordgo.ApplicationCommandOption) []*discordgo.ApplicationCommandOption {
	var out []*discordgo.ApplicationCommandOption
	for _, o := range options {
		if o == nil {
			continue
		}
		p := *o
		if len(p.ChannelTypes) == 0 {
			p.ChannelTypes = nil
		}
		if p.MinLength != nil && *p.MinLength == 0 {
			p.MinLength = nil
		}
		p.Options = plainOptions(p.Options)
		if len(p.Choices) == 0 {
			p.Choices = nil
		}
		out = append(out, &p)
	}
	return out
}
