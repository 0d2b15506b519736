// Draws the messages that stand in the page as JSON, in the form in which they go
// to Discord: content, embeds, components.
import { bot, member } from './avatars.js';
import { element, link, markdown } from './markdown.js';
import { mend } from './mend.js';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-code.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-header.js';
import '@skyra/discord-components-core/discord-link.js';
import '@skyra/discord-components-core/discord-mention.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-quote.js';
import '@skyra/discord-components-core/discord-reply.js';
import '@skyra/discord-components-core/discord-spoiler.js';
import '@skyra/discord-components-core/discord-string-select-menu.js';
import '@skyra/discord-components-core/discord-string-select-menu-option.js';
import '@skyra/discord-components-core/discord-time.js';

const ephemeral = 1 << 6; // the message flag

function message(m, data) {
	const reply = element('discord-reply', { slot: 'reply', author: data.asker, avatar: member, 'role-color': 'inherit' }, data.question);
	const drawn = element('discord-message', { author: data.bot, avatar: bot, bot: true, ephemeral: (m.flags & ephemeral) !== 0 }, reply);
	if (m.content) drawn.append(...markdown(m.content));
	for (const e of m.embeds ?? []) drawn.append(embed(e));
	if (m.components?.length) drawn.append(element('discord-attachments', { slot: 'components' }, ...m.components.map(row)));
	return drawn;
}

// What stands above an embed's text is drawn as part of it: the component takes the
// markdown of a title for text, and an id in a name for an emoji to fetch.
function embed(e) {
	const color = e.color === undefined ? undefined : '#' + e.color.toString(16).padStart(6, '0');
	const drawn = element('discord-embed', { slot: 'embeds', color });
	if (e.author?.name) drawn.append(element('div', { slot: 'description', class: 'embed-author' }, e.author.name));
	if (e.title) {
		const title = markdown(e.title);
		drawn.append(element('div', { slot: 'description', class: 'embed-title' }, ...(e.url ? [link(e.url, ...title)] : title)));
	}
	if (e.description) drawn.append(element('discord-embed-description', { slot: 'description' }, ...markdown(e.description)));
	if (e.fields?.length) {
		const fields = e.fields.map((f) =>
			element('discord-embed-field', {}, element('div', { class: 'embed-field' }, ...markdown(f.name)), ...markdown(f.value)));
		drawn.append(element('discord-embed-fields', { slot: 'fields' }, ...fields));
	}
	if (e.footer?.text) drawn.append(element('discord-embed-footer', { slot: 'footer' }, e.footer.text));
	return drawn;
}

const buttonStyles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive', 5: 'secondary' };

// The types of components: 1 a row, 2 a button, 3 a select of strings.
function row(r) {
	if (r.type !== 1) throw new Error(`a component of type ${r.type} where a row should be cannot be drawn`);
	return element('discord-action-row', {}, ...r.components.map((c) => {
		switch (c.type) {
			case 2:
				return button(c);
			case 3:
				return select(c);
			default:
				throw new Error(`a component of type ${c.type} in a row cannot be drawn`);
		}
	}));
}

function button(b) {
	const label = [b.emoji?.name, b.label].filter(Boolean).join(' ');
	return element('discord-button', { type: buttonStyles[b.style], disabled: b.disabled, url: b.url }, label);
}

function select(s) {
	const chosen = s.options.find((o) => o.default);
	const options = s.options.map((o) =>
		element('discord-string-select-menu-option', { label: o.label, description: o.description, emoji: o.emoji?.name }));
	return element('discord-string-select-menu', { placeholder: chosen?.label ?? s.placeholder, disabled: s.disabled }, ...options);
}

function channel(data, light) {
	const question = element('discord-message', { author: data.asker, avatar: member }, ...markdown(data.question));
	return element('discord-messages', { 'light-theme': light }, question, ...data.messages.map((m) => message(m, data)));
}

mend();
const data = JSON.parse(document.getElementById('data').textContent);
const main = document.querySelector('main');
const toggle = document.getElementById('theme');
const system = matchMedia('(prefers-color-scheme: light)');
let light = system.matches;

// The components learn their theme when they are made, so another theme is another
// drawing.
function show() {
	document.documentElement.classList.toggle('light', light);
	toggle.textContent = light ? 'Dark' : 'Light';
	main.replaceChildren(channel(data, light));
}

toggle.addEventListener('click', () => {
	light = !light;
	show();
});
system.addEventListener('change', () => {
	light = system.matches;
	show();
});
show();
