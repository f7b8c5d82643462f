// Reading in comfort: keys, edits that last, a way past the menus, copying, paper, big letters, search.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { asked, launch, open, pages, serve, themes } from './book.mjs';

let site;
let browser;
before(async () => { site = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); site?.close(); });

const here = tab => tab.url().split('/').pop();

test('the arrow keys turn the page from its ground, and from nothing in it', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    for (const part of ['#moves_letter pre.code', '#moves_letter .choice', '#moves_letter .run', '#moves_letter .edit', 'main a', 'summary']) {
        await tab.locator(part).first().focus();
        await tab.keyboard.press('ArrowRight');
        await tab.keyboard.press('ArrowLeft');
        assert.equal(here(tab), 'moves.html', part);
    }
    await tab.locator('#moves_letter pre.code').click();
    await tab.keyboard.press('ArrowRight');
    assert.equal(here(tab), 'moves.html', 'after a click into a program');
    await tab.evaluate(() => document.activeElement.blur());
    const next = await tab.locator('.turn [rel=next]').getAttribute('href');
    await tab.keyboard.press('ArrowRight');
    await tab.waitForURL(`**/${next}`);
    await tab.keyboard.press('ArrowLeft');
    await tab.waitForURL(/moves\.html$/);
    await close();
});

test('an edit survives Escape, a reload and a page turn, and Undo ends it', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'moves.html');
    const edit = tab.locator('#moves_letter .edit');
    await edit.click();
    await tab.keyboard.type('// mine');
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('ArrowRight');
    assert.equal(here(tab), 'moves.html', 'Escape, then an arrow');
    // A page that is left while its icon is on the way has a request that failed.
    const whole = { waitUntil: 'networkidle' };
    for (const leave of [() => tab.reload(whole), async () => { await tab.goto(`${site.base}arc.html`, whole); await tab.goBack(whole); }]) {
        await leave();
        assert.equal(await edit.textContent(), 'Edit (changed)');
        await edit.click();
        assert.match(await tab.locator('#moves_letter .code textarea').inputValue(), /^\/\/ mine/);
        await edit.click();
    }
    await edit.click();
    await tab.locator('#moves_letter .bench button', { hasText: 'Undo' }).click();
    await tab.reload(whole);
    assert.equal(await edit.textContent(), 'Edit');
    await close();
    assert.deepEqual(faults, []);
});

test('by keyboard alone through all questions of a chapter: the focus is never lost, and no name tells before', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'borrowing.html', { width: 390 });
    const here = () => tab.evaluate(() => {
        const one = document.activeElement;
        return { lost: one === document.body, shows: getComputedStyle(one).outlineStyle !== 'none', key: one.closest('form.question:not(.done)')?.dataset.key, is: one.localName, practice: !!one.closest('.practice') };
    });
    const name = key => tab.locator(`form[data-key="${key}"]`).evaluate(form => form.closest('.listing.predict')?.querySelector('.name').checkVisibility({ visibilityProperty: true }));
    let answered = 0;
    let between = 0;
    await tab.locator('#borrow_lend .playground-link').focus();
    const questions = await tab.locator('form.question').count();
    while (answered < questions) {
        await tab.keyboard.press('Tab');
        const { lost, shows, key, is, practice } = await here();
        if (!practice) between++;
        assert.ok(between <= 25, `more than 25 Tabs from question ${answered} to the next`);
        assert.ok(!lost && shows, `after question ${answered} the focus is lost, or does not show`);
        if (!key) continue;
        const { ask, answer } = await tab.locator(`form[data-key="${key}"]`).evaluate(asked);
        if (ask === 'line' && (answer === '0') !== (is === 'button')) continue;
        assert.notEqual(await name(key), true, `${key}: the program's name is there too early`);
        if (ask === 'choice') for (let i = 0; i < answer; i++) await tab.keyboard.press('Tab');
        if (ask === 'text') await tab.keyboard.insertText(answer);
        if (is === 'select') {
            await tab.keyboard.type(`${answer.split(' ')[0]}:`);
            await tab.keyboard.press('Tab');
        }
        await tab.keyboard.press('Enter');
        assert.match(await tab.locator(`form[data-key="${key}"] .said`).textContent(), /^Right\./, key);
        assert.ok(!(await here()).lost, `${key}: the focus is lost with the answer`);
        assert.notEqual(await name(key), false, `${key}: the program's name stays away`);
        [answered, between] = [answered + 1, 0];
        if (ask === 'choice') continue;
        // An arrow key turns the page from its ground, and not from an answer.
        await tab.keyboard.press('ArrowRight');
        assert.ok(tab.url().endsWith('borrowing.html'));
    }
    await close();
    assert.deepEqual(faults, []);
});

