// What a query finds, and in which order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../theme/search.js';

const { find, placeOf, wordsOf } = globalThis.whoFreesIt;

// Page, id, title, synonyms, prose, programs, messages.
const index = {
    pages: [['moves.html', 'Moves'], ['arc.html', 'Arc'], ['borrowing.html', 'Borrowing']],
    sections: [
        [0, 'moves', 'Moves', '', 'A letter is handed on. Nothing is erased.', 'let letter String::from(', ''],
        [0, 'used-again', 'Used again', '', 'The name is retired.', 'drop(lamp)', 'error[E0382]: use of moved value'],
        [1, 'arc', 'Arc', 'cycle singleton', 'Counts across threads.', 'Arc::make_mut(&mut recipe)', ''],
        [1, 'rc', 'Before you write Rc<RefCell<T>>', '', 'Ask who owns it.', 'queue.push(queue.len())', ''],
        [2, 'lend', 'Lending', 'NLL', 'A loan ends with its last use. The letter is lent, the letter comes back. The recipe stays.', '', ''],
    ],
};
const hrefs = query => find(index, query).map(one => one.href);

test('a heading comes before prose, prose before a program, a program before what is folded', () => {
    assert.deepEqual(hrefs('recipe'), ['borrowing.html#lend', 'arc.html#arc']);
    assert.equal(hrefs('moves')[0], 'moves.html#moves');
    assert.equal(hrefs('moved')[0], 'moves.html#moves');
    assert.ok(hrefs('moved').includes('moves.html#used-again'), 'the message, last');
});

test('all words come before some of them', () => {
    assert.equal(hrefs('letter loan')[0], 'borrowing.html#lend');
    assert.ok(hrefs('letter loan').includes('moves.html#moves'));
});

test('code and paths are found, whole and in part', () => {
    for (const query of ['Arc::make_mut', 'make_mut', 'arc::make_mut']) assert.equal(hrefs(query)[0], 'arc.html#arc', query);
    assert.equal(hrefs('queue.push(')[0], 'arc.html#rc');
    assert.equal(hrefs('queue.push(queue.len())')[0], 'arc.html#rc');
    for (const query of ['Rc<RefCell<T>>', 'Rc<RefCell>', 'when Rc<RefCell>, when not?']) assert.equal(hrefs(query)[0], 'arc.html#rc', query);
});

test('error codes and words of messages are found', () => {
    assert.deepEqual(hrefs('E0382'), ['moves.html#used-again']);
    assert.equal(hrefs('use of moved value')[0], 'moves.html#used-again');
});

test('a message pasted with names of the reader finds the section that quotes it', () => {
    const quoting = { pages: index.pages, sections: [
        [0, 'moves', 'Moves', '', 'You cannot borrow parcel.letter, which is mutable, because the parcel is also borrowed as immutable.', '', ''],
        [2, 'codes', 'E0502', '', '“cannot borrow … as mutable because it is also borrowed as immutable”', '', ''],
    ] };
    const [first] = find(quoting, 'cannot borrow `parcel.letter` as mutable because it is also borrowed as immutable');
    assert.equal(first.href, 'borrowing.html#codes');
});

test('synonyms lead to the section that teaches the term', () => {
    assert.equal(hrefs('NLL')[0], 'borrowing.html#lend');
    assert.equal(hrefs('cycles')[0], 'arc.html#arc');
});

test('idle words are left out, unless there is nothing else', () => {
    assert.deepEqual(wordsOf('How do I use the `letter`?'), ['use', 'letter']);
    assert.deepEqual(wordsOf('for'), ['for']);
    assert.deepEqual(wordsOf('Rust: letter vs lamp'), ['letter', 'lamp']);
    assert.deepEqual(wordsOf('  '), []);
    assert.deepEqual(find(index, ''), []);
});

test('a word begins where a word begins, code anywhere', () => {
    assert.equal(placeOf('make_mut', 'mut'), -1);
    assert.equal(placeOf('v.push(1)', 'push('), 2);
    assert.equal(placeOf('remove', 'move'), -1);
    assert.equal(placeOf('it moved', 'moves'), 3);
});

test('titles and teasers are text, and the teaser marks the words', () => {
    const [first] = find(index, 'Rc<RefCell<T>>');
    assert.equal(first.title, 'Before you write Rc<RefCell<T>>');
    const lent = find(index, 'letter').find(one => one.href.endsWith('#lend'));
    assert.deepEqual(lent.teaser.filter(([, hit]) => hit).map(([text]) => text), ['letter', 'letter']);
    assert.equal(lent.teaser.map(([text]) => text).join(''), index.sections[4][4]);
});
