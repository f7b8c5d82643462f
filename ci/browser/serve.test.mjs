// `cargo book` with many tabs: none waits for another, and the policy that the server sends lets the pages do what they do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, pages, startBook } from './book.mjs';

let book;
let base;
let browser;
before(async () => {
    book = await startBook();
    base = book.base;
    browser = await launch();
});
after(async () => {
    await browser?.close();
    book?.close();
});

test('nine tabs of one window load, and a tenth', async () => {
    const context = await browser.newContext();
    const faults = [];
    const tabs = [];
    for (let count = 0; count < 10; count++) {
        const tab = await context.newPage();
        tab.on('console', message => message.type() === 'error' && faults.push(message.text()));
        tab.on('pageerror', error => faults.push(error.message));
        // Every tab stays open, and each gets its page while the others ask for news.
        await tab.goto(base + pages[count % pages.length], { waitUntil: 'load' });
        assert.ok((await tab.locator('main h1').innerText()).length > 0);
        tabs.push(tab);
    }
    // The first one, long in the background, still answers a reader.
    await tabs[0].bringToFront();
    await tabs[0].reload({ waitUntil: 'load' });
    await context.close();
    assert.deepEqual(faults, [], 'no error, and nothing that the policy refused');
});

test('the policy of a served page refuses a script that is not its own', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(base + pages[0], { waitUntil: 'load' });
    const ran = await tab.evaluate(() => new Promise(told => {
        document.addEventListener('securitypolicyviolation', () => told('refused'));
        globalThis.foreign = () => told('ran');
        document.head.append(Object.assign(document.createElement('script'), { textContent: 'foreign()' }));
    }));
    assert.equal(ran, 'refused');
    await context.close();
});
