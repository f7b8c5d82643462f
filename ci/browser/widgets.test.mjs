// Every widget on every page, as readers use it: by mouse and by keyboard, on a phone and on a desktop, in a light and a
// dark theme, without JavaScript, without our scripts, without a network.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open, pages, place, serve } from './book.mjs';

const PLAYGROUND = 'https://play.rust-lang.org/execute';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** The answer to a card's one question, as the page knows it. */
const answerTo = card => card.locator('form.question').evaluate(form => ({
    ask: form.dataset.ask,
    answer: form.dataset.ask === 'choice'
        ? [...form.querySelectorAll('.choices > li')].findIndex(item => 'right' in item.dataset)
        : form.dataset.answer,
}));

/** Pages that ask nothing; an entry that is no longer needed fails. */
const unasked = [
    'ask-the-book.html', 'error-codes.html', 'further-reading.html', 'glossary.html', 'how-this-book-is-tested.html',
    'unsafe-operations.html', 'your-program.html',
];

/** Clicks where a reader would see the element; fails when something lies over it and stays there. */
async function click(tab, element) {
    let at;
    // After a reload the browser may still be on its way back to where the reader was.
    for (let tries = 0; tries < 20; tries++) {
        at = await element.evaluate(place);
        if (at.over === '') break;
        await tab.waitForTimeout(100);
    }
    assert.equal(at.over, '');
    await tab.mouse.click(at.x, at.y);
}

/** What the card's question looks like from outside, and whether what belongs to its answer shows. */
const state = card => card.evaluate(figure => {
    const form = figure.querySelector('form.question');
    const { key } = form.dataset;
    const text = document.querySelector(`.answer[data-key="${key}"]`);
    return {
        key, visible: form.checkVisibility(), said: form.querySelector('.said').textContent,
        open: figure.querySelector('.evidence')?.open,
        // An answer of no words takes no space, open or not.
        text: text?.childElementCount ? text.checkVisibility() : undefined,
    };
});

/** Answers the question by mouse: rightly, or with another answer. */
async function answerByMouse(tab, card, form, { ask, answer }, rightly) {
    if (ask === 'choice') {
        const count = await form.locator('.choice').count();
        return click(tab, form.locator('.choice').nth(rightly ? answer : (answer + 1) % count));
    }
    if (ask === 'line') {
        const right = Number(answer.split(' ')[0]);
        // The form of a program asked four times stands beside the program, and not around it.
        const lines = card.locator('xpath=ancestor-or-self::figure').last().locator('pre.code').first().locator('.line');
        const line = rightly ? right : (right === 1 ? (await lines.count()) : 1);
        // One click is the answer.
        return click(tab, line === 0 ? form.locator('.other') : lines.nth(line - 1));
    }
    await click(tab, form.locator('input'));
    await tab.keyboard.insertText(rightly ? answer : `${answer} no`);
    await click(tab, form.locator('.control button:not(.other)'));
}

/** The focused element, and whether it shows that it has the focus. */
const focus = (tab, selector) => tab.evaluate(one => ({
    there: document.activeElement.matches(one), shows: getComputedStyle(document.activeElement).outlineStyle !== 'none',
}), selector);

/** Tabs from where the focus is until it is on an element that matches, as a reader without a mouse does. */
async function tabTo(tab, selector, limit = 12) {
    for (let i = 0; i < limit; i++) {
        await tab.keyboard.press('Tab');
        const { there, shows } = await focus(tab, selector);
        if (there) return assert.ok(shows, `the focus on ${selector} does not show`);
    }
    assert.fail(`no ${selector} within ${limit} presses of Tab`);
}