test('in the exam two Tabs lead from a vote to the next claim, and the last vote to the score', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'half-truths.html');
    const votes = tab.locator('form[data-key^="exam-"]');
    const at = () => tab.evaluate(() => [document.activeElement.className, document.activeElement.closest('form')?.dataset.key]);
    const count = await votes.count();
    for (const index of [0, count - 2]) {
        await votes.nth(index).locator('.choice').first().focus();
        await tab.keyboard.press('Enter');
        await tab.keyboard.press('Tab');
        await tab.keyboard.press('Enter');
        assert.ok(await tab.evaluate(key => {
            const form = document.querySelector(`[data-key="${key}"]`);
            const heading = [...document.querySelectorAll('main h3')].findLast(one => one.getBoundingClientRect().top < form.getBoundingClientRect().top);
            return Math.abs(heading.getBoundingClientRect().top) < 100;
        }, await votes.nth(index + 1).getAttribute('data-key')), 'the next claim stands at the top');
        await tab.keyboard.press('Tab');
        assert.deepEqual(await at(), ['choice', await votes.nth(index + 1).getAttribute('data-key')]);
    }
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'your-score');
    await votes.first().locator('..').locator('.again').click();
    assert.equal(await tab.locator('.questions button', { hasText: /^(Next claim|Your score)$/ }).count(), 2, 'it goes with the answer');
    assert.deepEqual(await at(), ['choice', await votes.first().getAttribute('data-key')]);
    await tab.keyboard.press('Tab');
    assert.deepEqual(await at(), ['choice', await votes.first().getAttribute('data-key')], 'asked again, each choice is a stop');
    await close();
    assert.deepEqual(faults, []);
});

test('on a phone a wide table stands row by row, each cell behind the name of its column', async () => {
    for (const [width, display] of [[390, 'block'], [1280, 'table-cell']]) {
        const { tab, close } = await open(browser, site.base, 'choosing.html', { width });
        const seen = await tab.locator('#the-charts-walked ~ .table-wrapper').first().evaluate(wrapper => {
            const cell = wrapper.querySelector('tbody tr').cells[1];
            const named = getComputedStyle(cell, '::before').content !== 'none';
            return { fits: wrapper.scrollWidth <= wrapper.clientWidth, display: getComputedStyle(cell).display, named, column: cell.dataset.column };
        });
        assert.deepEqual(seen, { fits: true, display, named: display === 'block', column: 'Place' });
        await close();
    }
});

test('the keyboard reaches the text in fewer than ten Tabs, and leads back', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    await tab.keyboard.press('Tab');
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), 'Skip to the text');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    assert.ok(await tab.evaluate(() => document.activeElement.closest('main') !== null));
    await close();
});

test('no copy button lies on code', async () => {
    for (const [page, width] of [['moves.html', 390], ['how-this-book-is-tested.html', 390], ['how-this-book-is-tested.html', 1280]]) {
        const { tab, close } = await open(browser, site.base, page, { width });
        const { count, covering } = await tab.evaluate(() => {
            const buttons = [...document.querySelectorAll('.clip-button')].filter(one => one.checkVisibility());
            const covering = buttons.filter(button => {
                const box = button.getBoundingClientRect();
                const code = (button.closest('figure.listing')?.querySelector('pre.code > code') ?? button.parentElement.querySelector('code')).getBoundingClientRect();
                return box.left < code.right && code.left < box.right && box.top < code.bottom && code.top < box.bottom;
            });
            return { count: buttons.length, covering: covering.map(one => one.parentElement.textContent.slice(0, 40)) };
        });
        await close();
        assert.ok(count > 0, page);
        assert.deepEqual(covering, [], `${page} at ${width} px`);
    }
});

