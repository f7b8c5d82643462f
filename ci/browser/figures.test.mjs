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
const withMemory = withFigure.filter(page => html(page).includes('class="memory '));
const withMargin = withFigure.filter(page => html(page).includes('class="margin"'));
const unfold = tab => tab.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));

// Runs in the page: goes through every step of every figure and gives what is wrong with where things stand.
function faultsOfGeometry() {
    const faults = [];
    const inside = (one, other, slack = 1) => one.left >= other.left - slack && one.right <= other.right + slack
        && one.top >= other.top - slack && one.bottom <= other.bottom + slack;
    for (const figure of document.querySelectorAll('.memory:not(.one)')) {
        const name = figure.closest('.listing').id;
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
    for (const list of document.querySelectorAll('.margin')) {
        const name = list.closest('.listing').id;
        const lines = list.closest('.listing').querySelectorAll('pre.code .line');
        const items = list.querySelectorAll('li');
        if (lines.length !== items.length) faults.push(`${name}: ${items.length} entries beside ${lines.length} lines`);
        items.forEach((item, index) => {
            const [one, other] = [item.getBoundingClientRect(), lines[index].getBoundingClientRect()];
            if (Math.abs((one.top + one.bottom - other.top - other.bottom) / 2) > 3) faults.push(`${name}: entry ${index + 1} is not beside its line`);
            const button = item.querySelector('button');
            if (button && button.scrollWidth > button.clientWidth + 1) faults.push(`${name}: entry ${index + 1} is clipped`);
        });
    }
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
        const figures = (await tab.locator('.listing:has(.memory)').all()).slice(0, 1);
        for (const card of figures) {
            const figure = card.locator('.memory');
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
        }
        await close();
        assert.deepEqual(faults, []);
    });

    test(`${page}: without scripts the chosen pictures stand with their sentences`, async () => {
        const { tab, faults, close } = await open(browser, site.base, page, { width: 390, javaScriptEnabled: false });
        for (const card of await tab.locator('.listing:has(.memory)').all()) {
            const fold = card.locator('details.evidence > summary');
            if (await fold.count()) await fold.click();
            const figure = card.locator('.memory');
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
                assert.ok(!await card.locator('.margin button').first().isVisible(), 'the margin answers the prediction');
            }
            await card.evaluate(one => one.querySelectorAll('details').forEach(fold => { fold.open = true; }));
            const why = card.locator('.why');
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
