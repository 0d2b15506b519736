// The parser's tree, with neighbouring texts joined: the parser cuts text at every
// character that could begin something, and a character of two code units in half.
import { SimpleMarkdown, rulesExtended } from 'discord-markdown-parser';

// For the parser a line starts behind a line break, for Discord also behind a block
// quote, which takes its line break along.
const startsLine = (rule) => ({
	...rule,
	match(source, state, previous) {
		const start = state.prevCapture === null || state.prevCapture[0].endsWith('\n');
		return rule.match(source, { ...state, prevCapture: start ? null : [''] }, previous);
	},
});

export const rules = {
	...rulesExtended,
	heading: startsLine(rulesExtended.heading),
	subtext: startsLine(rulesExtended.subtext),
};

// parser returns a function from text to its tree.
export function parser(rules) {
	const parse = SimpleMarkdown.parserFor(rules);
	return (text) => join(parse(text, { inline: true }));
}

function join(nodes) {
	const out = [];
	for (const n of nodes) {
		const last = out.at(-1);
		if (n.type === 'text' && last?.type === 'text') last.content += n.content;
		else out.push(Array.isArray(n.content) ? { ...n, content: join(n.content) } : { ...n });
	}
	return out;
}
