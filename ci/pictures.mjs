// The pictures in README.md and CONTRIBUTING.md, from the built book, so that they can be made again when its look has changed:
//
//     cargo book build --out target/pictures && BOOK_SITE=target/pictures BOOK_COMMAND=target/debug/book node ci/pictures.mjs
//
// or only those that are named. Each is written with a palette of a few colors, as text needs no more, and has to stay below 60 kB.
import fs from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { asked, launch, open, serve, startBook } from './browser/book.mjs';

const MOST = 60_000;
const COLORS = 64;
const docs = new URL('../docs/', import.meta.url);

/** Each picture: the page, what is done on it, and the elements that it shows, from the first to the last. */
const pictures = {
    page: { page: 'borrowing.html', width: 1180, height: 940, async look(tab) {
        await answer(tab, '#borrow_push_while_reading form');
        await tab.locator('#borrow_push_while_reading [data-view=accident]').click();
        await tab.locator('#the-address-that-went-stale').evaluate(one => one.scrollIntoView());
        return null;
    } },
    memory: { page: 'borrowing.html', look: () => ['#borrow_lend'] },
    value: { page: 'introduction.html', async look(tab) {
        await tab.locator('#intro_shopping .memory button[data-to=forward]').click();
        return ['#intro_shopping .memory', '#intro_shopping ~ p'];
    } },
    permissions: { page: 'borrowing.html', async look(tab) {
        await tab.locator('#borrow_push_while_reading .evidence > summary').click();
        return ['#borrow_push_while_reading > figcaption', '#borrow_push_while_reading .why'];
    } },
    prediction: { page: 'borrowing.html', look: () => ['#borrow_two_writers'] },
    question: { page: 'borrowing.html', async look(tab) {
        await answer(tab, '#borrow_iterate_and_push form', false);
        return ['#borrow_iterate_and_push .questions'];
    } },
    'four-parts': { page: 'borrowing.html', async look(tab) {
        const forms = tab.locator('.four-parts').first().locator('form');
        for (const index of [0, 1]) await answer(tab, forms.nth(index));
        return ['.four-parts > figcaption', '.four-parts > .questions:nth-of-type(3)'];
    } },
    practice: { page: 'borrowing.html', look: () => ['.practice'] },
    'so-far': { page: 'borrowing.html', look: () => ['.admonish-so-far'] },
    // The server's page: the static site has no such editor.
    'own-program': { page: 'your-program.html', start: startBook, async look(tab) {
        const area = tab.locator('.own-program textarea');
        await area.fill((await area.inputValue()).replace('.clone()', ''));
        await area.press('Control+Enter');
        await tab.locator('.own-program + div .accident').waitFor({ timeout: 120_000 });
        await tab.evaluate(() => document.activeElement.blur());
        return ['.own-program', '.own-program + div .accident .steps'];
    } },
    fold: { page: 'rc-and-weak.html', look: () => ['#rc_block > figcaption', '#rc_block .code'] },
};

async function answer(tab, selector, rightly = true) {
    const form = typeof selector === 'string' ? tab.locator(selector) : selector;
    const { ask, answer, choices } = await form.evaluate(asked);
    if (ask === 'choice') return form.locator('.choice').nth(rightly ? answer : (answer + 1) % choices).click();
    if (answer === '0') return form.locator('.other').click();
    await form.locator('select').selectOption(answer.split(' ')[0]);
    await form.locator('.control button:not(.other)').click();
}

/** The rectangle around what stands from the first element to the last, on the page. */
const around = (tab, selectors) => tab.evaluate(([first, last = first]) => {
    const [from, to] = [first, last].map(selector => document.querySelector(selector).getBoundingClientRect());
    const [x, y] = [Math.min(from.left, to.left) - 8, from.top + scrollY - 8];
    return { x: Math.max(x, 0), y, width: Math.max(from.right, to.right) + 8 - x, height: to.bottom + scrollY + 8 - y };
}, selectors);

// --- A PNG with a palette ---

/** The rows of pixels of an 8-bit PNG without interlacing, each pixel as one number. */
function pixels(png) {
    const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), { 2: 3, 6: 4 }[png[25]]];
    const parts = [];
    for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
        if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
    const raw = inflateSync(Buffer.concat(parts));
    const size = width * channels;
    const bytes = Buffer.alloc(size * height);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < size; x++) {
            const at = y * size + x;
            const left = x >= channels ? bytes[at - channels] : 0;
            const up = y > 0 ? bytes[at - size] : 0;
            const corner = x >= channels && y > 0 ? bytes[at - size - channels] : 0;
            const likeliest = () => {
                const [a, b, c] = [left, up, corner].map(one => Math.abs(left + up - corner - one));
                return a <= b && a <= c ? left : b <= c ? up : corner;
            };
            const guess = [0, left, up, (left + up) >> 1][raw[y * (size + 1)]] ?? likeliest();
            bytes[at] = raw[y * (size + 1) + 1 + x] + guess;
        }
    }
    const color = index => bytes.readUIntBE(index * channels, 3);
    return { width, height, colors: Array.from({ length: width * height }, (_, index) => color(index)) };
}

/** The same picture with its most frequent colors; each other pixel takes the nearest of them. */
function withPalette(png) {
    const { width, height, colors } = pixels(png);
    const count = new Map();
    for (const color of colors) count.set(color, (count.get(color) ?? 0) + 1);
    const palette = [...count].sort(([, a], [, b]) => b - a).slice(0, COLORS).map(([color]) => color);
    const parts = color => [color >> 16, (color >> 8) & 255, color & 255];
    const far = (one, other) => parts(one).reduce((sum, part, i) => sum + (part - parts(other)[i]) ** 2, 0);
    const index = new Map(palette.map((color, at) => [color, at]));
    for (const color of count.keys()) {
        if (!index.has(color)) index.set(color, palette.reduce((best, one, at) => far(color, one) < far(color, palette[best]) ? at : best, 0));
    }
    const raw = Buffer.alloc((width + 1) * height);
    colors.forEach((color, at) => { raw[at + Math.floor(at / width) + 1] = index.get(color); });
    const chunk = (name, data) => {
        const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
        const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
        length.writeUInt32BE(data.length);
        sum.writeUInt32BE(crc32(body));
        return Buffer.concat([length, body, sum]);
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 3], 8);
    return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flatMap(parts))),
        chunk('IDAT', deflateSync(raw, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const site = await serve();
const browser = await launch();
try {
    const wanted = Object.entries(pictures).filter(([name]) => !process.argv[2] || process.argv.slice(2).includes(name));
    for (const [name, { page, width = 820, height = 900, start, look }] of wanted) {
        const own = await start?.();
        const { tab, close } = await open(browser, own?.base ?? site.base, page, { width });
        await tab.setViewportSize({ width, height });
        const shown = await look(tab);
        // Letters are there, and nothing is on its way.
        await tab.evaluate(() => document.fonts.ready);
        const png = withPalette(shown
            ? await tab.screenshot({ fullPage: true, animations: 'disabled', clip: await around(tab, shown) })
            : await tab.screenshot({ animations: 'disabled' }));
        console.log(`docs/${name}.png: ${png.length} bytes`);
        if (png.length > MOST) throw new Error(`docs/${name}.png has ${png.length} bytes, and at most ${MOST} are wanted: show less`);
        fs.writeFileSync(new URL(`${name}.png`, docs), png);
        await close();
        own?.close();
    }
} finally {
    await browser.close();
    site.close();
}