/** Answers rightly without a mouse, beginning before or on the first control of the card's questions. */
async function answerByKeyboard(tab, { ask, answer }) {
    const here = 'form.question:not(.done)';
    const control = { choice: '.choice', line: answer === '0' ? '.other' : 'select', text: 'input' }[ask];
    if (!(await focus(tab, `${here} ${control}`)).there) await tabTo(tab, `${here} ${control}`);
    if (ask === 'choice') {
        for (let i = 0; i < answer; i++) await tab.keyboard.press('Tab');
        await tab.keyboard.press('Enter');
    } else if (answer === '0') {
        await tab.keyboard.press('Enter');
    } else if (ask === 'line') {
        // Typing a number is quicker than many presses of an arrow key, which another test does.
        await tab.keyboard.type(`${answer.split(' ')[0]}:`);
        await tab.keyboard.press('Tab');
        await tab.keyboard.press('Space');
    } else {
        await tab.keyboard.insertText(answer);
        await tab.keyboard.press('Enter');
    }
}

const sideways = tab => tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** From the start of the page on: what moves in its text by itself. */
const watchShifts = context => context.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => entry.sources.forEach(({ node }) => {
        if (!entry.hadRecentInput && node?.parentElement?.closest('main')) window.shifts.push(node.className || node.nodeName);
    }))).observe({ type: 'layout-shift', buffered: true });
});
const layout = tab => tab.evaluate(() => ({ shifts: [...window.shifts], height: document.querySelector('main').scrollHeight }));

/** What a rejected program would have done takes the place of the compiler's message; the program stays. */
async function hadItRun(tab, card, rejected) {
    await click(tab, card.locator('.fixes [data-view=accident]'));
    const seen = await card.evaluate(figure => ({
        code: figure.querySelector('.code > code').textContent.trimEnd(),
        message: figure.querySelector('.view .message').checkVisibility(),
        said: figure.querySelector('.accident .outcome').checkVisibility(),
        pictures: [...figure.querySelectorAll('.accident .picture')].filter(one => one.checkVisibility()).length,
        steps: figure.querySelectorAll('.accident .memory').length,
    }));
    assert.equal(seen.code, rejected.code);
    assert.ok(!seen.message && seen.said && seen.pictures === seen.steps, `${rejected.name}: ${JSON.stringify(seen)}`);
}

/** Turns each rejected program into each of its fixes and back. */
async function fixes(tab) {
    const cards = tab.locator('figure.listing:has(.fixes)');
    for (let i = 0; i < await cards.count(); i++) {
        const card = cards.nth(i);
        const code = card.locator('.code > code');
        const look = () => card.evaluate(figure => ({
            code: figure.querySelector('.code > code').textContent.trimEnd(),
            name: figure.querySelector('.name').textContent,
            marked: figure.querySelectorAll('ins.line, .line.gap').length,
            message: figure.querySelector('.view .message').checkVisibility(),
            outputs: [...figure.querySelectorAll('details.fix')].map(fold => fold.querySelector('.about + div samp')?.checkVisibility() ?? false),
            pressed: [...figure.querySelectorAll('.fixes button')].map(button => button.getAttribute('aria-pressed') === 'true'),
            wanted: [...figure.querySelectorAll('details.fix .diff')].map(difference => difference.textContent.split('\n')
                .filter(line => line[0] !== '-').map(line => line.slice(1).trimEnd()).join('\n').trimEnd()),
        }));
        const rejected = await look();
        const count = rejected.wanted.length;
        const ran = await card.locator('.accident').count();
        assert.ok(count > 0 && rejected.pressed.length === count + ran + 1, rejected.name);
        if (ran) await hadItRun(tab, card, rejected);
        for (let f = 0; f < count; f++) {
            await click(tab, card.locator('.fixes [data-view=fix]').nth(f));
            const fixed = await look();
            assert.equal(fixed.code, rejected.wanted[f]);
            assert.ok(fixed.marked > 0, `no difference is marked in ${fixed.name}`);
            assert.ok(!fixed.message && fixed.outputs[f], `${fixed.name} shows no output of its own`);
            assert.match(fixed.name, /_fixed/);
            assert.equal(fixed.pressed.indexOf(true), f + ran + 1);
        }
        await click(tab, card.locator('.fixes button').first());
        assert.equal((await look()).code, rejected.code);
        assert.ok(await code.isVisible());
    }
}

