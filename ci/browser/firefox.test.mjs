// Each page in Firefox as Debian installs it: where other books' arrows were lost. Firefox speaks WebDriver BiDi itself,
// so puppeteer drives it without a driver program between them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { asked, asking, kinds, pages, seen, serve } from './book.mjs';
import { faultsOfGeometry } from './geometry.mjs';

let site;
let browser;
before(async () => {
    site = await serve();
    const executablePath = process.env.FIREFOX
        ?? execFileSync('sh', ['-c', 'command -v firefox-esr || command -v firefox']).toString().trim();
    browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
});
after(async () => { await browser?.close(); site?.close(); });

/** Opens a page in a fresh profile and collects what a reader should never meet. */
async function open(page, width, theme, prepare = null) {
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    const faults = [];
    tab.on('console', message => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    tab.on('pageerror', error => faults.push(`error: ${error.message}`));
    tab.on('requestfailed', request => faults.push(`failed: ${request.url()}`));
    tab.on('request', request => {
        if (!request.url().startsWith(site.base) && !request.url().startsWith('data:')) faults.push(`outside: ${request.url()}`);
    });
    await tab.setViewport({ width, height: 900 });
    await tab.evaluateOnNewDocument(name => localStorage.setItem('mdbook-theme', name), theme);
    if (prepare) await tab.evaluateOnNewDocument(...prepare);
    await tab.goto(site.base + page, { waitUntil: 'load' });
    return { tab, faults, close: () => context.close() };
}

const unfold = tab => tab.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));

/** Answers the question of the first card that asks one, by mouse or keyboard; what belongs to the answer is folded until then. */
async function answerFirstCard(tab) {
    const card = await tab.$('figure.listing:has(form.question)');
    if (!card) return;
    const form = await card.$('form.question');
    const { ask, answer, key } = await form.evaluate(one => ({ ...one.dataset }));
    const shows = () => tab.evaluate(name => {
        const text = document.querySelector(`.answer[data-key="${name}"]`);
        return text?.childElementCount ? text.checkVisibility() : null;
    }, key);
    assert.notEqual(await shows(), true, 'the answer is open too early');
    if (ask === 'choice') await (await form.$('li[data-right] .choice')).click();
    else if (answer === '0') await (await form.$('.other')).click();
    else {
        const control = await form.$('select, input');
        if (ask === 'line') await control.select(answer.split(' ')[0]);
        else await control.type(answer);
        await (await form.$('.control button:not(.other)')).click();
    }
    assert.notEqual(await shows(), false, 'the answer stays folded');
    const [right, open] = await card.evaluate(one => [
        [...one.querySelectorAll('form.question')].every(form => form.classList.contains('correct')),
        one.querySelector('.evidence').open,
    ]);
    assert.ok(right, 'a right answer was not taken for one');
    assert.ok(open, 'the evidence stays shut after the last answer');
}

/** Turns the first rejected program into its fix. */
async function fixFirstCard(tab) {
    const toggle = await tab.$('figure.listing:not(.predict) .fixes [data-view=fix], .evidence[open] .fixes [data-view=fix]');
    if (!toggle) return;
    await toggle.click();
    const fixed = await toggle.evaluate(one => one.closest('.listing').matches('.as-fixed')
        && one.closest('.listing').querySelector('pre.code .line') !== null);
    assert.ok(fixed, 'the program does not turn into its fix');
}

/** Steps through the first figure that is seen with the keys. */
async function stepFirstFigure(tab) {
    let steps;
    for (const one of await tab.$$('.memory .steps')) {
        if (await one.evaluate(figure => figure.checkVisibility())) { steps = one; break; }
    }
    if (!steps) return;
    await steps.focus();
    await tab.keyboard.press('Home');
    await tab.keyboard.press('ArrowRight');
    const at = await steps.evaluate(one => [...one.closest('.memory').querySelectorAll('.step')]
        .findIndex(step => step.classList.contains('current')));
    assert.equal(at, 1);
    assert.ok(await steps.evaluate(one => one.closest('.listing').querySelector('.code .line.lit') !== null), 'no line is lit');
}

