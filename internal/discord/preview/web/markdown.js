// Turns Discord's markdown into elements. What the text says is decided by the
// parser alone: whatever it takes for a link or a mention is drawn as one, wanted
// or not.
import { parser, rules } from './tree.js';

export function element(name, attributes = {}, ...children) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (value === true) e.setAttribute(key, '');
		else if (value !== undefined && value !== null && value !== false) e.setAttribute(key, value);
	}
	e.append(...children);
	return e;
}

const tree = parser(rules);

export const markdown = (text) => draw(tree(text));

const draw = (nodes) => nodes.map(node);

// Emphasis and small text are plain HTML: the components for it put blanks around what they hold.
function node(n) {
	switch (n.type) {
		case 'text':
			return n.content;
		case 'twemoji':
			return n.name;
		case 'br':
			return element('br');
		case 'strong':
			return element('strong', {}, ...draw(n.content));
		case 'em':
			return element('em', {}, ...draw(n.content));
		case 'underline':
			return element('u', {}, ...draw(n.content));
		case 'strikethrough':
			return element('s', {}, ...draw(n.content));
		case 'inlineCode':
			return element('discord-code', { embed: true }, n.content);
		case 'codeBlock':
			return element('discord-code', { embed: true, multiline: true }, n.content);
		case 'spoiler':
			return element('discord-spoiler', {}, ...draw(n.content));
		case 'blockQuote':
			return element('discord-quote', {}, ...draw(n.content));
		case 'heading':
			return element('discord-header', { level: n.level }, ...draw(n.content));
		case 'subtext':
			return element('small', {}, ...draw(n.content));
		case 'link':
		case 'autolink':
		case 'url':
			return link(n.target, ...draw(n.content));
		case 'timestamp':
			return time(Number(n.timestamp) * 1000, n.format);
		case 'emoji':
			return `:${n.name}:`;
		case 'user':
		case 'role':
		case 'channel':
			return element('discord-mention', { type: n.type }, n.id);
		case 'everyone':
		case 'here':
			return element('discord-mention', { type: 'role' }, n.type);
		case 'slashCommand':
			return element('discord-mention', { type: 'slash' }, [n.name, n.subcommandGroup, n.subcommand].filter(Boolean).join(' '));
		case 'guildNavigation':
			return element('discord-mention', { type: 'channel' }, n.navigation);
		default:
			throw new Error(`the parser's ${n.type} cannot be drawn`);
	}
}

// A link goes only to the web; Discord drops the others as well.
export function link(target, ...children) {
	const href = /^https?:\/\//i.test(target) ? target : undefined;
	return element('discord-link', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

const styles = {
	t: { timeStyle: 'short' },
	T: { timeStyle: 'medium' },
	d: { dateStyle: 'short' },
	D: { dateStyle: 'long' },
	f: { dateStyle: 'long', timeStyle: 'short' },
	F: { dateStyle: 'full', timeStyle: 'short' },
};

// A time is shown in the zone and the language of whoever looks at the page, as in
// Discord. How long ago something was (R) changes by the minute; its date does.
function time(milliseconds, format) {
	const at = new Date(milliseconds);
	if (Number.isNaN(at.getTime())) return 'Invalid Date';
	const show = (style) => new Intl.DateTimeFormat(undefined, style).format(at);
	return element('discord-time', { title: show(styles.F) }, show(styles[format] ?? styles.f));
}
