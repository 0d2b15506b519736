package memory

import (
	"fmt"
	"strings"
	"time"
)

// A Scope is what settings hold for: a channel, or a whole server if Channel is
// empty.
type Scope struct{ Guild, Channel string }

// Settings are what moderators decide. A nil field is not set: the server's
// setting holds in a channel, the bot's own in a server. A field that points to
// an empty value is set to that.
type Settings struct {
	Prefix          *string        `json:"prefix,omitempty"`
	Speak           *bool          `json:"speak,omitempty"`    // answer openly
	Off             *[]string      `json:"off,omitempty"`      // commands that are switched off
	Hidden          *bool          `json:"hidden,omitempty"`   // show answers to the asker alone
	Language        *string        `json:"language,omitempty"` // as Discord names it; empty: each reader's own
	UserCooldown    *time.Duration `json:"user_cooldown,omitempty"`
	ChannelCooldown *time.Duration `json:"channel_cooldown,omitempty"`
	PinRoles        *[]string      `json:"pin_roles,omitempty"`   // ids of the roles that may pin
	AdminRoles      *[]string      `json:"admin_roles,omitempty"` // ids of the roles that may administer
}

// Over returns s where it is set and base elsewhere.
func (s Settings) Over(base Settings) Settings {
	return Settings{
		Prefix:          or(s.Prefix, base.Prefix),
		Speak:           or(s.Speak, base.Speak),
		Off:             or(s.Off, base.Off),
		Hidden:          or(s.Hidden, base.Hidden),
		Language:        or(s.Language, base.Language),
		UserCooldown:    or(s.UserCooldown, base.UserCooldown),
		ChannelCooldown: or(s.ChannelCooldown, base.ChannelCooldown),
		PinRoles:        or(s.PinRoles, base.PinRoles),
		AdminRoles:      or(s.AdminRoles, base.AdminRoles),
	}
}

func or[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// filled returns s with empty lists for those that are set to nil, which JSON
// would not tell from lists that are not set.
func (s Settings) filled() Settings {
	for _, list := range []**[]string{&s.Off, &s.PinRoles, &s.AdminRoles} {
		if *list != nil && **list == nil {
			*list = &[]string{}
		}
	}
	return s
}

func (at Scope) key() ([]byte, error) {
	if err := checkID(at.Guild); err != nil {
		return nil, fmt.Errorf("settings of a server: %w", err)
	}
	if at.Channel != "" {
		if err := checkID(at.Channel); err != nil {
			return nil, fmt.Errorf("settings of a channel: %w", err)
		}
	}
	return key(at.Guild, at.Channel), nil
}

// Settings returns what is set for exactly this scope: a channel's settings are
// not yet over those of its server.
func (s *Store) Settings(at Scope) (Settings, error) {
	k, err := at.key()
	if err != nil {
		return Settings{}, err
	}
	var out Settings
	err = s.view(func(tx transaction) (err error) {
		out, _, err = get[Settings](tx.bucket("settings"), k)
		return err
	})
	return out, err
}

// SetSettings replaces the settings of a scope. If nothing is set, they are
// deleted.
func (s *Store) SetSettings(at Scope, set Settings) error {
	k, err := at.key()
	if err != nil {
		return err
	}
	return s.update(func(tx transaction) error { return putSettings(tx.bucket("settings"), k, set) })
}

func putSettings(b bucket, k []byte, set Settings) error {
	if set == (Settings{}) {
		return b.Delete(k)
	}
	return put(b, k, set.filled())
}

// ChangeSettings changes the settings of a scope, and nobody else does meanwhile. change may
// be called more than once.
func (s *Store) ChangeSettings(at Scope, change func(*Settings)) error {
	k, err := at.key()
	if err != nil {
		return err
	}
	return s.update(func(tx transaction) error {
		b := tx.bucket("settings")
		set, _, err := get[Settings](b, k)
		if err != nil {
			return err
		}
		change(&set)
		return putSettings(b, k, set)
	})
}

// Overrides returns the settings of the channels of a server that have their own,
// by channel.
func (s *Store) Overrides(guild string) (map[string]Settings, error) {
	if err := checkID(guild); err != nil {
		return nil, err
	}
	out := make(map[string]Settings)
	err := s.view(func(tx transaction) error {
		clear(out)
		prefix := key(guild, "")
		return each(tx.bucket("settings"), prefix, func(k, v []byte) error {
			channel := strings.TrimPrefix(string(k), string(prefix))
			if channel == "" {
				return nil
			}
			set, err := decode[Settings](k, v)
			out[channel] = set
			return err
		})
	})
	return out, err
}
