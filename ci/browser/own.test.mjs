// "Your own program": from typing to the picture, by keyboard and on a phone; and who may not ask.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { axe, violations } from './axe.mjs';
import { launch, startBook } from './book.mjs';

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

const PAGE = 'your-program.html';
const MOVED = 'fn main() {\n    let letter = String::from("Dear Ada");\n    let copy = letter;\n    println!("{letter}, {copy}");\n}\n';
const patient = { timeout: 120_000 };

/** Opens the page; `faults` are what no reader should meet. */
async function opened({ width = 1280, page = PAGE, theme = 'light' } = {}) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const tab = await context.newPage();
    const faults = [];
    tab.on('console', message => message.type() === 'error' && faults.push(message.text()));
    tab.on('pageerror', error => faults.push(error.message));
    tab.on('request', request => { if (!request.url().startsWith(base)) faults.push(`outside: ${request.url()}`); });
    await tab.addInitScript(name => localStorage.setItem('mdbook-theme', name), theme);
    await tab.goto(base + page, { waitUntil: 'load' });
    return { context, tab, faults, area: tab.locator('.own-program textarea'), status: tab.locator('.own-program [role=status]') };
}

for (const [width, theme] of [[1280, 'light'], [390, 'navy']]) {
    test(`at ${width} px: one line changed, by the keyboard alone, and the block that is freed twice is seen`, async () => {
        const { context, tab, faults, area, status } = await opened({ width, theme });
        const example = await area.inputValue();
        assert.match(example, /letter\.clone\(\)/);
        // Into the editor by Tab, behind `.clone()` by the arrows.
        for (let tabs = 0; tabs < 60 && !await area.evaluate(element => element === document.activeElement); tabs++) await tab.keyboard.press('Tab');
        assert.ok(await area.evaluate(element => element === document.activeElement), 'Tab leads into the editor');
        await tab.keyboard.press('Control+Home');
        await tab.keyboard.press('ArrowDown');
        await tab.keyboard.press('ArrowDown');
        await tab.keyboard.press('End');
        await tab.keyboard.press('ArrowLeft');
        for (let letters = 0; letters < '.clone()'.length; letters++) await tab.keyboard.press('Backspace');
        assert.equal(await area.inputValue(), example.replace('.clone()', ''));
        await tab.keyboard.press('Control+Enter');
        const card = tab.locator('.own-program + div .listing');
        await card.waitFor(patient);
        assert.match(await status.innerText(), /^Drawn in .*: rejected by the compiler with E0382\.$/);
        assert.match(await card.locator('.message').innerText(), /E0382/);
        assert.match(await card.locator('.accident .about').innerText(), /had it run: frees a block twice/);
        assert.ok(await card.locator('.accident .memory').isVisible());
        assert.match(await card.locator('.accident .step.current').innerText(), /freed twice/);
        assert.equal(await card.locator('.message a').getAttribute('href'), 'https://doc.rust-lang.org/error_codes/E0382.html');
        // It steps like any figure.
        await card.locator('.accident [data-to=first]').click();
        assert.match(await card.locator('.accident .live').innerText(), /^Step 1 of/);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
        await tab.evaluate(axe);
        assert.deepEqual(await violations(tab), []);
        // And back again.
        await area.fill(example);
        await area.press('Control+Enter');
        await tab.locator('.own-program + div .listing.runs').waitFor(patient);
        assert.match(await tab.locator('.own-program + div .output').innerText(), /Dear Ada, Dear Ada/);
        assert.deepEqual(faults, []);
        await context.close();
    });
}

test('the text is kept, a link holds it, and a card hands its own over', async () => {
    const { context, tab, area, faults } = await opened();
    await area.fill(MOVED);
    await tab.reload();
    assert.equal(await area.inputValue(), MOVED);
    await tab.getByRole('button', { name: 'Copy a link to it' }).click();
    const link = tab.url();
    assert.equal(decodeURIComponent(new URL(link).hash), `#program=${MOVED}`);
    await tab.getByRole('button', { name: 'Back to the example' }).click();
    const other = await context.newPage();
    await other.goto(link);
    assert.equal(await other.locator('.own-program textarea').inputValue(), MOVED);
    await other.goto(`${base}moves.html`);
    const card = other.locator('figure.listing:not(.practice, .four-parts)').first();
    await card.getByRole('button', { name: 'Edit' }).click();
    const program = await card.locator('textarea').inputValue();
    await card.getByRole('link', { name: 'Draw it here' }).click();
    assert.equal(await other.locator('.own-program textarea').inputValue(), program);
    assert.deepEqual(faults, []);
    await context.close();
});

test('of a long program, too, each entry of the margin stands beside its line', async () => {
    const { context, tab, area } = await opened();
    const lines = Array.from({ length: 80 }, (_, index) => `    let s${index} = String::from("${index}");\n`);
    await area.fill(`fn main() {\n${lines.join('')}}\n`);
    await area.press('Control+Enter');
    await tab.locator('.own-program + div .listing .margin').waitFor(patient);
    const apart = await tab.evaluate(() => {
        const tops = of => [...document.querySelectorAll(`.own-program + div ${of}`)].map(one => one.getBoundingClientRect().top);
        const [code, margin] = [tops('.code .line'), tops('.margin li')];
        return { lines: new Set(code).size, apart: Math.max(...margin.map((top, index) => Math.abs(top - code[index]))) };
    });
    assert.equal(apart.lines, 82, 'each line has a place of its own');
    assert.ok(apart.apart < 4, `an entry is ${apart.apart} px off`);
    await context.close();
});

