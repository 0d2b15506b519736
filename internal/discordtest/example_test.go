package discordtest_test

import (
	"context"
	"fmt"
	"time"

	"attache/internal/discordtest"

	"github.com/bwmarrin/discordgo"
)

func Example() {
	srv := discordtest.Start() // in a test: discordtest.New(t)
	defer srv.Close()

	bot := srv.Session()
	bot.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Content == "!ping" {
			s.ChannelMessageSendReply(m.ChannelID, "pong", m.Reference())
		}
	})
	if err := bot.Open(); err != nil {
		fmt.Println(err)
		return
	}
	defer bot.Close()

	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Say(srv.ChannelID, srv.UserID, "!ping")
	srv.WaitContext(ctx, func() bool { return len(srv.Sent()) > 0 }) // in a test: srv.WaitReply(t, question)
	for _, m := range srv.Messages(srv.ChannelID) {
		fmt.Println(m.Author.Username+":", m.Content)
	}
	fmt.Println("pinged:", srv.Pings()[0].RepliedUser == srv.UserID)
	// Output:
	// mira: !ping
	// attache: pong
	// pinged: true
}
