package discord

// What the panel of /settings says of each setting, and what Discord shows of the
// command: English texts that are translated where they are said.
const (
	descSettings        = "how I behave in this server and its channels"
	descSettingsChannel = "a channel or thread; without it, the whole server"

	setPrefix   = "Prefix"
	aboutPrefix = "What a message begins with to be a command. A mention of me always works, too."

	setSpeak   = "Answer openly"
	aboutSpeak = "If not, I answer privately: hidden, or by direct message."

	setHidden   = "Hidden by default"
	aboutHidden = "Only who asks sees the answer, unless they ask with hidden: False."

	setOff   = "Commands switched off"
	aboutOff = "Commands that I do not answer, in any form."

	setLanguage   = "Language"
	aboutLanguage = "What I speak. The text of articles stays as it is."

	setUserCooldown   = "Cooldown per person"
	aboutUserCooldown = "How long a person waits between two questions."

	setChannelCooldown   = "Cooldown per channel"
	aboutChannelCooldown = "How long a channel waits between two answers that all can see."

	setPinRoles   = "Roles that may pin"
	aboutPinRoles = "Beside those who may manage or pin messages."

	setAdminRoles   = "Roles that administer"
	aboutAdminRoles = "Beside those who may manage the server. Let them see my commands under Integrations."
)