test('from every theme paper is dark on white', async () => {
    const { tab, close } = await open(browser, site.base, 'borrowing.html', { theme: 'navy' });
    await tab.emulateMedia({ media: 'print' });
    for (const theme of themes) {
        await tab.evaluate(([next, all]) => {
            document.documentElement.classList.remove(...all);
            document.documentElement.classList.add(next);
        }, [theme, themes]);
        const pale = await tab.evaluate(() => {
            const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const rgb = text => text.match(/[\d.]+/g).map(Number);
            const marks = [...document.querySelectorAll('main :is(p, li, code, samp, td, th, h1, h2, .line, .k, .s, .c, summary), .diagram text')];
            return marks.filter(one => one.checkVisibility()).flatMap(one => {
                const style = getComputedStyle(one);
                const color = one.closest('svg') ? style.fill : style.color;
                const contrast = 1.05 / (light(rgb(color)) + 0.05);
                return contrast < 4.5 ? [`${one.tagName}.${one.className} ${color}: ${contrast.toFixed(1)} to 1 on white`] : [];
            });
        });
        assert.deepEqual([...new Set(pale)], [], theme);
        // What is printed in all: the ink of the first sheets, with the grounds that a browser prints on request.
        const picture = (await tab.screenshot()).toString('base64');
        const ink = await tab.evaluate(async data => {
            const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), c => c.charCodeAt(0))], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const pixels = context.getImageData(0, 0, image.width, image.height).data;
            let dark = 0;
            for (let at = 0; at < pixels.length; at += 4) dark += pixels[at] + pixels[at + 1] + pixels[at + 2] < 384;
            return dark / (pixels.length / 4);
        }, picture);
        assert.ok(ink > 0.005 && ink < 0.2, `${theme}: ${(100 * ink).toFixed(1)} % of the sheet is dark`);
    }
    await close();
});

test('on paper programs go on overleaf, pictures and menus do not', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    await tab.emulateMedia({ media: 'print' });
    const breaks = await tab.evaluate(() => ['.listing', '.memory', '.listing .line']
        .map(part => getComputedStyle(document.querySelector(part)).breakInside));
    assert.deepEqual(breaks, ['auto', 'avoid', 'avoid']);
    assert.ok(await tab.evaluate(() => !['#mdbook-sidebar', '#mdbook-menu-bar', '.turn', '.skip'].some(part => document.querySelector(part).checkVisibility())));
    const pdf = await tab.pdf();
    assert.ok(pdf.length > 20_000 && pdf.subarray(0, 5).toString() === '%PDF-');
    await close();
});

test('bigger letters of the reader’s own are bigger, and nothing leaves the screen', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html', { width: 900 });
    const height = () => tab.locator('main p').first().evaluate(one => parseFloat(getComputedStyle(one).fontSize));
    const before = await height();
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await tab.reload();
    assert.ok(await height() > 1.9 * before, `${before} and ${await height()}`);
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await close();
});

const search = async (tab, query) => {
    if (await tab.locator('#mdbook-search-wrapper').isHidden()) await tab.keyboard.press('/');
    await tab.locator('#mdbook-searchbar').fill(query);
    await tab.waitForFunction(words => document.querySelector('#mdbook-searchresults-header').textContent.includes(`“${words}”`), query);
    return tab.evaluate(() => [...document.querySelectorAll('#mdbook-searchresults a')].map(link => [link.textContent, link.getAttribute('href')]));
};

test('search finds code, paths, error codes and synonyms, and shows titles as text', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'introduction.html');
    for (const [query, page] of [['Arc::make_mut', 'arc'], ['make_mut', 'arc'], ['queue.push(', ''], ['E0382', 'moves'], ['borrow of moved value', 'moves']]) {
        const hits = await search(tab, query);
        assert.ok(hits.some(([, href]) => href.startsWith(page)), `${query}: ${hits.map(hit => hit.join(' '))}`);
    }
    const titles = (await search(tab, 'Rc<RefCell<T>>')).map(([title]) => title);
    assert.ok(titles.some(title => title.includes('Rc<RefCell<T>>')), titles.join());
    assert.deepEqual(await search(tab, 'xyzzyx'), []);
    await tab.keyboard.press('Escape');
    assert.ok(await tab.locator('#mdbook-search-wrapper').isHidden());
    await close();
    assert.deepEqual(faults, []);
});

