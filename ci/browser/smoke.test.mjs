// Each page as a reader meets it: on a phone and on a desktop, in a light and a dark theme, with and without scripts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fs from 'node:fs';
import path from 'node:path';
import { launch, open, pages, serve } from './book.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** The programs with a line that has to be scrolled for; in an editor it has to. For `evaluate`. */
const cutOff = () => [...document.querySelectorAll('.listing pre.code:not(:has(> textarea))')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth).map(one => one.closest('.listing').id);

test('the book has its pages', () => assert.ok(pages.length >= 7, pages.join()));

const html = page => fs.readFileSync(path.join(path.resolve(process.env.BOOK_SITE ?? 'book'), page), 'utf8');

// Markdown makes a list of a paragraph that begins with a number and a stop: an answer such as “24.” would stand indented.
test('no answer that begins with its number became a list', () => {
    assert.ok(pages.some(page => html(page).includes('<ol>')), 'the book has lists');
    assert.deepEqual(pages.filter(page => /<ol start=/.test(html(page))), []);
});

test('a card that asks nothing does not follow an answer, which is closed with the words that lead to the card', () => {
    const after = page => [...html(page).matchAll(/<\/(?:p|ul|pre)>\s*<\/div>\s*<figure class="listing([^"]*)" id="([^"]+)"/g)];
    const cards = pages.flatMap(page => after(page).map(([, classes, id]) => ({ page, id, asks: /predict|practice|four-parts/.test(classes) })));
    assert.ok(cards.some(card => card.asks), 'a card that asks may');
    assert.deepEqual(cards.filter(card => !card.asks), []);
});

for (const page of pages) {
    describe(page, () => {
        for (const [first, then, theme] of [[390, 1280, 'light'], [1280, 390, 'navy']]) {
            test(`${theme}, ${first} and ${then} px: no error, no other site, no sideways scroll, no line of a program cut off`, async () => {
                const { tab, faults, close } = await open(browser, site.base, page, { width: first, theme });
                await tab.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));
                for (const width of [first, then]) {
                    await tab.setViewportSize({ width, height: 900 });
                    // The table of contents slides.
                    await tab.evaluate(() => Promise.all(document.getAnimations().map(one => one.finished)));
                    const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
                    assert.ok(sideways <= 0, `the page is ${sideways} px wider than a screen of ${width} px`);
                    assert.deepEqual(await tab.evaluate(cutOff), [], `at ${width} px`);
                }
                await close();
                assert.deepEqual(faults, []);
            });
        }

        test('without JavaScript the program and, unfolded, its evidence are there', async () => {
            const { tab, faults, close } = await open(browser, site.base, page, { javaScriptEnabled: false });
            // Exercises and programs asked four times have folds of their own.
            const programs = tab.locator('figure.listing:not(.practice, .four-parts)');
            const cards = await programs.count();
            for (let i = 0; i < cards; i++) {
                const card = programs.nth(i);
                const around = card.locator('xpath=ancestor::details[not(@open)]/summary');
                if (await around.count()) await around.click();
                assert.ok(await card.locator('pre.code').isVisible());
                const fold = card.locator('details.evidence > summary');
                if (await fold.count()) await fold.click();
                assert.ok(await card.locator('.view .verdict').first().isVisible());
                assert.ok(await card.locator('.view samp').first().isVisible());
            }
            await close();
            assert.deepEqual(faults, []);
        });
    });
}

test('a prediction unfolds by keyboard', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    const fold = tab.locator('details.evidence').first();
    assert.equal(await fold.getAttribute('open'), null);
    await fold.locator('summary').focus();
    await tab.keyboard.press('Enter');
    assert.notEqual(await fold.getAttribute('open'), null);
    await close();
});

test('the copy button copies the program, without its line numbers', async () => {
    const { tab, close } = await open(browser, site.base, 'introduction.html');
    await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.locator('#intro_gone .clip-button').click();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^fn main\(\) \{\n    let list = String::from\("milk, bread"\);\n/);
    assert.ok(copied.trimEnd().endsWith('}'));
    assert.ok(!/\n\n\n/.test(copied));
    await close();
});

test('the Playground link carries the whole program and edition 2024', async () => {
    const { tab, close } = await open(browser, site.base, 'introduction.html');
    const link = new URL(await tab.locator('#intro_gone .playground-link').getAttribute('href'));
    assert.equal(link.hostname, 'play.rust-lang.org');
    assert.equal(link.searchParams.get('edition'), '2024');
    assert.match(link.searchParams.get('code'), /^fn main\(\) \{\n    let list/);
    await close();
});

test('the sidebar opens and closes by keyboard', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'moves.html');
    const toggle = tab.locator('#mdbook-sidebar-toggle');
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    await toggle.focus();
    await tab.keyboard.press('Enter');
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    await tab.keyboard.press('Enter');
    await tab.locator('#mdbook-sidebar').waitFor({ state: 'visible' });
    await close();
    assert.deepEqual(faults, []);
});
