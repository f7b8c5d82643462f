// Each diagram as it is seen: no label leaves its box or lies on another, in five themes, on a phone and on a desktop.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, pages, serve, themes } from './book.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** What is wrong with the diagrams of a page, and how many there are. */
const look = tab => tab.evaluate(() => {
    const wrong = [];
    // A diagram may stand in an answer that is folded until somebody answers.
    document.documentElement.classList.add('show-all');
    const diagrams = [...document.querySelectorAll('.diagram svg')];
    for (const svg of diagrams) {
        const box = svg.getBoundingClientRect();
        if (box.right > innerWidth || box.left < 0) wrong.push(`wider than the screen: ${svg.querySelector('title').textContent}`);
        const texts = [...svg.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
        for (const [text, { left, right, top, bottom }] of texts) {
            const frame = text.parentElement.querySelector('rect').getBoundingClientRect();
            if (left < frame.left || right > frame.right || top < frame.top - 1 || bottom > frame.bottom + 1) wrong.push(`leaves its box: ${text.textContent}`);
            if (bottom - top < 12) wrong.push(`too small to read: ${text.textContent}`);
            for (const [other, rect] of texts) {
                if (other === text) break;
                if (left < rect.right && rect.left < right && top < rect.bottom && rect.top < bottom) wrong.push(`${text.textContent} lies on ${other.textContent}`);
            }
        }
        for (const shape of svg.querySelectorAll('text, .head, path, .box rect')) {
            const { fill, stroke } = getComputedStyle(shape);
            const page = getComputedStyle(document.querySelector('html')).backgroundColor;
            if (fill === page || (fill === 'none' && stroke === page)) wrong.push(`not seen on ${page}: ${shape.outerHTML.slice(0, 60)}`);
        }
        if (!svg.querySelector('title').textContent || !svg.querySelector('desc').textContent) wrong.push('says nothing to a screen reader');
    }
    return { count: diagrams.length, wrong };
});

test('the book has diagrams, and no page loads a script for them', async () => {
    let all = 0;
    for (const page of pages) {
        const { tab, close } = await open(browser, site.base, page, { javaScriptEnabled: false });
        all += (await look(tab)).count;
        assert.equal(await tab.locator('pre.mermaid, script[src*=mermaid]').count(), 0, page);
        await close();
    }
    assert.ok(all >= 10, `${all} diagrams`);
});

for (const width of [390, 1280]) {
    test(`at ${width} px, in five themes, every label stands in its box`, async () => {
        for (const page of pages) {
            const { tab, close } = await open(browser, site.base, page, { width });
            const { count } = await look(tab);
            for (const theme of count > 0 ? themes : []) {
                await tab.evaluate(([next, all]) => {
                    document.documentElement.classList.remove(...all);
                    document.documentElement.classList.add(next);
                }, [theme, themes]);
                assert.deepEqual((await look(tab)).wrong, [], `${page} in ${theme}`);
            }
            await close();
        }
    });
}
