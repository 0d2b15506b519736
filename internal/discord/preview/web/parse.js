// What the Go tests of the escaping run: the parser, as a function that takes the text
// of an embed or a message and returns its tree as JSON.
import { parser, rules } from './tree.js';

// goja copies the text for each rule that is tried on it. So a rule is tried only where
// the character is there that its pattern begins with, and text outside of ASCII, where
// nothing begins once emoji are left alone, is taken by whole words.
const starts = {
	autolink: '<', blockQuote: ' >', br: '\n', channel: '<', codeBlock: '`', em: '*_', emoji: '<', escape: '\\', everyone: '@',
	guildNavigation: '<', heading: '#', here: '@', inlineCode: '`', link: '[', role: '<', slashCommand: '<', spoiler: '|',
	strikethrough: '~', strong: '*', subtext: '-', timestamp: '<', underline: '_', url: 'h', user: '<',
};
const words = /^[\s\S]+?(?=[^0-9A-Za-z\s\u0080-\uffff]|\n|\w+:\S|$)/;

const quick = { text: { ...rules.text, match: (source) => words.exec(source) } };
for (const [name, characters] of Object.entries(starts)) {
	const rule = rules[name];
	quick[name] = { ...rule, match: (source, ...rest) => (characters.includes(source[0]) ? rule.match(source, ...rest) : null) };
}
const tree = parser(quick);

globalThis.parse = (text) => JSON.stringify(tree(text));