test('every section of the index is on its page', async () => {
    const { tab, close } = await open(browser, site.base, 'introduction.html');
    await search(tab, 'move');
    const hrefs = await tab.evaluate(() => whoFreesIt.index.sections.map(([page, id]) => [whoFreesIt.index.pages[page][0], id]));
    await close();
    assert.ok(hrefs.length > 100);
    const root = path.resolve(process.env.BOOK_SITE ?? 'book');
    const texts = Object.fromEntries(pages.map(page => [page, fs.readFileSync(path.join(root, page), 'utf8')]));
    assert.deepEqual(hrefs.filter(([page, id]) => id && !texts[page].includes(`id="${id}"`)), []);
});

test('a result leads to its section, marks the words, and opens the fold that holds them', async () => {
    const { tab, faults, close } = await open(browser, site.base, 'introduction.html');
    const hits = await search(tab, 'borrow of moved value');
    await tab.goto(site.base + hits.find(([, href]) => href.startsWith('moves'))[1]);
    await tab.waitForFunction(() => CSS.highlights.get('found')?.size > 0);
    assert.ok(await tab.evaluate(() => [...CSS.highlights.get('found')].some(range => range.startContainer.parentElement.checkVisibility())));
    await close();
    assert.deepEqual(faults, []);
});

test('the search comes when somebody searches, and is light', async () => {
    const { tab, close } = await open(browser, site.base, 'moves.html');
    const scripts = () => tab.evaluate(() => performance.getEntriesByType('resource').map(one => one.name.split('/').pop()));
    assert.ok(!(await scripts()).some(name => name.startsWith('search')));
    await search(tab, 'move');
    assert.ok((await scripts()).some(name => name.startsWith('search')));
    await close();
    const folder = path.join(path.resolve(process.env.BOOK_SITE ?? 'book'), 'theme/bundle');
    const file = fs.readdirSync(folder).find(name => name.startsWith('search'));
    const size = gzipSync(fs.readFileSync(path.join(folder, file)), { level: 9 }).length;
    assert.ok(size < 150_000, `${size} bytes`);
});

test('a program that is not laid out yet has the height that it will have', async () => {
    let seen = 0;
    for (const page of ['moves.html', 'rc-and-weak.html', 'half-truths.html']) {
        const { tab, close } = await open(browser, site.base, page);
        const wrong = await tab.evaluate(() => [...document.querySelectorAll('figure.listing > pre.code')]
            .filter(one => one.checkVisibility() && getComputedStyle(one).contentVisibility === 'auto')
            .map(one => {
                const { height } = one.getBoundingClientRect();
                one.style.contentVisibility = 'visible';
                return [one.closest('.listing').id, height - one.getBoundingClientRect().height];
            }));
        seen += wrong.length;
        assert.deepEqual(wrong.filter(([, off]) => Math.abs(off) > 2), [], page);
        await close();
    }
    assert.ok(seen > 30, `${seen} programs`);
});

test('every page asks for at most 15 files and weighs at most 100 kB', async context => {
    let heaviest = ['', 0, 0];
    for (const page of pages) {
        const { tab, close } = await open(browser, site.base, page);
        const names = await tab.evaluate(() => [location.pathname, ...performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)]);
        await close();
        const root = path.resolve(process.env.BOOK_SITE ?? 'book');
        const weight = names.reduce((sum, name) => sum + gzipSync(fs.readFileSync(path.join(root, decodeURIComponent(name)))).length, 0);
        assert.ok(names.length <= 15, `${page}: ${names}`);
        assert.ok(weight <= 100_000, `${page}: ${weight} bytes`);
        if (weight > heaviest[1]) heaviest = [page, weight, names.length];
    }
    context.diagnostic(`heaviest: ${heaviest[0]}, ${heaviest[1]} bytes in ${heaviest[2]} files`);
});
