// The figures: memory step by step, permissions beside the code. On every page that has one, by mouse, by keyboard and
// without scripts, on a phone and on a desktop; and the geometry of every single step.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fs from 'node:fs';
import path from 'node:path';
import { launch, open, pages, serve } from './book.mjs';
import { faultsOfGeometry } from './geometry.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

const html = page => fs.readFileSync(path.join(path.resolve(process.env.BOOK_SITE ?? 'book'), page), 'utf8');
const withFigure = pages.filter(page => /class="memory |class="margin"/.test(html(page)));
/** A listing's own memory figure: not that of a fix, and not the picture behind an answer. */
const OWN = ':scope > .memory, :scope > .evidence > .memory';
const WITH_OWN = '.listing:has(> .memory, > .evidence > .memory)';
const withMemory = withFigure.filter(page => html(page).includes('aria-label="Memory, step by step"'));
const withMargin = withFigure.filter(page => html(page).includes('class="margin"'));
const unfold = tab => tab.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));

for (const page of withFigure) {
    describe(page, () => {
        for (const [width, theme] of [[390, 'light'], [1280, 'navy']]) {
            test(`${width} px, ${theme}: everything in its place in every step`, async () => {
                const { tab, faults, close } = await open(browser, site.base, page, { width, theme });
                await unfold(tab);
                const wrong = await tab.evaluate(faultsOfGeometry);
                const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
                await close();
                assert.deepEqual(wrong, []);
                assert.deepEqual(faults, []);
                assert.ok(sideways <= 0, `${sideways} px too wide`);
            });
        }
    });
}

/** Pages that look things up: what ran there is an accident only. */
const onlyAccidents = ['error-codes.html'];

for (const page of withMemory) {
    test(`${page}: memory steps by button, slider and keys; its line lights up`, async () => {
        const { tab, faults, close } = await open(browser, site.base, page);
        await unfold(tab);
        // The first with a pointing hand and with keys; that all have every step is seen above.
        const ran = tab.locator('.listing:has(> .memory, > .evidence > .memory, .fix .memory)');
        const listed = onlyAccidents.includes(page);
        assert.equal(await ran.count() === 0, listed, 'mend the list of pages with accidents only');
        const card = (listed ? tab.locator('.listing:has(.accident .memory)') : ran).first();
        const own = await card.locator(OWN).count() > 0;
        const view = listed ? 'accident' : 'fix';
        if (!own) await card.locator(`.fixes [data-view=${view}]`).first().click();
        const figure = card.locator(own ? OWN : `.${view}.swapped .memory`);
        // The steps stand in the page as text until one of them is asked for.
        const count = Number(await figure.locator('input').getAttribute('max'));
        // At either end a button says that it leads nowhere, and stays a button.
        const press = to => figure.locator(`[data-to=${to}]`).click({ force: true });
        const number = async () => Number((await figure.locator('.live b').textContent()).match(/\d+/)[0]);
        await press('first');
        assert.equal(await number(), 1);
        await press('forward');
        assert.equal(await number(), Math.min(2, count));
        await press('last');
        assert.equal(await number(), count);
        await press('back');
        assert.equal(await number(), Math.max(1, count - 1));
        await figure.locator('.steps').focus();
        await tab.keyboard.press('Home');
        assert.equal(await number(), 1);
        await tab.keyboard.press('ArrowRight');
        assert.equal(await number(), Math.min(2, count));
        await figure.locator('input').focus();
        await tab.keyboard.press('ArrowRight');
        assert.equal(await number(), Math.min(3, count));
        assert.ok(tab.url().endsWith(page), 'the keys turned the page');
        const lines = (await figure.locator('.step.current').getAttribute('data-lines')).split(' ').map(Number);
        assert.equal(await card.locator('.code .line.lit').count(), lines[1] - lines[0] + 1);
        await close();
        assert.deepEqual(faults, []);
    });

    test(`${page}: without scripts the chosen pictures stand with their sentences`, async () => {
        const { tab, faults, close } = await open(browser, site.base, page, { width: 390, javaScriptEnabled: false });
        for (const card of await tab.locator(WITH_OWN).all()) {
            const figure = card.locator(OWN);
            const fold = card.locator('details.evidence > summary');
            if (await fold.count()) {
                assert.ok(!await figure.isVisible(), 'the figure answers the prediction');
                await fold.click();
            }
            assert.ok(!await figure.locator('.controls').isVisible());
            const shown = await figure.locator('.step:visible').count();
            assert.equal(shown, await figure.locator('.step.still').count());
            assert.ok(shown >= 1);
            assert.match(await figure.locator('.step:visible .say').first().innerText(), /^Step \d+ of \d+\. Lines? \d+/);
        }
        await close();
        assert.deepEqual(faults, []);
    });
}

