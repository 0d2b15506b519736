// Package memory implements what the bot remembers between runs: settings, which
// message answers which question, living pins, gaps, who waits for an answer, and feedback. It lets several
// goroutines read and write at once, and what a method has acknowledged survives
// a crash.
//
// It is one bbolt file (bolt.go), or a table of a PostgreSQL database that several
// processes share (postgres.go); all else is the same for both (database.go). Keys are
// readable, their parts separated by slashes, which no Discord id contains; values are
// JSON unless said otherwise.
//
//	bucket    key                        value
//	meta      schema                     the version of this layout, in decimals
//	meta      voters                     32 random bytes: the key of voters' names
//	settings  GUILD/CHANNEL              Settings; CHANNEL is empty for the whole server
//	replies   QUESTION                   Reply
//	told      CHANNEL/MESSAGE            QUESTION, plain: the way back from an answer
//	choices   CHANNEL/KEY                the entity and the snapshot it was chosen in
//	pins      CHANNEL/MESSAGE            Pin
//	gaps      GUILD/QUESTION             how often and when; GUILD is empty for direct messages
//	answers   CHANNEL/MESSAGE            the answer that was voted on, and its votes counted
//	votes     CHANNEL/MESSAGE/VOTER      "+" or "-"
//	voters    VOTER/CHANNEL/MESSAGE      nothing: a person's votes, to forget them
//	waiting   CHANNEL/MESSAGE/USER       Waiter; its user is a Discord id, who must be found to be told
//
// A VOTER is no Discord id but the HMAC of one. doc/privacy.md says how long each
// of these is kept and how it is erased.
package memory
