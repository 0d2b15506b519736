// Corrections to the components, whose colours are those of an older Discord, and
// which were not made for the width of a telephone. What is inside of a component no
// style sheet of the page reaches, so it is added to the component's own.
import { css } from 'lit';

const corrections = {
	// A long question went over the edge; Discord cuts it off with dots.
	'discord-reply': css`
		.discord-replied-message-content { min-width: 0; overflow: hidden; }
		.discord-replied-message-username { opacity: 1; }
	`,
	'discord-message': css`
		.discord-message-content { min-width: 0; }
		.discord-message-timestamp { color: #949ba4; }
		:host([light-theme]) .discord-message-timestamp { color: #5c5e66; }
	`,
	'discord-embed': css`
		:host { min-width: 0; }
		.discord-embed-wrapper { background-color: #2b2d31; min-width: 0; }
		.discord-embed-wrapper .discord-embed-grid { grid-template-columns: minmax(0, auto); min-width: 0; }
	`,
	'discord-link': css`
		a { color: #00a8fc; overflow-wrap: anywhere; }
		.discord-link-light-theme, .discord-link-light-theme a { color: #006ce7; }
	`,
	'discord-quote': css`
		.discord-quote-divider { flex: none; }
		blockquote { min-width: 0; }
	`,
	'discord-attachments': css`
		:host { grid-template-columns: minmax(0, 1fr); }
	`,
	'discord-button': css`
		:host { min-width: 0; }
		:host > button:first-child, :host > a:first-child { height: auto; min-width: 28px; text-align: center; }
		svg { flex: none; }
	`,
	'discord-string-select-menu': css`
		:host { flex: 1 1 100%; min-width: 0; }
		svg { flex: none; }
		.discord-string-select-menu { width: 100%; margin: 4px 0; }
		.discord-string-select-menu > span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
	`,
};

export function mend() {
	for (const [name, style] of Object.entries(corrections)) customElements.get(name).elementStyles.push(style);
}
