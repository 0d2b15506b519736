// The components show a picture from Discord's servers where none is given. The
// page must fetch nothing, so this is read before they are.
const letter = (text, colour) => 'data:image/svg+xml,' + encodeURIComponent(
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/>` +
	`<text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${text}</text></svg>`);

export const bot = letter('A', '#2f6f9f');
export const member = letter('?', '#5c5e66');

globalThis.$discordMessage = {
	avatars: { default: member, blue: member, gray: member, green: member, orange: member, red: member, pink: member },
};