/** Runs each program from its recording, then edits it: nothing is asked of the network before a changed program runs. */
async function runAndEdit(tab, faults) {
    const cards = tab.locator('figure.listing:has(.tools .run)');
    for (let i = 0; i < await cards.count(); i++) {
        const card = cards.nth(i);
        await card.locator('.tools .run').focus();
        await tab.keyboard.press('Enter');
        const { recorded, focused } = await card.evaluate(figure => ({
            recorded: figure.querySelector('pre.ran')?.textContent, focused: document.activeElement.matches('pre.ran'),
        }));
        assert.ok(recorded && focused, `${await card.getAttribute('id')} shows no recording`);
        await card.locator('.tools .edit').focus();
        await tab.keyboard.press('Space');
        await tab.keyboard.press('Control+Enter');
        await tab.keyboard.insertText('// mine\n');
        const { result, code, text } = await card.evaluate(figure => ({
            result: figure.querySelector('.result pre').textContent,
            code: figure.querySelector('.code > code').textContent.trimEnd(),
            text: figure.querySelector('.code > textarea').value.trimEnd(),
        }));
        assert.equal(result, recorded, 'unchanged, it shows the recording');
        assert.equal(code, text);
        assert.match(text, /^\/\/ mine\n/);
        assert.deepEqual(faults(), [], 'nothing was asked of another site so far');
        if (i === 0) {
            await tab.keyboard.press('Control+Enter');
            await card.locator('.result .failed').waitFor();
            assert.match(await card.locator('.result').textContent(), /cannot be reached.*Your text is kept.*(cargo run|rustc --edition)/s);
            await tabTo(tab, '.result button');
            await tab.keyboard.press('Enter');
            assert.equal(await card.locator('.result pre').textContent(), recorded);
            assert.match(await card.locator('.code > textarea').inputValue(), /^\/\/ mine\n/);
            faults(/play\.rust-lang\.org|Failed to load resource/);
            await card.locator('.code > textarea').focus();
        }
        await tab.keyboard.press('Escape');
        assert.ok(await tab.evaluate(() => document.activeElement.matches('.edit[aria-pressed="false"]')));
    }
}

