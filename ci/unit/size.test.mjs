// The book's own JavaScript stays small: its size, compressed as a server sends it, is printed and bounded. The search comes
// when somebody searches, and counts by itself.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const BUDGET = 18_000;
const SEARCH = 5_000;

test('the scripts of a page together, and the search, gzip', context => {
    const folders = ['../../theme/', '../../crates/figure/assets/'].map(folder => new URL(folder, import.meta.url));
    const files = folders.flatMap(folder => fs.readdirSync(folder).filter(name => name.endsWith('.js'))
        .map(name => [name, fs.readFileSync(new URL(name, folder))]));
    const sizes = files.map(([name, text]) => [name, gzipSync(text).length]);
    const search = sizes.find(([name]) => name === 'search.js')[1];
    // They go over the wire as one file (crates/book/src/preprocess/bundle.rs).
    const parts = files.filter(([name]) => name !== 'search.js').map(([, text]) => text);
    assert.ok(parts.length >= 8, `only ${parts.length} scripts`);
    const total = gzipSync(Buffer.concat(parts)).length;
    for (const [name, size] of sizes) context.diagnostic(`${name}: ${size} bytes`);
    context.diagnostic(`together: ${total} of ${BUDGET} bytes`);
    assert.ok(total <= BUDGET, `${total} bytes`);
    assert.ok(search <= SEARCH, `${search} bytes for the search`);
});
