// What a card has folded is text until it is wanted (theme/folds.js): however the reader gets at it, it is there and alive, and
// nobody has to wait for the browser's idle moments, which never come here unless a test says so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, pages, serve } from './book.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** A page whose browser has no idle moment before `idle()` gives it one. */
async function busy(page, settings = {}) {
    const opened = await open(browser, site.base, page, {
        ...settings,
        prepare: async context => {
            await context.addInitScript(() => {
                window.waiting = [];
                window.requestIdleCallback = work => { window.waiting.push(work); };
            });
            await settings.prepare?.(context);
        },
    });
    const texts = () => opened.tab.locator('noscript').count();
    const idle = () => opened.tab.evaluate(() => { for (let work = window.waiting.shift(); work; work = window.waiting.shift()) work(); });
    return { ...opened, texts, idle };
}

/** Whether the evidence of a card is there, to be seen, and its figure can be stepped through. */
const alive = card => card.evaluate(figure => {
    const [verdict, forward] = ['.evidence .verdict', '.evidence .memory [data-to=forward]'].map(one => figure.querySelector(one));
    const at = () => figure.querySelector('.evidence .memory input').value;
    if (!verdict?.checkVisibility() || !forward?.checkVisibility()) return 'not there';
    const before = at();
    forward.click();
    return at() === before ? 'dead' : 'alive';
});

const asking = tab => tab.locator('figure.predict:has(.evidence)');

test('no page has elements for what is folded before it is wanted, and all of them when the browser is idle', async () => {
    let folds = 0;
    for (const page of pages) {
        const { tab, texts, idle, faults, close } = await busy(page);
        const inside = await tab.evaluate(() => [...document.querySelectorAll('details:is(.evidence, .solution, .start)')].filter(fold => fold.children.length > 2).length);
        assert.equal(inside, 0, page);
        folds += await texts();
        await idle();
        assert.equal(await texts(), 0, page);
        const empty = await tab.evaluate(() => [...document.querySelectorAll('details:is(.evidence, .solution, .start)')].filter(fold => fold.children.length < 2).length);
        assert.equal(empty, 0, page);
        await close();
        assert.deepEqual(faults, []);
    }
    assert.ok(folds > 200, `${folds} folds`);
});

for (const [way, get] of Object.entries({
    'a click': card => card.locator('.evidence > summary').click(),
    'the keyboard': async card => { await card.locator('.evidence > summary').focus(); await card.page().keyboard.press('Enter'); },
    'the browser’s own search': card => card.evaluate(figure => { figure.querySelector('.evidence').open = true; }),
    'Run': card => card.locator('.run').click(),
    'an answer': card => card.locator('.choice, .other').first().click(),
    'the switch': card => card.page().getByRole('button', { name: 'Show everything' }).click(),
})) {
    test(`a card's evidence is there and alive after ${way}`, async () => {
        const { tab, texts, faults, close } = await busy('moves.html');
        const before = await texts();
        assert.ok(before > 10, `${before} folds`);
        const card = asking(tab).filter({ has: tab.locator('noscript') }).first();
        const name = await card.getAttribute('id');
        await get(card);
        const same = tab.locator(`#${name}`);
        await same.locator('.evidence .verdict').first().waitFor();
        assert.equal(await alive(same), 'alive');
        if (way !== 'the switch') assert.ok(await texts() > 5, 'the other cards wait');
        await close();
        assert.deepEqual(faults, []);
    });
}

test('what shows at once stands there before the text is seen, and nothing moves', async () => {
    for (const way of ['mode', 'search']) {
        const { tab, texts, close } = await busy(way === 'mode' ? 'moves.html' : 'moves.html?search=clone', {
            prepare: context => context.addInitScript(way => {
                if (way === 'mode') localStorage.setItem('who-frees-it-mode', 'all');
                window.shift = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => { window.shift += one.value; })).observe({ type: 'layout-shift', buffered: true });
            }, way),
        });
        assert.equal(await texts(), 0, way);
        assert.equal(await alive(asking(tab).first()), 'alive', way);
        assert.ok(await tab.evaluate(() => window.shift) < 0.01, way);
        await close();
    }
});

test('nothing moves when our scripts come late, and when the browser is idle after that', async () => {
    const late = async context => {
        await context.route(/theme\/bundle\/book.*\.js$/, async route => {
            await new Promise(done => { setTimeout(done, 300); });
            await route.continue();
        });
        await context.addInitScript(() => {
            window.moved = [];
            new PerformanceObserver(list => window.moved.push(...list.getEntries().flatMap(one => one.sources.map(({ node }) => node?.closest?.('[id]')?.id ?? node?.nodeName))))
                .observe({ type: 'layout-shift', buffered: true });
        });
    };
    for (const page of pages) {
        for (const width of [390, 1280]) {
            const { tab, close } = await open(browser, site.base, page, { width, prepare: late });
            await tab.waitForFunction(() => window.whoFreesIt?.ready && !document.querySelector('noscript'));
            await tab.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
            assert.deepEqual(await tab.evaluate(() => window.moved), [], `${page}, ${width} px`);
            await close();
        }
    }
});

test('on paper nothing is missing', async () => {
    const { tab, texts, close } = await busy('moves.html');
    await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await texts(), 0);
    await close();
});

test('without our scripts, and without any, the folds hold what they held', async () => {
    const opened = async settings => {
        const { tab, close } = await open(browser, site.base, 'moves.html', settings);
        if (!settings.javaScriptEnabled) await tab.waitForLoadState();
        else await tab.waitForFunction(() => document.documentElement.classList.contains('plain'));
        const fold = asking(tab).first().locator('.evidence');
        await fold.locator('summary').first().click();
        assert.ok(await fold.locator('.verdict').first().isVisible());
        assert.ok(await fold.locator('.memory .step').first().isVisible());
        await close();
    };
    await opened({ javaScriptEnabled: false });
    await opened({ javaScriptEnabled: true, prepare: context => context.route(/theme\/bundle\/book.*\.js$/, route => route.abort()) });
});

test('a margin that comes with its fold tells its reasons', async () => {
    const { tab, close } = await busy('moves.html');
    const card = tab.locator('#moves_use_again');
    assert.equal(await card.locator('.margin').count(), 0, 'it is there already');
    await card.locator('.evidence > summary').click();
    const button = card.locator('.margin[data-of="0"] button').first();
    await button.click();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.equal(await card.locator('.why').first().innerHTML(), await card.locator('.margin[data-of="0"] li:has(button) .reason').first().innerHTML());
    await close();
});

test('an exercise becomes an editor when the reader comes near, and is checked before that', async () => {
    const { tab, faults, close } = await busy('moves.html');
    const card = tab.locator('.practice').last();
    assert.equal(await card.locator('textarea').count(), 0);
    await card.evaluate(figure => figure.querySelector('.run').click());
    assert.match(await card.locator('.result').textContent(), /Unchanged, so this is the recording/);
    const other = tab.locator('.practice').first();
    await other.scrollIntoViewIfNeeded();
    await other.locator('textarea').waitFor();
    await close();
    assert.deepEqual(faults, []);
});
