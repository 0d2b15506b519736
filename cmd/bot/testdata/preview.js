// Looks at a preview or another page the way a person would, and returns what
// preview_browser_test.go calls a sight.
(async () => {
	// All elements, those inside of components too.
	const all = [];
	const collect = (root) => {
		for (const e of root.querySelectorAll('*')) {
			all.push(e);
			if (e.shadowRoot) collect(e.shadowRoot);
		}
	};
	// A component that was drawn may have made others.
	for (let n = -1; n !== all.length;) {
		n = all.length;
		all.length = 0;
		collect(document);
		await Promise.all(all.map((e) => e.updateComplete));
	}

	// The parent as it is drawn: an element stands in its slot, a root in its host.
	const parent = (n) => n.assignedSlot ?? n.parentElement ?? n.getRootNode().host;
	const visible = (e) => {
		const r = e.getBoundingClientRect();
		return r.width > 0 && r.height > 0 && getComputedStyle(e).visibility === 'visible';
	};
	const clipped = (e) => {
		for (let p = parent(e); p; p = parent(p)) if (getComputedStyle(p).overflowX !== 'visible') return true;
		return false;
	};
	const name = (e) => `${e.localName}${e.className ? '.' + e.className : ''} ${JSON.stringify(e.textContent.trim().slice(0, 60))}`;

	// A telephone makes the window wider when the page does not fit, but not this.
	const width = document.documentElement.clientWidth;
	const overflow = [];
	if (document.documentElement.scrollWidth > width) overflow.push(`the page: ${document.documentElement.scrollWidth} of ${width} pixels`);
	for (const e of all) {
		if (!document.body.contains(e) && e.getRootNode() === document || !visible(e) || clipped(e)) continue;
		const r = e.getBoundingClientRect();
		if (r.left < -0.5 || r.right > width + 0.5) overflow.push(`${name(e)} from ${r.left} to ${r.right}`);
	}

	// Colours are read off a pixel, whatever the notation they are given in.
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = 1;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	const pixel = (colours) => {
		context.clearRect(0, 0, 1, 1);
		for (const c of colours) {
			context.fillStyle = c;
			context.fillRect(0, 0, 1, 1);
		}
		return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
	};
	const luminance = (rgb) => {
		const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const backgrounds = (e) => {
		const found = [];
		for (let p = e; p; p = parent(p)) found.unshift(getComputedStyle(p).backgroundColor);
		return ['white', ...found];
	};
	const faint = [];
	for (const e of all) {
		const text = [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data.trim()).join('');
		if (!text || e.closest('script, style, head, noscript') || !visible(e)) continue;
		let opacity = 1;
		for (let p = e; p; p = parent(p)) {
			if (p.matches('.disabled')) opacity = NaN; // which is meant to be faint
			opacity *= getComputedStyle(p).opacity;
		}
		if (Number.isNaN(opacity)) continue;
		const style = getComputedStyle(e);
		const under = backgrounds(e);
		const [a, b] = [luminance(pixel(under)), luminance(pixel([...under, style.color]))].sort((x, y) => x - y);
		const ratio = (b + 0.05) / (a + 0.05);
		// The contrast that WCAG 2.2 asks for at level AA.
		const size = parseFloat(style.fontSize);
		const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
		if (ratio < least || opacity < 1) faint.push(`${name(e)}: ${ratio.toFixed(2)} of ${least}, opacity ${opacity}`);
	}

	const shown = (selector) => all.filter((e) => e.matches(selector) && visible(e));
	const background = pixel(backgrounds(document.querySelector('discord-messages') ?? document.body));
	return {
		title: document.title,
		text: [document.body.innerText, ...shown('.discord-author-username, discord-verified-author-tag').map((e) => e.shadowRoot?.textContent ?? e.textContent)].join('\n'),
		buttons: shown('discord-button').map((e) => e.innerText.trim()),
		selects: all.filter((e) => e.localName === 'discord-string-select-menu').map((e) => e.shadowRoot.querySelector('label').innerText.trim()),
		links: shown('discord-link').map((e) => e.href ?? ''),
		quotes: shown('discord-quote').length,
		mentions: shown('discord-mention').length,
		overflow,
		faint,
		light: luminance(background) > 0.5,
	};
})()
