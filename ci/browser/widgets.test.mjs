// Every widget on every page, as readers use it: by mouse and by keyboard, on a phone and on a desktop, in a light and a
// dark theme, without JavaScript, without our scripts, without a network.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, open, pages, serve } from './book.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PLAYGROUND = 'https://play.rust-lang.org/execute';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** The answer to each of a card's questions, as the page knows it. */
const answers = card => card.locator('form.question').evaluateAll(forms => forms.map(form => ({
    ask: form.dataset.ask,
    answer: form.dataset.ask === 'choice'
        ? [...form.querySelectorAll('.choices > li')].findIndex(item => 'right' in item.dataset)
        : form.dataset.answer,
})));

const violations = tab => tab.evaluate(async () => {
    const { violations } = await window.axe.run(document.querySelector('main'), { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id} at ${node.target}: ${node.failureSummary}`));
});

/** Whether the focused element shows that it has the focus. */
const focusShows = tab => tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none');

/** Tabs from where the focus is until it is on an element that matches, as a reader without a mouse does. */
async function tabTo(tab, selector, limit = 40) {
    for (let i = 0; i < limit; i++) {
        await tab.keyboard.press('Tab');
        if (await tab.evaluate(one => document.activeElement.matches(one), selector)) return;
    }
    assert.fail(`no ${selector} within ${limit} presses of Tab`);
}

/** Answers the question by mouse: rightly, or with the next best that is wrong. */
async function answerByMouse(card, form, { ask, answer }, rightly) {
    if (ask === 'choice') {
        const count = await form.locator('.choice').count();
        await form.locator('.choice').nth(rightly ? answer : (answer + 1) % count).click();
    } else if (ask === 'line') {
        const right = Number(answer.split(' ')[0]);
        const line = rightly ? right : (right === 1 ? (await card.locator('.code .line').count()) : 1);
        // A click on the line itself; an empty one is as wide as its number.
        await card.locator('.code .line').nth(line - 1).click({ position: { x: 4, y: 4 } });
        assert.equal(await form.locator('select').inputValue(), String(line));
        await form.locator('.control button').click();
    } else {
        await form.locator('textarea').fill(rightly ? answer : `${answer} no`);
        await form.locator('.control button').click();
    }
}

/** The same without a mouse, beginning at the element that has the focus. */
async function answerByKeyboard(tab, { ask, answer }, first) {
    if (ask === 'choice') {
        if (!first) await tabTo(tab, 'form.question:not(.done):not([hidden]) .choice');
        for (let i = 0; i < answer; i++) await tab.keyboard.press('Tab');
        assert.ok(await focusShows(tab));
        await tab.keyboard.press('Enter');
    } else if (ask === 'line') {
        await tabTo(tab, 'form.question:not(.done):not([hidden]) select');
        assert.ok(await focusShows(tab));
        for (let i = 0; i < Number(answer.split(' ')[0]); i++) await tab.keyboard.press('ArrowDown');
        await tab.keyboard.press('Tab');
        await tab.keyboard.press('Space');
    } else {
        await tabTo(tab, 'form.question:not(.done):not([hidden]) textarea');
        assert.ok(await focusShows(tab));
        for (const [i, line] of answer.split('\n').entries()) {
            if (i > 0) await tab.keyboard.press('Enter');
            await tab.keyboard.insertText(line);
        }
        await tab.keyboard.press('Control+Enter');
    }
}

const sideways = tab => tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const page of pages) {
    describe(page, () => {
        for (const [width, theme, rightly] of [[390, 'navy', false], [1280, 'light', true]]) {
            test(`${width} px, ${theme}: each prediction by mouse, ${rightly ? 'right' : 'wrong'}`, async () => {
                const { tab, faults, close } = await open(browser, site.base, page, { width, theme });
                const cards = tab.locator('figure.listing.predict, .questions.alone');
                const count = await cards.count();
                assert.ok(count > 0, 'a chapter without a question');
                for (let i = 0; i < count; i++) {
                    const card = cards.nth(i);
                    const known = await answers(card);
                    assert.ok(known.length > 0, `${await card.getAttribute('id')} asks nothing`);
                    const evidence = card.locator('.evidence');
                    const hides = await evidence.count() > 0;
                    for (const [q, question] of known.entries()) {
                        const form = card.locator('form.question').nth(q);
                        assert.ok(await form.isVisible(), `${await form.getAttribute('data-key')} is not asked in its turn`);
                        if (hides) assert.equal(await evidence.getAttribute('open'), null, 'the evidence is open too early');
                        if (q + 1 < known.length) assert.ok(await card.locator('form.question').nth(q + 1).isHidden());
                        await answerByMouse(card, form, question, rightly);
                        const said = await form.locator('.said').textContent();
                        assert.match(said, rightly ? /^Right\./ : /^Not quite\./, await form.getAttribute('data-key'));
                    }
                    if (hides) assert.notEqual(await evidence.getAttribute('open'), null, 'the evidence stays folded');
                }
                const total = await tab.locator('form.question').count();
                assert.equal(await tab.locator('form.done').count(), total);
                assert.equal(await tab.locator('form.correct').count(), rightly ? total : 0);
                assert.equal(await tab.locator('.sidebar a.active .figures').textContent(), '✓');
                assert.ok(await sideways(tab) <= 0, 'wider than the screen');
                await tab.addScriptTag({ path: axe });
                assert.deepEqual(await violations(tab), []);

                // Coming back: the answers are there, in the space that the questions had.
                await tab.reload();
                assert.equal(await tab.locator('.recalled').count(), count);
                const card = cards.first();
                await card.locator('.recall button').first().click();
                assert.equal(await card.locator('form.done').count(), (await answers(card)).length);
                await card.locator('.again').click();
                assert.equal(await card.locator('form.done').count(), 0);
                assert.ok(await card.locator('form.question').first().isVisible());
                await close();
                assert.deepEqual(faults, []);
            });
        }

        test('each prediction and each fix by keyboard alone', async () => {
            const { tab, faults, close } = await open(browser, site.base, page, { theme: 'coal' });
            const cards = tab.locator('figure.listing.predict, .questions.alone');
            for (let i = 0; i < await cards.count(); i++) {
                const known = await answers(cards.nth(i));
                const start = cards.nth(i).locator('form.question').first().locator('.choice, select, textarea').first();
                await start.focus();
                if (known[0].ask !== 'choice') await tab.keyboard.press('Shift+Tab');
                for (const [q, question] of known.entries()) await answerByKeyboard(tab, question, q === 0);
                assert.equal(await cards.nth(i).locator('form.correct').count(), known.length, await cards.nth(i).getAttribute('id'));
            }
            const fixes = tab.locator('.fixes');
            for (let i = 0; i < await fixes.count(); i++) {
                const buttons = fixes.nth(i).locator('button');
                await buttons.first().focus();
                await tab.keyboard.press('Tab');
                await tab.keyboard.press('Enter');
                assert.equal(await buttons.nth(1).getAttribute('aria-pressed'), 'true');
            }
            await close();
            assert.deepEqual(faults, []);
        });

        test('each rejected program turns into each of its fixes and back', async () => {
            const { tab, faults, close } = await open(browser, site.base, page, { width: 390, theme: 'rust' });
            const cards = tab.locator('figure.listing:has(.fixes)');
            for (let i = 0; i < await cards.count(); i++) {
                const card = cards.nth(i);
                if (await card.locator('.evidence').count()) await card.locator('.evidence > summary').click();
                const code = card.locator('.code > code');
                const rejected = await code.innerText();
                const folds = card.locator('details.fix');
                const buttons = card.locator('.fixes button');
                assert.equal(await buttons.count(), await folds.count() + 1);
                for (let f = 0; f < await folds.count(); f++) {
                    await buttons.nth(f + 1).click();
                    const difference = await folds.nth(f).locator('.diff').textContent();
                    const fixed = difference.split('\n').filter(line => line[0] !== '-').map(line => line.slice(1)).join('\n');
                    assert.equal((await code.innerText()).trimEnd(), fixed.trimEnd());
                    assert.ok(await card.locator('ins.line, .line.gap').count() > 0, 'no difference is marked');
                    assert.ok(await card.locator('.view').isHidden());
                    assert.ok(await folds.nth(f).locator('.verdict.runs, .verdict.stopped').isVisible());
                    assert.ok(await folds.nth(f).locator('samp').first().isVisible());
                    assert.match(await card.locator('.name').textContent(), /_fixed/);
                }
                await buttons.first().click();
                assert.equal(await code.innerText(), rejected);
                assert.ok(await card.locator('.view .message').isVisible());
            }
            await tab.addScriptTag({ path: axe });
            assert.ok(await sideways(tab) <= 0);
            await close();
            assert.deepEqual(faults, []);
        });

        test('Run shows each recording without a network; Edit keeps its text when there is none', async () => {
            const { tab, faults, close } = await open(browser, site.base, page, { theme: 'navy' });
            await tab.context().setOffline(true);
            const cards = tab.locator('figure.listing:has(.tools .run)');
            for (let i = 0; i < await cards.count(); i++) {
                const card = cards.nth(i);
                await card.locator('.tools .run').click();
                const output = card.locator('pre.ran');
                assert.ok(await output.isVisible(), `${await card.getAttribute('id')} shows nothing`);
                assert.ok(await output.evaluate(one => one === document.activeElement));
                await card.locator('.tools .edit').click();
                const area = card.locator('textarea[wrap]');
                const before = await area.inputValue();
                await tab.keyboard.press('Control+Enter');
                assert.equal(await card.locator('.result pre').textContent(), await output.textContent());
                await area.evaluate(one => { one.value += '// mine\n'; one.dispatchEvent(new Event('input')); });
                assert.equal((await card.locator('.code > code').innerText()).trimEnd(), `${before}// mine`.trimEnd());
                assert.deepEqual(faults, [], 'nothing was asked of another site so far');
                if (i === 0) {
                    await card.locator('.bench .run').click();
                    await card.locator('.result .failed').waitFor();
                    assert.match(await card.locator('.result').textContent(), /cannot be reached.*Your text is kept.*cargo run|rustc --edition/s);
                    await card.locator('.result button').click();
                    assert.equal(await card.locator('.result pre').textContent(), await output.textContent());
                    assert.ok((await area.inputValue()).endsWith('// mine\n'));
                    await tab.addScriptTag({ path: axe });
                    assert.deepEqual(await violations(tab), []);
                    assert.ok(faults.every(fault => fault.includes('play.rust-lang.org') || fault.includes('ERR_INTERNET')), faults.join());
                    faults.length = 0;
                }
                await tab.keyboard.press('Escape');
                await card.locator('.tools .edit[aria-pressed="true"]').click({ timeout: 50 }).catch(() => {});
                assert.equal((await card.locator('.code > code').innerText()).trimEnd(), before.trimEnd());
            }
            await close();
        });

        test('without JavaScript there is no widget, and without our scripts the folds are back', async () => {
            const bare = await open(browser, site.base, page, { javaScriptEnabled: false });
            for (const widget of ['.questions:not(.alone)', '.tools button', '.fixes', '.own', '.with-script']) {
                const all = bare.tab.locator(widget);
                for (const visible of await all.evaluateAll(list => list.map(one => one.checkVisibility()))) {
                    assert.ok(!visible, `${widget} shows`);
                }
            }
            const folds = await bare.tab.locator('details.fix, .questions.alone .because').evaluateAll(
                list => list.map(one => getComputedStyle(one).display));
            assert.ok(folds.every(display => display !== 'none'), folds.join());
            await bare.close();

            const context = await browser.newContext();
            const tab = await context.newPage();
            await tab.route(/theme\/(answers|programs|questions|cards)/, route => route.abort());
            await tab.goto(site.base + page, { waitUntil: 'load' });
            await tab.waitForFunction(() => document.documentElement.classList.contains('plain'));
            assert.equal(await tab.locator('.questions:not(.alone):visible, .tools button:visible').count(), 0);
            assert.equal(await tab.locator('details.fix').evaluateAll(
                list => list.filter(one => getComputedStyle(one).display === 'none').length), 0);
            await context.close();
        });

        test('nothing moves when the scripts start, on the first visit or a later one', async () => {
            const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
            const tab = await context.newPage();
            await tab.addInitScript(() => {
                window.shifts = [];
                new PerformanceObserver(list => list.getEntries().forEach(entry => entry.sources.forEach(({ node }) =>
                    window.shifts.push(node?.closest?.('main') ? node.className || node.tagName : '')))).observe({ type: 'layout-shift', buffered: true });
            });
            const measure = () => tab.evaluate(() => ({
                height: document.querySelector('main').scrollHeight, shifts: window.shifts.filter(Boolean),
            }));
            await tab.goto(site.base + page, { waitUntil: 'load' });
            const first = await measure();
            await tab.evaluate(() => document.querySelectorAll('form.question:first-of-type .choice:first-child')
                .forEach(choice => choice.click()));
            await tab.reload({ waitUntil: 'load' });
            const later = await measure();
            await context.close();
            assert.deepEqual([first.shifts, later.shifts], [[], []]);
            assert.equal(later.height, first.height);
        });
    });
}

