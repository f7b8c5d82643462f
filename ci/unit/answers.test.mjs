// What counts as a right answer, and what is remembered of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../theme/answers.js';

const { judge, lineWords, remember } = globalThis.whoFreesIt;

/** localStorage as browsers have it. */
const storage = (items = {}) => ({
    items,
    getItem: key => items[key] ?? null,
    setItem: (key, value) => { items[key] = String(value); },
    removeItem: key => { delete items[key]; },
});

test('a choice is right by its place', () => {
    assert.ok(judge({ ask: 'choice', answer: 2 }, '2'));
    assert.ok(!judge({ ask: 'choice', answer: 2 }, '0'));
});

test('any line of an error that spans several is right', () => {
    const question = { ask: 'line', answer: '8 9 10' };
    assert.ok(judge(question, '8'));
    assert.ok(judge(question, '10'));
    assert.ok(!judge(question, '1'));
});

test('no line is an answer, too', () => {
    assert.ok(judge({ ask: 'line', answer: '0' }, '0'));
    assert.ok(!judge({ ask: 'line', answer: '0' }, '3'));
    assert.ok(!judge({ ask: 'line', answer: '3' }, '0'));
});

test('white space is forgiven, and nothing else', () => {
    const question = { ask: 'text', answer: 'tray: to Bob' };
    assert.ok(judge(question, ' tray:to  Bob\n'));
    assert.ok(!judge(question, 'tray: to bob'));
    assert.ok(!judge(question, 'tray: to'));
});

test('lines are named as a person would', () => {
    assert.equal(lineWords(['4']), 'line 4');
    assert.equal(lineWords(['4', '9']), 'lines 4 and 9');
    assert.equal(lineWords(['8', '9', '10']), 'lines 8 to 10');
    assert.equal(lineWords(['1', '4', '9']), 'lines 1, 4, 9');
});

test('an answer is kept for its question, and for no other of the same key', () => {
    const kept = storage();
    remember(kept).keep('moves/prints', 'aa', '1', true);
    const later = remember(kept);
    assert.deepEqual(later.answer('moves/prints', 'aa'), { given: '1', right: true });
    assert.equal(later.answer('moves/prints', 'bb'), null, 'the recording changed');
    assert.equal(later.answer('moves/line', 'aa'), null);
});

test('two tabs lose nothing of one another', () => {
    const kept = storage();
    const [one, other] = [remember(kept), remember(kept)];
    one.keep('a', '1', '0', true);
    other.keep('b', '1', '0', false);
    assert.equal(one.size(), 2);
    one.drop(['a']);
    assert.equal(other.answer('a', '1'), null);
    assert.deepEqual(other.answer('b', '1'), { given: '0', right: false });
});

test('forgetting leaves nothing behind', () => {
    const kept = storage();
    const memory = remember(kept);
    memory.keep('a', '1', '0', true);
    memory.count('moves.html', 1, 9);
    assert.deepEqual(memory.pages(), { 'moves.html': [1, 9] });
    memory.forget();
    assert.deepEqual(kept.items, {});
    assert.equal(memory.size(), 0);
    assert.deepEqual(memory.pages(), {});
});

test('without a storage, a full one or one that holds rubbish, the page still remembers', () => {
    const full = { ...storage(), setItem() { throw new Error('full'); } };
    const rubbish = storage({ 'who-frees-it': '[oh' });
    for (const broken of [null, full, rubbish, storage({ 'who-frees-it': '7' })]) {
        const memory = remember(broken);
        memory.keep('a', '1', '0', true);
        assert.deepEqual(memory.answer('a', '1'), { given: '0', right: true });
        memory.forget();
        assert.equal(memory.size(), 0);
    }
});

test('what the storage holds and nobody here wrote is left out', () => {
    const kept = { answers: { a: ['1', 0, 1], b: 7, c: ['1', '0', 1], d: null }, pages: { 'a.html': 3, 'b.html': {}, 'c.html': [1, 9] } };
    const memory = remember(storage({ 'who-frees-it': JSON.stringify(kept) }));
    assert.deepEqual(memory.pages(), { 'c.html': [1, 9] });
    assert.deepEqual(memory.answer('c', '1'), { given: '0', right: true });
    for (const key of ['a', 'b', 'd']) assert.equal(memory.answer(key, '1'), null, key);
    assert.equal(memory.size(), 1);
    for (const odd of ['[]', '{"answers": 7, "pages": "x"}', '{"answers": [1], "pages": null}']) {
        assert.deepEqual(remember(storage({ 'who-frees-it': odd })).pages(), {}, odd);
    }
});