for (const page of withMargin) {
    test(`${page}: each permission margin tells its reasons by mouse and by keyboard, and a table holds them all`, async () => {
        const { tab, faults, close } = await open(browser, site.base, page, { theme: 'navy' });
        for (const card of await tab.locator('.listing:has(.margin)').all()) {
            if (await card.locator('details.evidence').count()) {
                assert.ok(!await card.locator('.margin').first().isVisible(), 'the margin answers the prediction');
            }
            await card.evaluate(one => one.querySelectorAll('details').forEach(fold => { fold.open = true; }));
            const why = card.locator('.why').first();
            const rest = await why.innerText();
            const button = card.locator('.margin button').first();
            await button.hover();
            assert.notEqual(await why.innerText(), rest);
            const reason = await why.innerText();
            await card.locator('figcaption').hover();
            assert.equal(await why.innerText(), rest);
            await button.focus();
            assert.equal(await why.innerText(), reason);
            await tab.keyboard.press('Enter');
            await button.blur();
            assert.equal(await why.innerText(), reason, 'a pressed reason stays');
            assert.equal(await button.getAttribute('aria-pressed'), 'true');
            assert.ok(await card.locator('.reasons tbody tr').count() >= 1);
        }
        await close();
        assert.deepEqual(faults, []);
    });
}

test('a rejected line says which permission is missing', async () => {
    const { tab, close } = await open(browser, site.base, 'borrowing.html', { javaScriptEnabled: false });
    const card = tab.locator('#borrow_push_while_reading');
    await card.locator('details.evidence > summary').click();
    assert.match(await card.locator('.refusal').innerText(), /^Line 4 is rejected: plays\.push\(7\) needs to write plays, and that permission is missing\. first holds a borrow of it/);
    await close();
});

test('on paper the still pictures stand and no control does', async () => {
    const { tab, close } = await open(browser, site.base, 'rc-and-weak.html');
    await unfold(tab);
    await tab.emulateMedia({ media: 'print' });
    assert.equal(await tab.locator('.memory .controls:visible').count(), 0);
    assert.equal(await tab.locator('.memory .step:visible').count(), await tab.locator('.memory .step.still').count());
    await close();
});

test('what belongs to one program does not stand beside another', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'borrowing.html');
    const card = tab.locator('#borrow_push_while_reading');
    const look = () => card.evaluate(one => ({
        margins: [...one.querySelectorAll('.margin')].filter(list => list.checkVisibility()).map(list => list.dataset.of).join(),
        // Until it is unfolded it is text and no element.
        refusal: one.querySelector('.refusal')?.checkVisibility() ?? false,
        pictures: [...one.querySelectorAll('.memory:not(.one)')].filter(figure => figure.checkVisibility()).length,
        lit: one.querySelectorAll('.line.lit').length,
    }));
    const nothing = { margins: '', refusal: false, pictures: 0, lit: 0 };
    assert.deepEqual(await look(), nothing, 'before an answer');
    await card.locator('.evidence > summary').click();
    assert.deepEqual(await look(), { margins: '0', refusal: true, pictures: 0, lit: 0 }, 'as rejected');
    await card.locator('.fixes [data-view=accident]').click();
    assert.deepEqual(await look(), { margins: '0', refusal: false, pictures: 1, lit: 1 }, 'had it run');
    await card.locator('.fixes [data-view=fix]').first().click();
    assert.deepEqual(await look(), { margins: '1', refusal: false, pictures: 1, lit: 1 }, 'fixed');
    await card.locator('.edit').click();
    assert.deepEqual(await look(), { margins: '', refusal: false, pictures: 1, lit: 0 }, 'while the fix is edited');
    await card.locator('.fix.swapped [data-to=last]').click();
    assert.equal((await look()).lit, 0, 'a step lights no line of an edited program');
    await card.locator('.edit').click();
    assert.equal((await look()).lit, 1, 'after the edit');
    await card.locator('.fixes button').first().click();
    assert.deepEqual(await look(), { margins: '0', refusal: true, pictures: 0, lit: 0 }, 'as rejected again');
    await card.locator('.fixes [data-view=fix]').first().click();
    await card.locator('.evidence > summary').click();
    assert.deepEqual(await look(), nothing, 'folded again');
    await close();
    assert.deepEqual(faults, []);
});

