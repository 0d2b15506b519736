// Package discord implements the bot's face in Discord: it hears a question in
// a channel or a direct message, has it answered and replies.
//
// It is the only package that knows discordgo, of which it uses the types and the REST
// client. What it adds to that library is what keeps a bot alive for months: connections
// to the gateway that resume their sessions (gateway.go, shard.go, socket.go) and stop
// only for reasons an operator must mend, events handled on a fixed number of goroutines
// (events.go), a transport that keeps the rate limits (rest.go), and a bounded pool in
// which one bad question harms no other (pool.go).
//
// A message (question.go) or an interaction becomes a request (request.go), which
// carries the rules of its channel (rules.go, places.go), and a handler makes a reply
// of it (call.go for commands, press.go for buttons); only the edge sends that
// (reply.go and private.go for messages, interaction.go). An answer follows its
// question when that is edited or deleted (lifecycle.go, turns.go). What a button needs
// to know when it is pressed is in the custom ids of its message (customid.go,
// buttons.go), so it works after a restart.
//
// A process can hear of a part of the servers (shards.go), take interactions over HTTP
// (endpoint.go), and share its memory with others, one of which leads: it alone follows the
// articles with pins and corrections. What a process keeps to itself between two events is
// cache.
//
// Discord is told of the commands in register.go, which commands.go makes of the table
// of answers and of the controls: living pins (pins.go, kept up to date by pinkeeper.go, what
// has changed told by difference.go), settings (settings.go, and panel.go to change
// them), what maintainers see (desk.go) and privacy (privacy.go).
//
// Everything that came from an article or from a member goes through escape
// before Discord sees it (escape.go), every message through post.safe, which allows
// no mentions (reply.go), and every page through Sheets, which keeps the limits
// (sheet.go, of the lines in inline.go). Logs hold ids, durations and names of commands;
// never what people wrote, never the token.
package discord
