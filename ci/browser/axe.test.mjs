// Every page in every theme under axe-core, with all folds open and the widgets in use: no violation, mdBook's own page
// frame included.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, violations } from './axe.mjs';
import { launch, open, pages, serve, themes } from './book.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

/** Puts the page into every state at once: of each three questions two are answered, one is untouched; the
 * first program is being edited, and every other rejected one shows its fix. */
const use = tab => tab.evaluate(() => {
    document.querySelectorAll('.questions').forEach((box, index) => {
        // Of each three questions one stays without an answer.
        const form = index % 3 < 2 && box.querySelector('form');
        if (form) {
            const [select, text] = [form.querySelector('select'), form.querySelector('input')];
            if (select) select.value = '1';
            if (text) text.value = 'something else';
            if (select || text) form.requestSubmit();
            else form.querySelector('.choice').click();
        }
    });
    document.querySelectorAll('details').forEach(fold => { fold.open = !fold.matches('.evidence') || !fold.previousElementSibling.querySelector('form:not(.done)'); });
    document.querySelectorAll('.fixes').forEach((toggle, index) => {
        const views = toggle.querySelectorAll('button');
        views[index % views.length].click();
    });
    document.querySelector('.tools .edit')?.click();
    document.querySelector('.bench .run')?.click();
});

for (const page of pages) {
    describe(page, () => {
        let opened;
        before(async () => {
            opened = await open(browser, site.base, page);
            await opened.tab.evaluate(axe);
            await use(opened.tab);
        });
        after(() => opened.close());

        for (const theme of themes) {
            test(`in ${theme}`, async () => {
                const { tab } = opened;
                await tab.evaluate(([next, all]) => {
                    document.documentElement.classList.remove(...all);
                    document.documentElement.classList.add(next);
                }, [theme, themes]);
                // Themes differ in their colors and in nothing else.
                const rules = theme === themes[0] ? {} : { runOnly: ['color-contrast'] };
                assert.deepEqual(await violations(tab, rules), []);
            });
        }

        test('on a phone', async () => {
            const { tab, close } = await open(browser, site.base, page, { width: 390 });
            await tab.evaluate(axe);
            await use(tab);
            const found = await violations(tab, { rules: { 'color-contrast': { enabled: false } } });
            await close();
            assert.deepEqual(found, []);
        });
    });
}
