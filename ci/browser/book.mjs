// The built book, served on loopback, and a browser to open it with.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
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

/** Chromium as Debian installs it, without its habit of calling home. */
export function launch() {
    const executablePath = process.env.CHROMIUM
        ?? execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'])
            .toString().trim();
    return chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync'],
    });
}

/** Opens a page and collects what a reader should never meet: errors, failed requests, requests to other sites. */
export async function open(browser, base, page, { width = 1280, theme = 'light', javaScriptEnabled = true, prepare = null } = {}) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
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
