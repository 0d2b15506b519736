// Package answers implements the answer to a question: a question in, an Answer
// out, the same for every face.
//
// Engine.Ask finds the command a question begins with in one table, or for a
// free question the command that suits it, resolves the names in it and asks the
// index once or twice. The Answer says what was found, with the evidence; its
// Page lays that out for reading, and marks every run of text with where it
// comes from, so that a test can show that nothing is made up.
//
// Around that, Engine.FollowUp makes a question of its own of what is said after one
// (followup.go), Engine.Complete and Engine.Finish offer what may be meant while
// somebody types (complete.go, finish.go), and Engine.Context shows the paragraph
// around a quotation (context.go).
//
// To add a command, write one file with its run function and one row of the
// table in commands.go.
package answers
