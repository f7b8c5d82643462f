// Where a step button, a key or the slider leads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../crates/figure/assets/steps.js';

const { stepKey, stepTo } = globalThis.whoFreesIt;

test('forward and back go one step', () => {
    assert.equal(stepTo('forward', 2, 5), 3);
    assert.equal(stepTo('back', 2, 5), 1);
});

test('no step leads over an end', () => {
    assert.equal(stepTo('forward', 4, 5), 4);
    assert.equal(stepTo('back', 0, 5), 0);
    assert.equal(stepTo(9, 0, 5), 4);
    assert.equal(stepTo(-1, 3, 5), 0);
});

test('first, last and a number go there', () => {
    assert.equal(stepTo('first', 3, 5), 0);
    assert.equal(stepTo('last', 3, 5), 4);
    assert.equal(stepTo('2', 0, 5), 2);
});

test('what is no step leads nowhere', () => assert.equal(stepTo('elsewhere', 3, 5), 3));

test('arrow keys, Home and End are ours; others are not', () => {
    assert.equal(stepKey('ArrowRight'), 'forward');
    assert.equal(stepKey('ArrowLeft'), 'back');
    assert.equal(stepKey('Home'), 'first');
    assert.equal(stepKey('End'), 'last');
    assert.equal(stepKey('Enter'), undefined);
    assert.equal(stepKey('constructor'), undefined);
});