for (const page of pages.filter(page => page.includes(process.env.ONLY ?? ""))) {
    describe(page, () => {
        test('by mouse on a phone, in the dark, all answers wrong; then each fix; then a second visit', async () => {
            const { tab, faults, close } = await open(browser, site.base, page, { width: 390, theme: 'navy', prepare: watchShifts });
            const first = await layout(tab);
            const cards = tab.locator('figure.listing.predict, .questions.alone');
            const count = await cards.count();
            if (unasked.includes(page)) assert.equal(count, 0, `${page} asks now: take it off the list`);
            else assert.ok(count > 0, 'a chapter without a question');
            for (let i = 0; i < count; i++) {
                const card = cards.nth(i);
                assert.equal(await card.locator('form.question').count(), 1, 'one question a card');
                const asked = await state(card);
                assert.ok(asked.visible && !asked.open && !asked.text, `${asked.key}: the answer is open too early`);
                await answerByMouse(tab, card, card.locator('form.question'), await answerTo(card), false);
                const answered = await state(card);
                assert.match(answered.said, /^Not quite\./, asked.key);
                assert.ok(answered.open !== false && answered.text !== false, `${asked.key}: the answer stays folded`);
            }
            await fixes(tab);
            assert.ok(await sideways(tab) <= 0, 'wider than the screen');

            await tab.reload();
            const later = await layout(tab);
            assert.deepEqual([first.shifts, later.shifts], [[], []], 'something moved by itself');
            assert.equal(await tab.locator('.recalled').count(), count);
            if (count > 0) {
                const card = cards.first();
                await click(tab, card.locator('.recall button').first());
                assert.equal(await card.locator('form.done').count(), 1);
                assert.notEqual((await state(card)).text, false, 'the answer shows with the review');
                await click(tab, card.locator('.again'));
                assert.equal(await card.locator('form.done').count(), 0);
                assert.ok(await card.locator('form.question').isVisible());
                assert.ok(!(await state(card)).text, 'the answer folds again');
            }
            await close();
            assert.deepEqual(faults, []);
        });

        test('by keyboard on a desktop, in the light, all answers right; then Run and Edit without a network', async () => {
            const { tab, faults, close } = await open(browser, site.base, page);
            const cards = tab.locator('figure.listing.predict, .questions.alone');
            for (let i = 0; i < await cards.count(); i++) {
                const card = cards.nth(i);
                await card.locator('form.question').locator('.choice, .other, select, input').first().focus();
                await answerByKeyboard(tab, await answerTo(card));
                const { key, said, open, text } = await state(card);
                assert.match(said, /^Right\./, key);
                assert.ok(open !== false && text !== false, `${key}: the answer stays folded`);
            }
            if (await cards.count() > 0) {
                // What is left are the exercises.
                const left = await tab.locator('figure.practice').count();
                const told = await tab.locator('.sidebar a.active .figures').textContent();
                const [done, of] = told.split('/').map(Number);
                assert.ok(left === 0 ? told === '✓' : of - done === left, `${told} with ${left} exercises left`);
            }
            await tab.context().setOffline(true);
            await runAndEdit(tab, (expected = /favicon/) => {
                for (let i = faults.length - 1; i >= 0; i--) {
                    if (expected.test(faults[i]) || /favicon/.test(faults[i]) || faults[i].includes('ERR_INTERNET')) faults.splice(i, 1);
                }
                return faults;
            });
            await close();
            // The browser asks for the icon when it pleases, and then there is no network any more.
            assert.deepEqual(faults.filter(fault => !/favicon|ERR_INTERNET/.test(fault)), []);
        });

        test('without JavaScript there is no widget, and without our scripts the folds are back', async () => {
            const hidden = ['.questions:not(.alone)', '.tools button', '.fixes', '.own', '.mode', '.with-script'].join();
            const seen = tab => tab.evaluate(widgets => ({
                widgets: [...document.querySelectorAll(widgets)].filter(one => one.checkVisibility()).map(one => one.className),
                folded: [...document.querySelectorAll('details.fix, .because, .answer')].filter(one => getComputedStyle(one).display === 'none').length,
            }), hidden);
            const bare = await open(browser, site.base, page, { javaScriptEnabled: false });
            assert.deepEqual(await seen(bare.tab), { widgets: [], folded: 0 });
            await bare.close();

            const blocked = await open(browser, site.base, page, {
                prepare: context => context.route(/theme\/bundle\/book.*\.js$/, route => route.abort()),
            });
            await blocked.tab.waitForFunction(() => document.documentElement.classList.contains('plain'));
            assert.deepEqual(await seen(blocked.tab), { widgets: [], folded: 0 });
            await blocked.close();
        });
    });
}

test('the line of an error is chosen in the program by the arrow keys', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    const card = tab.locator('figure.predict:has(form[data-ask="line"]:not([data-answer="0"]))').first();
    const right = (await answerTo(card)).answer.split(' ')[0];
    await card.locator('pre.code').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await tab.keyboard.press(key);
    for (let i = 1; i < Number(right); i++) await tab.keyboard.press('ArrowDown');
    assert.ok(await card.locator('.line').nth(right - 1).evaluate(line => line.matches('.chosen')));
    await tab.keyboard.press('Enter');
    assert.match(await card.locator('.said').textContent(), /^Right\. It is line/);
    await close();
});

