// The built book, served on loopback, and a browser to open it with.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { execFileSync, spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const site = path.resolve(process.env.BOOK_SITE ?? 'book');
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', png: 'image/png' };

/** The pages of the book, as their file names. */
export const pages = fs.readdirSync(site)
    .filter(file => file.endsWith('.html') && !['404.html', 'toc.html', 'print.html', 'index.html'].includes(file));

export const themes = ['light', 'rust', 'coal', 'navy', 'ayu'];

/** Serves the site; `close` ends it. */
export async function serve() {
    const server = http.createServer((request, response) => {
        const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
        const file = path.join(site, name);
        if (!file.startsWith(site) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
            response.writeHead(404);
            return response.end();
        }
        response.writeHead(200, { 'content-type': types[file.split('.').pop()] ?? 'application/octet-stream' });
        response.end(fs.readFileSync(file));
    });
    await new Promise(ready => server.listen(0, '127.0.0.1', ready));
    return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Starts `cargo book` itself, by BOOK_COMMAND, on a free port; `close` is what Ctrl-C does. */
export async function startBook() {
    const server = spawn(process.env.BOOK_COMMAND, ['--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const base = await new Promise((found, failed) => {
        let said = '';
        server.stderr.setEncoding('utf8').on('data', text => {
            said += text;
            const address = said.match(/http:\/\/127\.0\.0\.1:\d+(?=\s)/);
            if (address) found(`${address[0]}/`);
        });
        server.on('exit', () => failed(new Error(`it ended: ${said}`)));
    });
    return { base, close: () => server.removeAllListeners('exit').kill('SIGINT') };
}

/**
 * What Chromium is to leave alone. Its address bar is a page of its own now, which loads a hundred scripts for each window: on two
 * cores every visit takes half as long again. This list takes the place of playwright's own, so what matters of that is in it, too.
 */
const features = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'PreloadTopChromeWebUI', 'PaintHolding', 'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'ThirdPartyStoragePartitioning',
    'DestroyProfileOnBrowserClose', 'AvoidUnnecessaryBeforeUnloadCheckSync'];

/** Chromium as Debian installs it, without its habit of calling home. */
export function launch() {
    const executablePath = process.env.CHROMIUM
        ?? execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'])
            .toString().trim();
    return chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync', `--disable-features=${features}`],
    });
}

/** Opens a page and collects what a reader should never meet: errors, failed requests, requests to other sites. */
export async function open(browser, base, page, { width = 1280, theme = 'light', javaScriptEnabled = true, hasTouch = false, prepare = null } = {}) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled, hasTouch, isMobile: hasTouch });
    await prepare?.(context);
    const tab = await context.newPage();
    const faults = [];
    tab.on('console', message => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    tab.on('pageerror', error => faults.push(`error: ${error.message}`));
    tab.on('requestfailed', request => faults.push(`failed: ${request.url()}`));
    tab.on('response', response => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
    tab.on('request', request => {
        if (!request.url().startsWith(base) && !request.url().startsWith('data:')) faults.push(`outside: ${request.url()}`);
    });
    if (javaScriptEnabled) await tab.addInitScript(name => localStorage.setItem('mdbook-theme', name), theme);
    await tab.goto(base + page, { waitUntil: 'load' });
    return { tab, faults, close: () => context.close() };
}

/** Pages that together ask every kind of question. */
export const asking = ['borrowing.html', 'half-truths.html', 'hidden-structs.html', 'rc-and-weak.html'];

/** The kinds of question, as CONTRIBUTING names them: `predict=` a word, an author's own, a vote of the exam, each of the four parts. */
export const kinds = ['accident', 'count', 'freed', 'line', 'owner', 'prints', 'stops', 'own', 'vote', 'compiles', 'why', 'breaks', 'fix'];

/** What a form asks, for `evaluate`: its kind, the form of its answer, and the answer (of choices the index). */
export const asked = form => {
    const { key, ask } = form.dataset;
    const choices = [...form.querySelectorAll('.choices > li')];
    const part = form.closest('.four-parts') && key.split('-').pop();
    return {
        key, ask, choices: choices.length,
        kind: part ?? (key.startsWith('exam-') ? 'vote' : key.split('/')[1]?.replace(/[=0-9]+$/, '') ?? 'own'),
        answer: ask === 'choice' ? choices.findIndex(item => 'right' in item.dataset) : form.dataset.answer,
    };
};

/** What is to be seen of a form, for `evaluate`: whether it shows, is right, what it says, and how much of what belongs to its answer is open. */
export const seen = form => {
    const text = document.querySelector(`.answer[data-key="${form.dataset.key}"]`);
    const open = [form.closest('.listing')?.querySelector('.evidence')?.open];
    // An answer of no words takes no space, open or not.
    if (text?.childElementCount) open.push(text.checkVisibility());
    if (form.querySelector('.because')) open.push([...form.querySelectorAll('.because')].some(one => one.checkVisibility()));
    return {
        visible: form.checkVisibility(), right: form.matches('.correct'), said: form.querySelector('.said').textContent,
        open: open.filter(one => one !== undefined),
    };
};

/** Where a reader would touch or click the element, having scrolled to it; `over` is what lies there instead. For `evaluate`. */
export const place = one => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = one.getClientRects()[0];
    const [x, y] = [left + Math.min(width / 2, 12), top + height / 2];
    const there = document.elementFromPoint(x, y);
    return { x, y, width, height, over: one.contains(there) || there?.contains(one) ? '' : `${one.outerHTML} lies under ${there?.outerHTML}` };
};
