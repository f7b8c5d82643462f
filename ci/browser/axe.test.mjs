// Every page in every theme under axe-core, with all folds open: no violation, mdBook's own page frame included.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, open, pages, serve, themes } from './book.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

for (const page of pages) {
    for (const theme of themes) {
        test(`${page} in ${theme}`, async () => {
            const { tab, close } = await open(browser, site.base, page, { theme });
            await tab.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));
            await tab.addScriptTag({ path: axe });
            const { violations } = await tab.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
            await close();
            const found = violations.flatMap(({ id, nodes }) =>
                nodes.map(node => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
            assert.deepEqual(found, []);
        });
    }
}