test('Show me takes the place of the questions and gives it back', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    const card = tab.locator('#moves_use_again');
    await card.locator('.evidence > summary').click();
    assert.ok(await card.locator('.questions').isHidden());
    await card.locator('.fixes [data-view=fix]').first().click();
    await card.locator('.evidence > summary').click();
    assert.ok(await card.locator('.questions').isVisible());
    assert.match(await card.locator('.code').innerText(), /let letter = draft;/, 'the rejected program is back');
    assert.equal(await tab.locator('.sidebar .progress').count(), 0);
    await close();
});

test('the switch shows everything, is remembered, and asks again', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html', { prepare: watchShifts });
    const seen = () => tab.evaluate(() => ({
        asks: [...document.querySelectorAll('.listing:not(.four-parts) .questions')].filter(one => one.checkVisibility()).length,
        folds: [...document.querySelectorAll('details.evidence')].filter(one => one.open).length,
        texts: [...document.querySelectorAll('.answer > :first-child')].filter(one => one.checkVisibility()).length,
        parts: [...document.querySelectorAll('.four-parts .because')].filter(one => one.checkVisibility()).length,
    }));
    const all = await tab.evaluate(() => ({
        asks: 0,
        folds: document.querySelectorAll('details.evidence').length,
        texts: document.querySelectorAll('.answer > :first-child').length,
        parts: document.querySelectorAll('.four-parts .because').length,
    }));
    assert.ok(all.folds > 3 && all.texts > 3 && all.parts > 6, JSON.stringify(all));
    assert.deepEqual(await seen(), { asks: all.folds, folds: 0, texts: 0, parts: 0 });
    const everything = tab.getByRole('button', { name: 'Show everything' });
    await everything.focus();
    await tab.keyboard.press('Enter');
    assert.deepEqual(await seen(), all);
    await tab.reload();
    assert.deepEqual(await seen(), all);
    assert.equal(await everything.getAttribute('aria-pressed'), 'true');
    assert.deepEqual((await layout(tab)).shifts, [], 'something moved by itself');
    await tab.getByRole('button', { name: 'Ask me first' }).click();
    assert.deepEqual(await seen(), { asks: all.folds, folds: 0, texts: 0, parts: 0 });
    await close();
});

test('a link into folded text opens it, and the search folds nothing', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    await tab.evaluate(() => { document.querySelector('.answer > p').id = 'here'; });
    const target = tab.locator('#here');
    assert.ok(await target.isHidden());
    await tab.evaluate(() => { location.hash = '#here'; });
    await target.waitFor();
    assert.ok(await target.evaluate(one => Math.abs(one.getBoundingClientRect().top) < innerHeight));
    await tab.goto(`${site.base}moves.html?search=owner`);
    assert.equal(await tab.locator('.answer > p').evaluateAll(all => all.filter(one => !one.checkVisibility()).length), 0);
    await close();
});