test('the line of an error is chosen in the program by the arrow keys', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    const card = tab.locator('#moves_use_again');
    await card.locator('.choice').nth(2).click();
    await card.locator('pre.code').focus();
    for (let i = 0; i < 6; i++) await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowUp');
    assert.equal(await card.locator('.line.chosen').evaluate(line => line.textContent.trim()), 'println!("{draft}");');
    await tab.keyboard.press('Enter');
    assert.equal(await card.locator('[data-ask="line"] .said').textContent(), 'Right. It is line 5.');
    await close();
});

test('Show me takes the place of the questions and gives it back', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    const card = tab.locator('#moves_use_again');
    await card.locator('.evidence > summary').click();
    assert.ok(await card.locator('.questions').isHidden());
    await card.locator('.fixes button').nth(1).click();
    await card.locator('.evidence > summary').click();
    assert.ok(await card.locator('.questions').isVisible());
    assert.match(await card.locator('.code').innerText(), /let letter = draft;/, 'the rejected program is back');
    assert.equal(await tab.locator('.sidebar .progress').count(), 0);
    await close();
});

test('one button forgets every answer', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'moves.html');
    assert.ok(await tab.locator('.forget').isDisabled());
    await tab.locator('#moves_letter .choice').first().click();
    await tab.goto(`${site.base}box.html`);
    await tab.locator('form.question .choice').first().click();
    assert.equal(await tab.locator('.sidebar .progress').count(), 2);
    assert.match(await tab.locator('.sidebar .in-words').first().textContent(), /^, 1 of \d+ questions answered$/);
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
        assert.match(sent.code, /"Dear Ada"\);\n    let more = 1;\n    let before/, 'a new line keeps the indentation');
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
    for (const width of [390, 1280]) {
        const { tab, close } = await open(browser, site.base, 'moves.html', { width });
        const card = tab.locator('#moves_clone');
        await card.locator('.edit').click();
        const [code, area] = await card.locator('.code').evaluate(pre => [pre.querySelector('code'), pre.querySelector('textarea')]
            .map(one => {
                const style = getComputedStyle(one);
                const { width, height } = one.getBoundingClientRect();
                return [style.fontSize, style.fontFamily, style.lineHeight, style.paddingTop, Math.round(width), Math.round(height)];
            }));
        assert.deepEqual(area, code);
        const gutter = await card.locator('.line').first().evaluate(line => parseFloat(getComputedStyle(line, '::before').width)
            + parseFloat(getComputedStyle(line, '::before').marginInlineEnd));
        const padding = await card.locator('textarea').evaluate(one => parseFloat(getComputedStyle(one).paddingInlineStart));
        assert.ok(Math.abs(gutter - padding) < 0.5, `${gutter} and ${padding}`);
        // What is typed beyond the right edge scrolls into view.
        await tab.keyboard.press('End');
        await tab.keyboard.insertText(`//${'x'.repeat(150)}`);
        await tab.keyboard.type('y');
        assert.ok(await card.locator('.code').evaluate(pre => pre.scrollLeft > 0), 'the caret is out of sight');
        await close();
    }
});

