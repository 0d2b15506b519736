package answers

import "testing"

func TestHelp(t *testing.T) {
	grant(t, []wish{
		{"help", Answered, []string{"who NAME — " + sumWho, "stance ACTOR [on TOPIC]", "help [COMMAND]"}, nil},
		{"/help !stance", Answered, []string{"stance ACTOR [on TOPIC]", "for example stance India"}, []string{"who NAME"}},
		{"help quotes", Answered, []string{"quote SPEAKER"}, nil},
		{"help play", NotFound, []string{msgNoCommand, "try: help"}, nil},
		{"help for refugees", NotFound, []string{msgNoPassage}, nil}, // a question rather than the command
	})
}
