// The figures: memory step by step, permissions beside the code. On every page that has one, by mouse, by keyboard and
// without scripts, on a phone and on a desktop; and the geometry of every single step.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fs from 'node:fs';
import path from 'node:path';
import { launch, open, pages, serve } from './book.mjs';

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

// Runs in the page: goes through every step of every figure and gives what is wrong with where things stand.
function faultsOfGeometry() {
    const faults = [];
    const inside = (one, other, slack = 1) => one.left >= other.left - slack && one.right <= other.right + slack
        && one.top >= other.top - slack && one.bottom <= other.bottom + slack;
    const seen = [];
    // A rejected program and each of its fixes show what is their own.
    for (const listing of document.querySelectorAll('.listing:has(.memory, .margin)')) {
        const programs = [...listing.querySelectorAll('.fixes button')];
        for (const [index, program] of (programs.length > 0 ? programs : [null]).entries()) {
            program?.click();
            const name = listing.id + (index > 0 ? `, fix ${index}` : '');
            for (const figure of [...listing.querySelectorAll('.memory:not(.one)')].filter(one => one.checkVisibility())) {
                seen.push(figure);
                const steps = [...figure.querySelectorAll('.step')];
                const forward = figure.querySelector('[data-to=forward]');
                figure.querySelector('[data-to=first]').click();
                steps.forEach((step, number) => {
                    const at = `${name}, step ${number + 1}`;
                    const whole = figure.getBoundingClientRect();
                    const current = [...figure.querySelectorAll('.step')].filter(one => one.checkVisibility());
                    if (current.length !== 1 || current[0] !== step) faults.push(`${at} is not the one that shows`);
                    for (const cell of step.querySelectorAll('th, td, .picture p')) {
                        if (cell.scrollWidth > cell.clientWidth + 1) faults.push(`${at}: "${cell.textContent}" is clipped`);
                        if (!inside(cell.getBoundingClientRect(), whole)) faults.push(`${at}: "${cell.textContent}" is outside`);
                    }
                    const lane = step.querySelector('svg');
                    if (lane.checkVisibility()) {
                        const box = lane.getBoundingClientRect();
                        const row = box.height / lane.viewBox.baseVal.height;
                        for (const cell of step.querySelectorAll('.frame, .block')) {
                            const other = cell.getBoundingClientRect();
                            if (other.left < box.right - 0.5 && other.right > box.left + 0.5) faults.push(`${at}: a box stands in the lane`);
                        }
                        for (const arrow of lane.querySelectorAll('path')) {
                            if (!inside(arrow.getBoundingClientRect(), box, 4)) faults.push(`${at}: an arrow leaves the lane`);
                            if (arrow.classList.contains('head')) continue;
                            const [x, y, , end, tip] = arrow.getAttribute('d').match(/-?[\d.]+/g).map(Number);
                            const touches = (edge, height, what) => [...step.querySelectorAll(what)].some(one => {
                                const other = one.getBoundingClientRect();
                                const pixel = box.top + height * row;
                                const side = edge === 0 ? Math.abs(other.right - box.left) : Math.abs(other.left - box.right);
                                return side < 1.5 && other.top - 0.5 <= pixel && pixel <= other.bottom + 0.5;
                            });
                            if (!touches(x, y, 'tr')) faults.push(`${at}: an arrow starts at no row`);
                            if (!touches(tip, end, tip === 0 ? 'tr' : '.block')) faults.push(`${at}: an arrow ends at nothing`);
                        }
                    }
                    forward.click();
                });
            }
            for (const list of [...listing.querySelectorAll('.margin')].filter(one => one.checkVisibility())) {
                seen.push(list);
                const lines = listing.querySelectorAll('pre.code .line');
                const items = list.querySelectorAll('li');
                if (lines.length !== items.length) faults.push(`${name}: ${items.length} entries beside ${lines.length} lines`);
                items.forEach((item, index) => {
                    const [one, other] = [item.getBoundingClientRect(), lines[index].getBoundingClientRect()];
                    if (Math.abs((one.top + one.bottom - other.top - other.bottom) / 2) > 3) faults.push(`${name}: entry ${index + 1} is not beside its line`);
                    const button = item.querySelector('button');
                    if (button && button.scrollWidth > button.clientWidth + 1) faults.push(`${name}: entry ${index + 1} is clipped`);
                });
            }
        }
        programs[0]?.click();
    }
    const all = document.querySelectorAll('.memory:not(.one), .margin').length;
    if (new Set(seen).size !== all) faults.push(`${new Set(seen).size} of ${all} figures show`);
    return faults;
}

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

for (const page of withMemory) {
    test(`${page}: memory steps by button, slider and keys; its line lights up`, async () => {
        const { tab, faults, close } = await open(browser, site.base, page);
        await unfold(tab);
        // The first with a pointing hand and with keys; that all have every step is seen above.
        const card = tab.locator('.listing:has(.memory:not(.one))').first();
        const own = await card.locator(OWN).count() > 0;
        if (!own) await card.locator('.fixes button').nth(1).click();
        const figure = card.locator(own ? OWN : '.fix.swapped .memory');
        const count = await figure.locator('.step').count();
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
            assert.match(await figure.locator('.step:visible .say').first().innerText(), /^Step \d+ of \d+\. Line \d+/);
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
        refusal: one.querySelector('.refusal').checkVisibility(),
        pictures: [...one.querySelectorAll('.memory:not(.one)')].filter(figure => figure.checkVisibility()).length,
        lit: one.querySelectorAll('.line.lit').length,
    }));
    const nothing = { margins: '', refusal: false, pictures: 0, lit: 0 };
    assert.deepEqual(await look(), nothing, 'before an answer');
    await card.locator('.evidence > summary').click();
    assert.deepEqual(await look(), { margins: '0', refusal: true, pictures: 0, lit: 0 }, 'as rejected');
    await card.locator('.fixes button').nth(1).click();
    assert.deepEqual(await look(), { margins: '1', refusal: false, pictures: 1, lit: 1 }, 'fixed');
    await card.locator('.edit').click();
    assert.deepEqual(await look(), { margins: '', refusal: false, pictures: 1, lit: 0 }, 'while the fix is edited');
    await card.locator('.fix.swapped [data-to=last]').click();
    assert.equal((await look()).lit, 0, 'a step lights no line of an edited program');
    await card.locator('.edit').click();
    assert.equal((await look()).lit, 1, 'after the edit');
    await card.locator('.fixes button').first().click();
    assert.deepEqual(await look(), { margins: '0', refusal: true, pictures: 0, lit: 0 }, 'as rejected again');
    await card.locator('.fixes button').nth(1).click();
    await card.locator('.evidence > summary').click();
    assert.deepEqual(await look(), nothing, 'folded again');
    await close();
    assert.deepEqual(faults, []);
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