test('the arrow keys scroll a wide program and leave the chapter alone', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html', { width: 390 });
    await tab.locator('#moves_letter pre.code').focus();
    await tab.keyboard.press('ArrowRight');
    await tab.waitForFunction(() => document.querySelector('#moves_letter pre.code').scrollLeft > 0);
    assert.ok(tab.url().endsWith('moves.html'));
    await close();
});

test('search finds code, paths, codes and words of messages', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'introduction.html');
    await tab.keyboard.press('s');
    for (const [query, page] of [['moves_letter', 'moves'], ['E0382', 'moves'], ['Rc::clone', 'rc-and-weak'],
        ['already borrowed', 'cell-and-refcell'], ['swap_remove', 'moves'], ['Box::new', 'box']]) {
        await tab.locator('#mdbook-searchbar').fill(query);
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
    await tab.emulateMedia({ media: 'print' });
    const card = tab.locator('#moves_use_again');
    assert.ok(await card.locator('.questions').isHidden());
    assert.ok(await card.locator('.tools .run').isHidden());
    assert.ok(await card.locator('.verdict.rejected').isVisible());
    assert.ok(await card.locator('.fix .diff').first().isVisible());
    await close();
});

test('at 200% zoom and with reduced motion the widgets work', async () => {
    // A zoom of 200% halves the width in CSS pixels.
    const context = await browser.newContext({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    await tab.goto(`${site.base}moves.html`);
    await tab.locator('#moves_use_again .choice').nth(2).click();
    await tab.locator('#moves_use_again .edit').click();
    assert.ok(await sideways(tab) <= 0);
    assert.equal(await tab.evaluate(() => document.getAnimations().length), 0);
    await context.close();
});
