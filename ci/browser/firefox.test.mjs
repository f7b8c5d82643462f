// Each page in Firefox as Debian installs it: where other books' arrows were lost. Firefox speaks WebDriver BiDi itself,
// so puppeteer drives it without a driver program between them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { pages, serve } from './book.mjs';
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
async function open(page, width, theme) {
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
