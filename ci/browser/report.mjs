// What a page costs its reader, beside the Rust Book's chapter on ownership, as a Markdown table: bytes as they travel (gzip),
// requests, time to DOMContentLoaded, and for how long scripts block the page. Medians; the pages take turns, so that what else the
// machine does meets all of them.
// usage: [BOOK_SITE=book] [RUNS=5] node ci/browser/report.mjs [PAGE.html …]   (without a page: the heaviest, the lightest, and three)
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { launch, pages } from './book.mjs';

const runs = Number(process.env.RUNS ?? 5);
const ours = path.resolve(process.env.BOOK_SITE ?? 'book');
const sysroot = execFileSync('rustc', ['--print', 'sysroot']).toString().trim();
const theirs = path.join(sysroot, 'share/doc/rust/html/book');
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json', woff2: 'font/woff2', png: 'image/png' };

/** The folder as a good server sends it: everything packed, once. */
async function serve(folder) {
    const packed = new Map();
    const server = http.createServer((request, response) => {
        const file = path.join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname));
        if (!file.startsWith(folder) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) return response.writeHead(404).end();
        if (!packed.has(file)) packed.set(file, gzipSync(fs.readFileSync(file), { level: 9 }));
        response.writeHead(200, { 'content-type': types[file.split('.').pop()] ?? 'application/octet-stream', 'content-encoding': 'gzip' });
        return response.end(packed.get(file));
    });
    await new Promise(ready => server.listen(0, '127.0.0.1', ready));
    return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** One first visit. */
async function visit(browser, url) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const tab = await context.newPage();
    const network = await context.newCDPSession(tab);
    let [bytes, requests] = [0, 0];
    await network.send('Network.enable');
    network.on('Network.loadingFinished', event => { bytes += event.encodedDataLength; });
    tab.on('request', request => { if (!request.url().startsWith('data:')) requests += 1; });
    await tab.addInitScript(() => {
        window.blocked = 0;
        new PerformanceObserver(list => list.getEntries().forEach(task => { window.blocked += Math.max(0, task.duration - 50); }))
            .observe({ type: 'longtask', buffered: true });
    });
    await tab.goto(url, { waitUntil: 'load', timeout: 120_000 });
    await tab.waitForTimeout(800);
    const ready = await tab.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd);
    const blocked = await tab.evaluate(() => window.blocked);
    await context.close();
    return { bytes, requests, ready, blocked };
}

const size = page => gzipSync(fs.readFileSync(path.join(ours, page))).length;
const bySize = [...pages].sort((a, b) => size(b) - size(a));
const asked = process.argv.slice(2);
const shown = asked.length ? asked : [...new Set([bySize[0], bySize.at(-1), 'moves.html', 'borrowing.html', 'rc-and-weak.html'])];
const load = () => os.loadavg().map(one => one.toFixed(1)).join(', ');

const before = load();
const [own, other] = await Promise.all([serve(ours), serve(theirs)]);
const browser = await launch();
const rows = [['The Rust Book, 4.1', `${other.base}ch04-01-what-is-ownership.html`], ...shown.map(page => [page, own.base + page])];
const visits = rows.map(() => []);
for (let run = 0; run < runs; run += 1) {
    for (const [index, [, url]] of rows.entries()) visits[index].push(await visit(browser, url));
}
const median = (all, what) => all.map(one => one[what]).sort((a, b) => a - b)[all.length >> 1];
console.log('| page | kB, gzip | requests | DOMContentLoaded | of the Rust Book’s | blocked |\n|---|---|---|---|---|---|');
const theirReady = median(visits[0], 'ready');
rows.forEach(([name], index) => {
    const [bytes, requests, ready, blocked] = ['bytes', 'requests', 'ready', 'blocked'].map(what => median(visits[index], what));
    console.log(`| ${name} | ${(bytes / 1000).toFixed(1)} | ${requests} | ${ready.toFixed(0)} ms | ${(ready / theirReady).toFixed(2)} | ${blocked.toFixed(0)} ms |`);
});
console.log(`\n${runs} first visits each, medians; Chromium ${browser.version()}; ${os.cpus().length} cores, load ${before} before and ${load()} after.`);
await browser.close();
own.close();
other.close();