describe('an exercise', () => {
    /** The first exercise of a page, with a Playground that answers so. */
    const exercise = async (answer, settings = {}) => {
        const opened = await open(browser, site.base, 'moves.html', { width: 390, theme: 'navy', ...settings });
        const { tab } = opened;
        const sent = [];
        await tab.route(PLAYGROUND, async route => {
            const request = route.request();
            if (request.method() === 'POST') sent.push(request.postDataJSON());
            if (!answer) return route.abort();
            await route.fulfill({
                headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' },
                contentType: 'application/json', body: JSON.stringify(answer),
            });
        });
        const card = tab.locator('.practice').first();
        // It is an editor when the reader comes near.
        await card.scrollIntoViewIfNeeded();
        return { ...opened, card, sent, area: card.locator('textarea') };
    };
    const green = { success: true, exitDetail: '', stdout: 'running 1 test\ntest result: ok.\n', stderr: '' };

    test('unchanged is answered from the recording, by mouse', async () => {
        const { tab, card, sent, faults, close } = await exercise(green);
        await click(tab, card.locator('.run'));
        assert.match(await card.locator('.result').innerText(), /Unchanged, so this is the recording \(rustc 1\.\d+\.\d\)[^]*error\[E0382\]/);
        assert.deepEqual(sent, []);
        assert.ok(await sideways(tab) <= 0, 'wider than the screen');
        await close();
        assert.deepEqual(faults, []);
    });

    test('changed is tested on the Playground, by keyboard, and is done over a reload', async () => {
        const { tab, card, sent, area, close } = await exercise(green);
        const before = await tab.locator('.sidebar .progress').count();
        await area.focus();
        await tab.keyboard.press('Control+Home');
        await tab.keyboard.insertText('// mine\n');
        await tab.keyboard.press('Control+Enter');
        await card.locator('.result .ran').waitFor();
        assert.equal(sent.length, 1);
        assert.ok(sent[0].tests && sent[0].code.startsWith('// mine\n'));
        assert.equal(await card.locator('.state').textContent(), '✓ done');
        assert.equal(await tab.locator('.sidebar .progress').count(), before + 1);
        await tab.reload();
        assert.match(await area.inputValue(), /^\/\/ mine\n/);
        assert.equal(await card.locator('.code:has(textarea) > code').innerText().then(text => text.trimEnd()), (await area.inputValue()).trimEnd());
        assert.equal(await card.locator('.state').textContent(), '✓ done');
        await card.locator('.undo').click();
        assert.doesNotMatch(await area.inputValue(), /mine/);
        await close();
    });

    test('a red test and a rejection say so and are not done', async () => {
        for (const [answer, said] of [
            [{ success: false, exitDetail: 'Exited with status 101', stdout: 'test works ... FAILED\n', stderr: 'error: test failed\n' }, /A test is red[^]*FAILED/],
            [{ success: false, exitDetail: '', stdout: '', stderr: 'error[E0425]: no `x`\n' }, /compiler says[^]*E0425/],
        ]) {
            const { tab, card, area, close } = await exercise(answer);
            await area.focus();
            await tab.keyboard.type('x');
            await card.locator('.run').click();
            await card.locator('.result .label:not(:has-text("waiting"))').waitFor();
            assert.match(await card.locator('.result').innerText(), said);
            assert.equal(await card.locator('.state').textContent(), '');
            await close();
        }
    });

    test('without a network nothing is lost, and the local command is named', async () => {
        const { tab, card, area, close } = await exercise(null);
        await area.focus();
        await tab.keyboard.type('// kept');
        await card.locator('.run').click();
        await card.locator('.result .failed').waitFor();
        assert.match(await card.locator('.result').innerText(), /Your text is kept[^]*listings\/practice\/exercises\/\w+\.rs[^]*cargo book practice \w+/);
        await tab.reload();
        assert.match(await area.inputValue(), /\/\/ kept/);
        await close();
    });

    test('hint and solution are folds, and the solution counts what it takes', async () => {
        for (const javaScriptEnabled of [true, false]) {
            const { card, close } = await exercise(green, { javaScriptEnabled });
            for (const [fold, inside] of [['.hint', '.task'], ['.solution', '.costs']]) {
                assert.ok(await card.locator(`${fold} ${inside}`).isHidden());
                await card.locator(`${fold} > summary`).click();
                assert.ok(await card.locator(`${fold} ${inside}`).isVisible());
            }
            assert.match(await card.locator('.costs').innerText(), /This solution\s+\d+ blocks?, \d+ bytes/);
            assert.equal(await card.locator('.bench').isVisible(), javaScriptEnabled);
            assert.ok(await card.locator('.local .command').isVisible());
            await close();
        }
    });
});

