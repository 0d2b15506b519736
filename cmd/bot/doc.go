// Bot answers questions from news articles, with the sentence under each fact:
// in a terminal (bot ask, bot chat) and in Discord (bot serve).
//
// The house, from the ground up; imports point down only:
//
//   - corpus holds the articles that ship inside the binary.
//   - internal/wording has the bot's fixed vocabulary in the languages it speaks,
//     internal/typeahead finds things by the beginnings of their names,
//     internal/sound compares names across scripts, internal/metrics counts for
//     operators, and internal/memory keeps what must outlive a restart.
//   - internal/article reads an article: a title, a source, a day, and a body cut
//     into passages and sentences with byte spans.
//   - internal/facts finds what an article says: entities, attributes, quotations,
//     stances, events, each with its evidence.
//   - internal/annotate marks them in the article's text.
//   - internal/intake makes clean article files of pages, feeds and texts.
//   - internal/archive keeps on disk what was read of articles, for as long as the
//     edition (internal/edition) of the rules is the same.
//   - internal/index, the owner of Bleve, makes the passages, names and facts
//     of a corpus searchable.
//   - internal/reading reads passages with a question in mind, for the words that
//     answer it.
//   - internal/library reads and indexes a folder, and holds the index in use; a
//     changed folder is swapped in whole.
//   - internal/answers turns a question into an Answer, and an Answer into a Page:
//     the neutral layout in which every run of text says where it comes from.
//   - internal/terminal and internal/discord are the faces. They show a Page and
//     add nothing to it. internal/discord/preview draws Discord's messages on a web
//     page.
//   - internal/review tells maintainers what is wrong with a corpus, and what a change
//     of it changes.
//   - internal/eval scores what is found in articles, and how questions are answered,
//     against what a person knows to be right.
//   - internal/bench measures what corpora of several sizes, which internal/newsroom
//     writes, cost beside Bleve alone (internal/bare).
//   - internal/discordtest is a fake Discord to test against, and
//     internal/importtest keeps the imports in this order.
//   - cmd/bot is the program: subcommands, configuration, wiring.
//
// The way of an article: a file, article.Parse, Extractor.Extract, index.Build.
// The way of a question: a message, Engine.Ask, Answer.Page, a face. Facts are
// found when an article is indexed, never while someone waits.
package main
