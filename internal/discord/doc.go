// Package discord implements the bot's face in Discord: it hears a question in
// a channel or a direct message, has it answered and replies.
//
// It is the only package that knows discordgo. What it adds to that library is
// what keeps a bot alive for months: a supervisor that gives every connection
// its own session and stops only for reasons an operator must mend
// (gateway.go, wire.go), a transport that keeps the rate limits (rest.go), and
// a bounded pool in which one bad question harms no other (pool.go).
//
// A message or an interaction becomes a request (request.go) and a handler makes a
// reply of it (call.go, press.go); only the edge sends (reply.go, interaction.go).
// What a button needs to know when it is pressed is in the custom ids of its message
// (customid.go), so it works after a restart.
//
// Everything that came from an article or from a member goes through escape
// before Discord sees it (escape.go), every message through post.safe, which allows
// no mentions (reply.go), and every page through Sheets, which keeps the limits
// (sheet.go). Logs hold ids, durations and names of commands; never what people
// wrote, never the token.
package discord
