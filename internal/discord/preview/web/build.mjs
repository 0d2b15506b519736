// Builds the two scripts that are checked in, see README.md.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import rewritePattern from 'regexpu-core';

// The Go tests run the parser in goja, whose regular expressions know neither
// the flag u nor \p{…}. Those that use them are written out.
const plainPatterns = {
	name: 'plain-patterns',
	setup(b) {
		b.onLoad({ filter: /discord-markdown-parser\/dist\/utils\/regex\.js$/ }, async ({ path }) => {
			const source = await readFile(path, 'utf8');
			const contents = source.replace(/= \/(.+)\/u;$/gm, (_, pattern) =>
				`= /${rewritePattern(pattern, 'u', { unicodeFlag: 'transform', unicodePropertyEscapes: 'transform' })}/;`);
			return { contents, loader: 'js' };
		});
	},
};

const common = { bundle: true, minify: true, legalComments: 'eof', charset: 'ascii', logLevel: 'info' };

await build({ ...common, entryPoints: ['draw.js'], outfile: '../bundle.js', format: 'iife', target: 'es2022', platform: 'browser' });
await build({ ...common, entryPoints: ['parse.js'], outfile: '../../testdata/markdown.js', format: 'iife', target: 'es2017', plugins: [plainPatterns] });