test('one button forgets every answer', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'moves.html');
    assert.ok(await tab.locator('.forget').isDisabled());
    await tab.locator('form.question .choice').first().click();
    await tab.goto(`${site.base}box.html`);
    await tab.locator('form.question .choice').first().click();
    assert.equal(await tab.locator('.sidebar .progress').count(), 2);
    assert.match(await tab.locator('.sidebar .in-words').first().textContent(), /^, 1 of \d+ done$/);
    let asked = '';
    tab.once('dialog', dialog => { asked = dialog.message(); dialog.dismiss(); });
    await tab.locator('.forget').click();
    assert.equal(asked, 'Forget all 2 answers, in every chapter?');
    assert.equal(await tab.locator('.sidebar .progress').count(), 2, 'thought better of it');
    tab.once('dialog', dialog => dialog.accept());
    await tab.locator('.forget').focus();
    await tab.keyboard.press('Enter');
    assert.equal(await tab.locator('.own [role="status"]').textContent(), 'All answers are forgotten.');
    assert.equal(await tab.locator('.sidebar .progress, form.done').count(), 0);
    assert.equal(await tab.evaluate(() => localStorage.getItem('who-frees-it')), null);
    await close();
    assert.deepEqual(faults, []);
});

describe('an edited program on the Playground', () => {
    const run = async answer => {
        const opened = await open(browser, site.base, 'moves.html', { width: 390, theme: 'ayu' });
        const { tab } = opened;
        let sent = null;
        await tab.route(PLAYGROUND, async route => {
            const request = route.request();
            if (request.method() === 'POST') sent = request.postDataJSON();
            await route.fulfill({
                headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' },
                contentType: 'application/json', ...answer,
            });
        });
        const card = tab.locator('#moves_letter');
        await card.locator('.edit').focus();
        await tab.keyboard.press('Enter');
        await tab.keyboard.press('ArrowDown');
        await tab.keyboard.press('End');
        await tab.keyboard.press('Enter');
        await tab.keyboard.type('let more = 1;');
        assert.equal(sent, null, 'nothing is sent before Run');
        assert.match(await card.locator('.bench').textContent(), /compiler there may be newer than the book’s, rustc 1\.\d+\.\d/);
        await tab.keyboard.press('Control+Enter');
        await card.locator('.result .label:not(:has-text("waiting"))').waitFor();
        return { ...opened, card, sent, result: await card.locator('.result').innerText() };
    };

    test('shows what it printed, and was sent as the reader typed it', async () => {
        const { card, sent, result, tab, close } = await run({
            body: JSON.stringify({ success: true, exitDetail: '', stdout: 'Dear Ada\n', stderr: '   Compiling playground\n' }),
        });
        assert.equal(sent.edition, '2024');
        assert.match(sent.code, /"Dear Ada"\);\n    let more = 1;\n    let letter/, 'a new line keeps the indentation');
        assert.match(result, /On the Playground it prints\s+Dear Ada/);
        assert.doesNotMatch(result, /Compiling/);
        assert.match(await card.locator('.playground-link').getAttribute('href'), /more%20%3D%201/);
        const shown = await card.locator('.code > code .line').count();
        await card.getByRole('button', { name: 'Undo all changes' }).click();
        assert.equal(await card.locator('.code > code .line').count(), shown - 1);
        await tab.keyboard.press('Escape');
        assert.ok(await card.locator('.edit').evaluate(one => one === document.activeElement));
        await close();
    });

    test('shows the compiler’s words when it is rejected', async () => {
        const { result, close } = await run({
            body: JSON.stringify({ success: false, exitDetail: 'Exited with status 101', stdout: '', stderr: 'error[E0425]: no `x`\n' }),
        });
        assert.match(result, /The Playground’s compiler says\s+error\[E0425\]/);
        await close();
    });

    test('keeps the text and offers the recording when the Playground fails', async () => {
        const { card, result, close } = await run({ status: 504, body: '<html>' });
        assert.match(result, /it answered 504[^]*Your text is kept[^]*cargo run -p listings --example moves_letter/);
        assert.match(await card.locator('textarea[wrap]').inputValue(), /let more = 1;/);
        await close();
    });
});