for (const [index, page] of pages.entries()) {
    const theme = index % 2 === 0 ? 'light' : 'navy';
    test(`Firefox: ${page}, ${theme}, on a phone and on a desktop`, async () => {
        const { tab, faults, close } = await open(page, 390, theme);
        await answerFirstCard(tab);
        await fixFirstCard(tab);
        await unfold(tab);
        await stepFirstFigure(tab);
        for (const width of [390, 1280]) {
            await tab.setViewport({ width, height: 900 });
            assert.deepEqual(await tab.evaluate(faultsOfGeometry), [], `at ${width} px`);
            const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(sideways <= 0, `the page is ${sideways} px wider than a screen of ${width} px`);
        }
        await close();
        assert.deepEqual(faults, []);
    });
}

/** Answers a form by mouse and keyboard: rightly, or with another answer. */
async function answer(tab, form, { ask, answer, choices }, rightly) {
    if (ask === 'choice') return (await form.$$('.choice'))[rightly ? answer : (answer + 1) % choices].click();
    if (ask === 'text') {
        await (await form.$('input')).type(rightly ? answer : `${answer} no`);
        return tab.keyboard.press('Enter');
    }
    const right = Number(answer.split(' ')[0]);
    const program = await form.evaluateHandle(one => one.closest('figure').querySelector('pre.code'));
    const lines = await program.$$('.line');
    const line = rightly ? right : (right === 1 ? lines.length : 1);
    await (line === 0 ? await form.$('.other') : lines[line - 1]).click();
}

const told = {};
for (const page of asking) {
    test(`Firefox: ${page}: each question is answered, and shows nothing before`, async () => {
        const { tab, faults, close } = await open(page, 390, 'navy');
        for (const [index, form] of (await tab.$$('form.question')).entries()) {
            const question = await form.evaluate(asked);
            const before = await form.evaluate(seen);
            assert.deepEqual([before.visible, before.said, before.open.includes(true)], [true, '', false], `${question.key}, too early`);
            await answer(tab, form, question, index % 3 > 0);
            const after = await form.evaluate(seen);
            assert.match(after.said, index % 3 > 0 ? /^Right\./ : /^Not quite\./, question.key);
            assert.deepEqual([after.right, after.open.includes(false)], [index % 3 > 0, false], question.key);
            told[question.kind] = (told[question.kind] ?? 0) + 1;
        }
        await close();
        assert.deepEqual(faults, []);
    });
}

test('Firefox: no kind of question was left out', () => {
    assert.deepEqual(Object.keys(told).sort(), [...kinds].sort());
    assert.ok(Object.values(told).reduce((sum, count) => sum + count) >= 70, JSON.stringify(told));
});

test('Firefox: an exercise is checked from its recording, by the Playground, and without a network', async () => {
    const green = { success: true, exitDetail: '', stdout: 'test result: ok.\n', stderr: '' };
    // What the network would say: nothing here depends on there being one.
    const network = body => [said => {
        window.fetch = async () => {
            if (!said) throw new TypeError('no network');
            return new Response(said);
        };
    }, body && JSON.stringify(body)];
    for (const [body, said, done] of [[green, /^All its tests pass/, '✓ done'], [null, /Your text is kept[^]*cargo book practice \w+/, '']]) {
        const { tab, faults, close } = await open('borrowing.html', 1280, 'light', network(body));
        const cards = await tab.$$('figure.practice');
        assert.ok(cards.length >= 3);
        for (const card of cards) {
            const result = () => card.$eval('.result', one => one.innerText);
            await (await card.$('.bench .run')).click();
            assert.match(await result(), /^Unchanged, so this is the recording/);
            await (await card.$('textarea')).type('// mine');
            await (await card.$('.bench .run')).click();
            await card.waitForSelector('.result .ran, .result .failed');
            assert.match(await result(), said);
            assert.equal(await card.$eval('.state', one => one.textContent), done);
        }
        await tab.reload({ waitUntil: 'load' });
        assert.ok(await tab.$$eval('.practice textarea', all => all.every(one => one.value.includes('// mine'))), 'the text is lost');
        await close();
        assert.deepEqual(faults, []);
    }
});
