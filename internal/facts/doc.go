// Package facts implements what an article says: whom and what it names, what
// it tells about them, whose words it quotes, who is for or against what, and
// what happened when.
//
// An Extractor reads an article in steps, each of which marks the text for the
// next: quotation marks are paired, sentences become tagged words, names become
// mentions of entities, words become phrases. On the phrases work the rules for
// attributes, quotations, stances and events, one file each. What the rules
// know is data in lexicon/, with an example beside each cue; every fact carries
// the name of the rule that found it, and the sentence it was found in.
//
// The rules would rather say nothing than something wrong: a fact without
// somebody it is about, or without the words that show it, is not made.
package facts