test('the typed text lies exactly over its colors', async () => {
    // The second has a margin beside its program, and gives its place to the editor.
    for (const [name, width] of ['moves_update', 'moves_use_again'].flatMap(name => [390, 1280].map(width => [name, width]))) {
        const { tab, close } = await open(browser, site.base, 'moves.html', { width });
        const card = tab.locator(`#${name}`);
        await card.locator('.edit').click();
        assert.ok(await card.locator('.code').evaluate(pre => pre.clientWidth > 300), `${name} has no editor to be seen`);
        const [code, area] = await card.locator('.code').evaluate(pre => [pre.querySelector('code'), pre.querySelector('textarea')]
            .map(one => {
                const style = getComputedStyle(one);
                const { width, height } = one.getBoundingClientRect();
                return [style.fontSize, style.fontFamily, style.lineHeight, style.paddingTop, Math.round(width), Math.round(height)];
            }));
        assert.deepEqual(area, code);
        const gutter = await card.locator('.line').first().evaluate(line => parseFloat(getComputedStyle(line, '::before').width)
            + parseFloat(getComputedStyle(line, '::before').marginInlineEnd));
        const padding = await card.locator('.code textarea').evaluate(one => parseFloat(getComputedStyle(one).paddingInlineStart));
        assert.ok(Math.abs(gutter - padding) < 0.5, `${gutter} and ${padding}`);
        // What is typed beyond the right edge scrolls into view.
        await tab.keyboard.press('End');
        await tab.keyboard.insertText(`//${'x'.repeat(150)}`);
        await tab.keyboard.type('y');
        assert.ok(await card.locator('.code').evaluate(pre => pre.scrollLeft > 0), 'the caret is out of sight');
        await close();
    }
});

test('the arrow keys scroll a wide message and leave the chapter alone', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html', { width: 390 });
    await tab.locator('#moves_update .evidence > summary').click();
    await tab.locator('#moves_update .view .message pre').focus();
    await tab.keyboard.press('ArrowRight');
    await tab.waitForFunction(() => document.querySelector('#moves_update .view .message pre').scrollLeft > 0);
    assert.ok(tab.url().endsWith('moves.html'));
    await close();
});

test('search finds code, paths, codes and words of messages', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'introduction.html');
    await tab.keyboard.press('s');
    for (const [query, page] of [['moves_letter', 'moves'], ['E0382', 'moves'], ['Rc::clone', 'rc-and-weak'],
        ['Box::new', 'box']]) {
        await tab.locator('#mdbook-searchbar').fill('');
        await tab.keyboard.type(query);
        await tab.waitForFunction(([words, name]) => {
            const header = document.querySelector('#mdbook-searchresults-header')?.textContent ?? '';
            const found = [...document.querySelectorAll('#mdbook-searchresults a')].map(link => link.getAttribute('href'));
            return header.includes(words) && found.some(href => href.includes(`${name}.html`));
        }, [query, page], { timeout: 5000 }).catch(() => assert.fail(`'${query}' finds nothing in ${page}`));
    }
    await close();
    assert.deepEqual(faults, []);
});

test('on paper the evidence and the fixes stand open, and no button', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await tab.emulateMedia({ media: 'print' });
    const card = tab.locator('#moves_use_again');
    assert.ok(await card.locator('.questions').isHidden());
    assert.ok(await card.locator('.tools .run').isHidden());
    assert.ok(await card.locator('.verdict.rejected').first().isVisible());
    assert.ok(await card.locator('.fix .diff').first().isVisible());
    assert.ok(await tab.locator('.answer > p').first().isVisible());
    assert.ok(await tab.locator('.mode').isHidden());
    await close();
});

test('at 200% zoom and with reduced motion the widgets work', async () => {
    // A zoom of 200% halves the width in CSS pixels.
    const context = await browser.newContext({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    await tab.goto(`${site.base}moves.html`);
    await tab.locator('figure.predict .other').first().click();
    await tab.locator('#moves_use_again .edit').click();
    assert.ok(await sideways(tab) <= 0);
    assert.equal(await tab.evaluate(() => document.getAnimations().length), 0);
    await context.close();
});