test('a rejected program shows, had it run, the accident at its step', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'borrowing.html');
    const card = tab.locator('#borrow_push_while_reading');
    await card.locator('.evidence > summary').click();
    await card.locator('.fixes [data-view=accident]').click();
    const accident = card.locator('.accident');
    assert.match(await accident.locator('.outcome').first().textContent(), /^Line 5 reads block 1, which line 4 freed\./);
    assert.equal(await card.locator('.line.lit').evaluate(line => [...line.parentElement.children].indexOf(line) + 1), 5);
    const step = accident.locator('.step.current');
    assert.equal(await step.locator('.touched s').textContent(), 'block 1, 8 bytes');
    assert.match(await step.locator('.touched b').textContent(), /freed, then read/);
    assert.equal(await step.locator('path.dangling:not(.head)').count(), 1);
    await accident.locator('[data-to=first]').click();
    assert.equal(await accident.locator('.step.current .touched').count(), 0);
    const address = new URL(await accident.locator('.outcome a').first().getAttribute('href'), tab.url());
    await tab.goto(address.href);
    assert.ok(await tab.locator(address.hash).isVisible());
    await close();
    assert.deepEqual(faults, []);
});

test('without JavaScript a rejected program’s accident is in its fold, with its still picture', async () => {
    const { tab, close } = await open(browser, site.base, 'borrowing.html', { javaScriptEnabled: false });
    const card = tab.locator('#borrow_push_while_reading');
    assert.ok(!await card.locator('.accident').isVisible());
    await card.locator('.evidence > summary').click();
    assert.ok(await card.locator('.accident .outcome').first().isVisible());
    assert.equal(await card.locator('.accident .step:visible').count(), 1);
    await close();
});

test('without JavaScript nothing beside the code answers a prediction before its fold is opened', async () => {
    const { tab, close } = await open(browser, site.base, 'borrowing.html', { javaScriptEnabled: false });
    const card = tab.locator('#borrow_push_while_reading');
    assert.ok(!await card.locator('.margin').first().isVisible());
    assert.ok(!await card.locator('.permissions').first().isVisible());
    await card.locator('.evidence > summary').click();
    assert.ok(await card.locator('.margin').first().isVisible());
    assert.ok(await card.locator('.permissions').first().isVisible());
    await close();
});

test('the reason behind an answer from memory is the picture', async () => {
    const { tab, close } = await open(browser, site.base, 'rc-and-weak.html', { width: 390 });
    const form = tab.locator('form[data-key="rc_block/count"]');
    await tab.locator('#rc_block').evaluate(card => card.querySelectorAll('[data-right] .choice').forEach(one => one.click()));
    assert.match(await form.locator('.reason p').first().innerText(), /^Line 47: the strong count of block 3 went from 2 to 1\.$/);
    assert.match(await form.locator('.memory.one').innerText(), /strong\s+1/);
    assert.equal(await form.locator('.memory.one').evaluate(one => one.scrollWidth > one.clientWidth), false);
    await close();
});