test('nothing leaves the machine: the page may ask this server and nobody else', async () => {
    const { context, tab } = await opened();
    const refused = await tab.evaluate(() => Promise.all(['https://play.rust-lang.org/execute', 'http://127.0.0.1:9/'].map(url => new Promise(told => {
        addEventListener('securitypolicyviolation', event => event.blockedURI.startsWith(new URL(url).origin) && told(event.effectiveDirective));
        fetch(url, { method: 'POST', mode: 'no-cors' }).catch(() => setTimeout(told, 2000, 'asked'));
    }))));
    assert.deepEqual(refused, ['connect-src', 'connect-src']);
    const ran = await tab.evaluate(() => new Promise(told => {
        addEventListener('securitypolicyviolation', () => told('refused'));
        globalThis.foreign = () => told('ran');
        document.head.append(Object.assign(document.createElement('script'), { textContent: 'foreign()' }));
    }));
    assert.equal(ran, 'refused');
    // What would ask the Playground is not offered: the example is edited in the editor.
    assert.equal(await tab.locator('figure.listing .edit').count(), 0);
    await context.close();
});

test('what cannot be drawn is told as in the terminal', async () => {
    const { context, tab, area } = await opened();
    for (const [program, said] of [
        ['fn main( {', /^your_program\.rs:1: /],
        ['fn main() { print!("{}", include_str!("/etc/hostname")); }', /^your_program\.rs:1: `include_str` brings something from outside/],
        ['not Rust at all', /^your_program\.rs:1: /],
    ]) {
        await area.fill(program);
        await area.press('Control+Enter');
        await tab.locator('.own-program + div .message samp').getByText(said).waitFor(patient);
    }
    await context.close();
});

test('an endless program is cut, and a newer one does not wait for it', async () => {
    const { context, tab, area } = await opened();
    await area.fill('fn main() {\n    loop {}\n}\n');
    await area.press('Control+Enter');
    await tab.locator('.own-program [role=status]').getByText(/running/).waitFor(patient);
    await area.fill('fn main() {\n    let one = 1;\n    println!("{one}");\n}\n');
    await area.press('Control+Enter');
    await tab.locator('.own-program + div .listing.runs').waitFor(patient);
    await area.fill('fn main() {\n    loop {}\n}\n');
    await area.press('Control+Enter');
    await tab.locator('.own-program + div .outcome').getByText(/5 s|5 seconds|time/).waitFor(patient);
    await context.close();
});

test('pages from elsewhere run nothing', async () => {
    const { context, tab } = await opened();
    const token = await tab.locator('meta[name=book-token]').getAttribute('content');
    // A page of another origin on this machine, that even knows the token.
    const elsewhere = http.createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(`<form method=post enctype=text/plain action="${base}-/draw"><input name='{"program":"fn main(){}' value='"}'></form>`);
    });
    await new Promise(ready => elsewhere.listen(0, '127.0.0.1', ready));
    const other = await context.newPage();
    const answers = [];
    other.on('response', response => response.url().includes('/-/draw') && answers.push(response.status()));
    await other.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
    const asked = await other.evaluate(([url, token]) => Promise.all([
        // With the token there is a question first, which nobody allows; without it, no token.
        fetch(url, { method: 'POST', body: '{"program":"fn main(){}"}', headers: { 'content-type': 'application/json', 'x-book-token': token } }),
        fetch(url, { method: 'POST', mode: 'no-cors', body: '{"program":"fn main(){}"}' }).then(answer => { throw new Error(answer.type); }),
        new Promise((_, failed) => { const socket = new WebSocket(url.replace('http', 'ws')); socket.onerror = () => failed(new Error('closed')); }),
    ].map(one => one.then(() => 'answered', why => why.message))), [`${base}-/draw`, token]);
    assert.ok(!asked.includes('answered'), asked.join());
    await other.evaluate(() => document.forms[0].submit());
    await other.waitForLoadState();
    assert.match(await other.locator('body').innerText(), /only the page Your own program/);
    assert.ok(answers.length >= 2 && answers.every(status => status === 403 || status === 405), answers.join());
    // A name that was led to this machine, by its Host; and the page of an earlier start, by its token.
    const { port } = new URL(base);
    const status = headers => new Promise(told => {
        const request = http.request({ port, host: '127.0.0.1', path: '/-/draw', method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
            response => { response.resume(); told(response.statusCode); });
        request.end('{"program":"fn main(){}"}');
    });
    const own = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}`, 'x-book-token': token };
    assert.equal(await status({ ...own, host: `evil.example:${port}`, origin: `http://evil.example:${port}` }), 403);
    assert.equal(await status({ ...own, 'x-book-token': token.split('').reverse().join('') }), 403);
    assert.equal(await status(own), 200, 'the page itself is answered');
    elsewhere.close();
    await context.close();
});
