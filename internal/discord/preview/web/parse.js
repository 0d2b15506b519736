// What the Go tests of the escaping run: the parser, as a function that takes
// the text of an embed or a message and returns its tree as JSON.
import { tree } from './tree.js';

globalThis.parse = (text) => JSON.stringify(tree(text));
