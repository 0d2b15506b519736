// What the Go tests of the escaping run: the parser, as a function that takes
// the text of an embed or a message and returns its tree as JSON.
import { parse } from 'discord-markdown-parser';

globalThis.parse = (text) => JSON.stringify(parse(text, 'extended'));
