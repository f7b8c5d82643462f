// Whoever asks finds the section: each question of src/ask-the-book.md, in its own words and in other words (ask.json),
// asked of the book's own search, has its section among the first three hits. Needs the built book, and no browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const folder = path.join(path.resolve(process.env.BOOK_SITE ?? 'book'), 'theme/bundle');
const script = fs.readdirSync(folder).find(name => /^search.*\.js$/.test(name));
await import(pathToFileURL(path.join(folder, script)));
const { find, index } = globalThis.whoFreesIt;

const source = name => fs.readFileSync(new URL(`../../src/${name}`, import.meta.url), 'utf8');
const { questions: others, words } = JSON.parse(fs.readFileSync(new URL('ask.json', import.meta.url), 'utf8'));

/** The entries of a page, as `[heading, addresses that it links]`. */
const entries = name => source(name).split(/^### /m).slice(1).map(entry => {
    const [heading, ...text] = entry.split('\n');
    return [heading.replaceAll('`', ''), [...text.join('\n').matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link.replace('.md', '.html'))];
});
const asked = entries('ask-the-book.md').map(([ask, links]) => ({ ask, links }));
const taught = new Map(entries('glossary.md'));

function among(query, wanted) {
    const hits = find(index, query).map(one => one.href);
    const rank = hits.indexOf(wanted) + 1;
    return rank > 0 && rank <= 3 ? [] : [`“${query}”: ${wanted} is ${rank ? `hit ${rank}` : 'no hit'}, after ${hits.slice(0, 3).join(', ')}`];
}

test('at least 40 questions, each with one link, to a section', () => {
    assert.ok(asked.length >= 40, `${asked.length} questions`);
    const wrong = asked.filter(({ links }) => links.length !== 1 || !links[0].includes('#'));
    assert.deepEqual(wrong, []);
    assert.equal(new Set(asked.map(one => one.ask)).size, asked.length);
});

test('each question finds its section, in the words of the page', () => {
    assert.deepEqual(asked.flatMap(({ ask, links }) => among(ask, links[0])), []);
});

test('each question finds its section, in other words', () => {
    assert.deepEqual(Object.keys(others).sort(), asked.map(one => one.ask).sort(), 'ask.json asks what the page asks');
    for (const { ask } of asked) assert.notEqual(others[ask].toLowerCase(), ask.toLowerCase());
    assert.deepEqual(asked.flatMap(({ ask, links }) => among(others[ask], links[0])), []);
});

test('other names of a term find the section that teaches it', () => {
    assert.deepEqual(Object.entries(words).flatMap(([word, term]) => among(word, taught.get(term)[0])), []);
});

// The entries of the catalogue, with the first message that each quotes, as a reader pastes it: with a name of the reader's own.
const codes = source('error-codes.md').split(/^### /m).slice(1).map(entry => {
    const words = entry.match(/“([^”]+)”/)[1].replaceAll('…', 'parcel');
    return { code: entry.match(/^E\d{4}/)?.[0], words, listed: entry.match(/\*\*E\d{4}/g)?.map(bold => bold.slice(2)) ?? [] };
});
const ofCode = (query, code) => find(index, query).slice(0, 3).some(one => one.href.startsWith('error-codes.html#') && one.href.includes(code.toLowerCase()));

test('each error code finds its entry, by its number and by the words of its message', () => {
    const coded = codes.filter(one => one.code);
    assert.ok(coded.length >= 35, `${coded.length} codes`);
    assert.deepEqual(coded.filter(({ code }) => find(index, code)[0]?.href.includes(code.toLowerCase()) !== true).map(one => one.code), []);
    // E0309 and E0310 say the same.
    const found = said => coded.some(one => one.words === said && ofCode(said, one.code));
    assert.deepEqual(coded.filter(one => !found(one.words)).map(one => `${one.code}: ${one.words}`), []);
    const others = codes.flatMap(({ code, listed }) => listed.map(other => [other, code ?? 'no-code']));
    assert.deepEqual(others.filter(([other, code]) => !ofCode(other, code)), []);
});

test('the table of the catalogue lists the codes that have an entry', () => {
    const table = source('error-codes.md').split('\n').filter(line => line.startsWith('|')).join(' ').match(/E\d{4}/g);
    assert.deepEqual([...table].sort(), codes.flatMap(({ code, listed }) => [code, ...listed]).filter(Boolean).sort());
});

test('a question is no hit itself: the hits are sections', () => {
    assert.deepEqual(index.sections.filter(([at]) => index.pages[at][0] === 'ask-the-book.html').map(([, id]) => id), ['ask-the-book']);
});
