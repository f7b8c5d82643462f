// The book's own JavaScript stays small: its size, compressed as a server sends it, is printed and bounded.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const BUDGET = 18_000;

test('all scripts of the book together, gzip', context => {
    const folder = new URL('../../theme/', import.meta.url);
    const sizes = fs.readdirSync(folder).filter(name => name.endsWith('.js'))
        .map(name => [name, gzipSync(fs.readFileSync(new URL(name, folder))).length]);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    for (const [name, size] of sizes) context.diagnostic(`${name}: ${size} bytes`);
    context.diagnostic(`together: ${total} of ${BUDGET} bytes`);
    assert.ok(total <= BUDGET, `${total} bytes`);
});
