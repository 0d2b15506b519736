'use strict';
// The page can be read without this. It filters and searches the marks, shows what a mark
// means beside it, and lets the arrow keys go from mark to mark.
(() => {
	const $ = (id) => document.getElementById(id);
	const all = (selector, root = document) => [...root.querySelectorAll(selector)];
	document.documentElement.classList.add('js');

	const kinds = ['entity', 'attribute', 'quotation', 'stance', 'event'];
	const kindOf = { N: 'entity', A: 'attribute', Q: 'quotation', S: 'stance', E: 'event' };
	const pieces = all('#text [data-m]').map((element) => ({ element, labels: element.dataset.m.split(' ') }));
	const over = new Map(pieces.map((p) => [p.element, p.labels]));
	const piecesOf = new Map();
	for (const p of pieces) {
		for (const l of p.labels) piecesOf.set(l, [...(piecesOf.get(l) ?? []), p.element]);
	}
	const items = all('#found li');
	const chips = all('#text .chip');
	const only = all('.only');
	const search = $('search');
	const card = $('card');

	// What is shown: all that the boxes of the kinds, those of the entities and the search let through.
	const shown = new Set();
	const plain = (s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const words = new Map(items.map((li) => [li, plain(li.textContent)]));
	const filter = () => {
		const about = only.filter((box) => box.checked).map((box) => box.value);
		const terms = plain(search.value).split(/\s+/).filter(Boolean);
		const unchecked = new Set(kinds.filter((k) => !$('show-' + k).checked));
		shown.clear();
		for (const li of items) {
			const concerns = (li.dataset.about ?? '').split(' ');
			const fits = (about.length === 0 || about.some((l) => concerns.includes(l))) && terms.every((t) => words.get(li).includes(t));
			// An entity stays in the list while others are chosen, so that it can be added to them.
			li.classList.toggle('off', !fits && !(kindOf[li.id[0]] === 'entity' && terms.length === 0));
			if (fits && !unchecked.has(kindOf[li.id[0]])) shown.add(li.id);
		}
		for (const c of chips) c.classList.toggle('off', !shown.has(c.dataset.label));
		for (const { element, labels } of pieces) {
			const left = new Set(labels.filter((l) => shown.has(l)).map((l) => kindOf[l[0]]));
			element.classList.toggle('m', left.size > 0);
			for (const k of kinds) element.classList.toggle(k, left.has(k));
		}
		$('state').textContent = shown.size === items.length ? '' : `${shown.size} of ${items.length} are marked.`;
		hide();
	};
	$('filters').addEventListener('input', filter);
	$('filters').addEventListener('submit', (event) => event.preventDefault());
	$('filters').addEventListener('reset', () => {
		for (const box of only) box.checked = false;
		setTimeout(filter); // the form has its values back after this event
	});
	for (const box of only) box.addEventListener('change', filter);

	// Lighting up a mark and its item.
	let lit = [];
	const light = (labels) => {
		for (const e of lit) e.classList.remove('lit');
		lit = labels.flatMap((l) => [$(l), ...(piecesOf.get(l) ?? [])]);
		for (const e of lit) e.classList.add('lit');
	};

	// The card beside a mark.
	let at = null, pinned = false, leaving = 0;
	const hide = () => {
		card.hidden = true;
		at = null;
		pinned = false;
		light([]);
	};
	const show = (piece) => {
		clearTimeout(leaving);
		if (at === piece && !card.hidden) return;
		const labels = over.get(piece).filter((l) => shown.has(l)).reverse(); // the innermost first
		if (labels.length === 0) return hide();
		at = piece;
		card.replaceChildren(...labels.map((l) => {
			const div = document.createElement('div');
			for (const n of $(l).childNodes) div.append(n.cloneNode(true));
			for (const chip of all('.chip', div)) {
				chip.setAttribute('href', '#' + l);
				chip.setAttribute('aria-label', l + ': go to it in the list');
			}
			return div;
		}));
		light(labels.slice(0, 1));
		card.hidden = false;
		card.scrollTop = 0;
		const r = piece.getClientRects()[0] ?? piece.getBoundingClientRect();
		const box = card.getBoundingClientRect();
		const width = document.documentElement.clientWidth;
		const below = r.bottom + 4, above = r.top - box.height - 4;
		const top = below + box.height > innerHeight && above > 0 ? above : below;
		if (getComputedStyle(card).position === 'fixed') { // at the foot of a phone, where it must not cover the mark
			scrollBy(0, Math.max(0, r.bottom + 12 - (innerHeight - box.height)));
			return;
		}
		card.style.left = Math.max(8, Math.min(r.left, width - box.width - 12)) + scrollX + 'px';
		card.style.top = top + scrollY + 'px';
	};
	const leave = () => {
		clearTimeout(leaving);
		if (!pinned) leaving = setTimeout(hide, 250); // time to move onto the card
	};
	const pieceAt = (event) => event.target.closest?.('#text .m[data-m]');
	const text = $('text');
	text.addEventListener('pointerover', (event) => {
		const piece = pieceAt(event);
		if (event.pointerType === 'mouse' && !pinned) piece ? show(piece) : leave();
	});
	text.addEventListener('pointerleave', leave);
	text.addEventListener('focusin', (event) => {
		const piece = pieceAt(event);
		if (piece && piece.matches(':focus-visible')) show(piece);
	});
	text.addEventListener('focusout', leave);
	card.addEventListener('pointerenter', () => clearTimeout(leaving));
	card.addEventListener('pointerleave', leave);
	document.addEventListener('click', (event) => {
		const piece = pieceAt(event);
		if (piece) {
			event.preventDefault(); // the card tells what the list would
			const again = pinned && at === piece;
			hide();
			if (!again) {
				show(piece);
				pinned = true;
			}
		} else if (!card.contains(event.target)) {
			if (pinned) hide();
		} else if (event.target.closest('a')) {
			hide();
		}
	});
	document.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') hide();
	});

	// One stop for the Tab key; arrows go on from there.
	const stops = all('#text a[data-m]');
	const stop = (piece) => {
		for (const s of stops) s.tabIndex = s === piece ? 0 : -1;
	};
	if (stops.length > 0) stop(stops[0]);
	text.addEventListener('focusin', (event) => {
		if (stops.includes(event.target)) stop(event.target);
	});
	text.addEventListener('keydown', (event) => {
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
		const open = stops.filter((s) => s.classList.contains('m'));
		const i = open.indexOf(event.target.closest('a'));
		const next = { Home: open[0], End: open.at(-1) }[event.key] ?? (step && i >= 0 ? open[i + step] : undefined);
		if (!next || i < 0) return;
		event.preventDefault();
		next.focus();
	});

	// The list leads to the text, and lights up what it is about.
	const list = $('found');
	list.addEventListener('pointerover', (event) => {
		const li = event.target.closest('li');
		if (!pinned && event.pointerType === 'mouse') light(li ? [li.id] : []);
	});
	list.addEventListener('pointerleave', () => { if (!pinned) light([]); });
	list.addEventListener('focusin', (event) => {
		const li = event.target.closest('li');
		if (li) light([li.id]);
	});
	const reveal = () => { // an item that is folded away is unfolded
		const target = $(decodeURIComponent(location.hash.slice(1)));
		const folded = target?.closest('details');
		if (folded && !folded.open) {
			folded.open = true;
			target.scrollIntoView();
		}
	};
	addEventListener('hashchange', reveal);
	addEventListener('beforeprint', () => { for (const d of all('details')) d.open = true; });
	filter();
	reveal();
})();
