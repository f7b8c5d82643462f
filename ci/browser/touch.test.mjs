// Every kind of question, the exercises and the figures by fingers, on a phone, without a network: the touch events are the
// browser's own, so that what only a mouse can do is found out here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asked, asking, kinds, launch, open, place, seen, serve } from './book.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** A page on a phone, from which nobody has reached anything since it was loaded. */
async function offline(page) {
    const opened = await open(browser, site.base, page, { width: 390, hasTouch: true });
    await opened.tab.context().setOffline(true);
    const sent = [];
    // For its icon the browser asks when it pleases.
    opened.tab.on('request', request => /favicon/.test(request.url()) || sent.push(request.url()));
    return { ...opened, sent };
}

/**
 * A tap where a finger would; what lies over the element, or is too small for a finger (WCAG 2.5.8), fails. A margin's mark is as
 * high as its line; the table under the program has the same reasons.
 */
async function tap(tab, element) {
    const { x, y, width, height, over } = await element.evaluate(place);
    assert.equal(over, '');
    const control = await element.evaluate(one => one.matches(':is(button, summary, input):not(.margin *)'));
    assert.ok(!control || (width >= 24 && height >= 24), `${await element.textContent()}: ${width} by ${height} px`);
    await tab.touchscreen.tap(x, y);
}

/** A finger that goes from one place to another. */
async function swipe(tab, from, to) {
    const cdp = await tab.context().newCDPSession(tab);
    const touch = (type, ...touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', from);
    for (let part = 1; part <= 5; part++) {
        await touch('touchMove', { x: from.x + (to.x - from.x) * part / 5, y: from.y + (to.y - from.y) * part / 5 });
    }
    await touch('touchEnd');
    await cdp.detach();
}

/** Answers by taps: rightly, or with another answer. */
async function answer(tab, form, { ask, answer, choices }, rightly) {
    if (ask === 'choice') return tap(tab, form.locator('.choice').nth(rightly ? answer : (answer + 1) % choices));
    if (ask === 'text') {
        await tap(tab, form.locator('input'));
        await tab.keyboard.insertText(rightly ? answer : `${answer} no`);
        return tap(tab, form.locator('.control button:not(.other)'));
    }
    const right = Number(answer.split(' ')[0]);
    const lines = form.locator('xpath=ancestor::figure').last().locator('pre.code').first().locator('.line');
    const line = rightly ? right : (right === 1 ? await lines.count() : 1);
    return tap(tab, line === 0 ? form.locator('.other') : lines.nth(line - 1));
}

const told = {};
for (const page of asking) {
    test(`${page}: each question is answered by taps, offline, and shows nothing before`, async () => {
        const { tab, sent, close } = await offline(page);
        const forms = tab.locator('form.question');
        for (let i = 0; i < await forms.count(); i++) {
            const form = forms.nth(i);
            const question = await form.evaluate(asked);
            const before = await form.evaluate(seen);
            assert.deepEqual([before.visible, before.said, before.open.includes(true)], [true, '', false], `${question.key}, too early`);
            await answer(tab, form, question, i % 3 > 0);
            const after = await form.evaluate(seen);
            assert.match(after.said, i % 3 > 0 ? /^Right\./ : /^Not quite\./, question.key);
            assert.deepEqual([after.right, after.open.includes(false)], [i % 3 > 0, false], question.key);
            told[question.kind] = (told[question.kind] ?? 0) + 1;
        }
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'wider than the screen');
        await close();
        assert.deepEqual(sent, []);
    });
}

test('no kind of question was left out', context => {
    context.diagnostic(JSON.stringify(told));
    assert.deepEqual(Object.keys(told).sort(), [...kinds].sort());
    assert.ok(Object.values(told).reduce((sum, count) => sum + count) >= 70);
});

test('a swipe over a program scrolls and answers nothing', async () => {
    const { tab, close } = await offline('borrowing.html');
    const form = tab.locator('#borrow_push_while_reading form');
    const { x, y } = await tab.locator('#borrow_push_while_reading .code .line').nth(3).evaluate(place);
    const top = () => tab.evaluate(() => scrollY);
    const from = await top();
    await swipe(tab, { x: x + 40, y }, { x: x + 40, y: y - 200 });
    await tab.waitForFunction(before => scrollY > before + 50, from);
    assert.equal((await form.evaluate(seen)).said, '');
    await close();
});

test('an exercise is checked by taps; offline nothing is lost, and the local command is named', async () => {
    const { tab, sent, close } = await offline('borrowing.html');
    const cards = tab.locator('figure.practice');
    assert.ok(await cards.count() >= 3);
    for (let i = 0; i < await cards.count(); i++) {
        const card = cards.nth(i);
        await tap(tab, card.locator('.bench .run'));
        assert.match(await card.locator('.result').innerText(), /^Unchanged, so this is the recording/);
        assert.deepEqual(sent, []);
        await tap(tab, card.locator('textarea'));
        await tab.keyboard.insertText('// mine');
        await tap(tab, card.locator('.bench .run'));
        await card.locator('.result .failed').waitFor();
        assert.match(await card.locator('.result').innerText(), /Your text is kept[^]*cargo book practice \w+/);
        for (const fold of ['.hint', '.solution']) {
            assert.ok(!await card.locator(fold).evaluate(one => one.open));
            await tap(tab, card.locator(`${fold} > summary`));
            assert.ok(await card.locator(fold).evaluate(one => one.open));
        }
        assert.ok(await card.locator('textarea').inputValue().then(text => text.includes('// mine')));
        assert.deepEqual(sent.splice(0), ['https://play.rust-lang.org/execute']);
    }
    await close();
});

test('views, steps and reasons are reached by taps', async () => {
    const { tab, sent, close } = await offline('borrowing.html');
    const card = tab.locator('#borrow_push_while_reading');
    await answer(tab, card.locator('form'), await card.locator('form').evaluate(asked), true);
    const buttons = card.locator('.fixes button');
    for (let i = 0; i < await buttons.count(); i++) {
        await tap(tab, buttons.nth(i));
        assert.equal(await buttons.nth(i).getAttribute('aria-pressed'), 'true');
    }
    await tap(tab, buttons.first());
    const reason = card.locator('.margin[data-of="0"] li button').first();
    await tap(tab, reason);
    assert.equal(await reason.getAttribute('aria-pressed'), 'true');
    await tap(tab, card.locator('[data-view=accident]'));
    const memory = card.locator('.accident .memory');
    const at = () => memory.locator('input').inputValue();
    const before = Number(await at());
    await tap(tab, memory.locator('button[data-to=back]'));
    assert.equal(Number(await at()), before - 1);
    await close();
    assert.deepEqual(sent, []);
});
