// The whole book on paper: print.html as a PDF, from a dark theme, from a window with the contents beside the text.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { launch, serve } from './book.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'book-print-'));
const file = path.join(folder, 'book.pdf');
const run = (program, ...words) => execFileSync(program, words, { maxBuffer: 1 << 28 });

let sheets; // the text of each sheet
let streams; // the same as it was printed, piece by piece
let page; // what the browser knew: folds, links
before(async () => {
    const site = await serve();
    const browser = await launch();
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.addInitScript(() => { localStorage.setItem('mdbook-theme', 'navy'); window.print = () => {}; });
    await tab.goto(`${site.base}print.html`, { timeout: 0 });
    // What a browser says before it prints.
    await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await tab.emulateMedia({ media: 'print' });
    page = await tab.evaluate(() => {
        // Where a picture begins and ends, in letters that are there for this test alone and take no room.
        const mark = text => Object.assign(document.createElement('i'), {
            textContent: text, style: 'display: inline-block; width: 0; font: 4px monospace; color: #fff; white-space: nowrap',
        });
        const pictures = [...document.querySelectorAll('.step.still .picture')].filter(one => one.checkVisibility());
        pictures.forEach((one, index) => {
            one.querySelector('.title').prepend(mark(`Qx${index}a`));
            [...one.querySelectorAll('p, td')].filter(last => last.textContent).pop().prepend(mark(`Qx${index}z`));
        });
        // What paper leaves out is no text of a fold; whether the fold is open does not matter here.
        const text = node => {
            if (node.nodeType === Node.TEXT_NODE) return node.textContent;
            if (node.nodeType !== Node.ELEMENT_NODE || node.nodeName === 'SUMMARY' || getComputedStyle(node).display === 'none') return '';
            return [...node.childNodes].map(text).join('');
        };
        const folds = [...document.querySelectorAll('main details')].filter(fold => fold.checkVisibility())
            // Its first line: between those of a program stand the numbers, which are no text of the page.
            .map(fold => [...fold.childNodes].map(text).join('').replace(/Qx\d+[az]/g, '').trim().split('\n')[0].replace(/\s+/g, ''));
        const lost = [...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href'))
            .filter(href => !/^(https?|mailto):/.test(href) && !(href.startsWith('#') && document.getElementById(decodeURIComponent(href.slice(1)))));
        return { pictures: pictures.length, folds, lost };
    });
    fs.writeFileSync(file, await tab.pdf({ preferCSSPageSize: true, format: 'A4', timeout: 0 }));
    await browser.close();
    site.close();
    [sheets, streams] = ['-layout', '-raw'].map(order => run('pdftotext', order, file, '-').toString().split('\f').slice(0, -1));
});
after(() => fs.rmSync(folder, { recursive: true }));

test('each sheet has its number at its foot', () => {
    assert.ok(sheets.length > 200, `${sheets.length} sheets`);
    sheets.forEach((text, index) => assert.equal(text.trimEnd().split('\n').pop().trim(), String(index + 1), `sheet ${index + 1}`));
});

test('no picture of memory is cut across two sheets', () => {
    const where = new Map();
    streams.forEach((text, index) => { for (const [mark] of text.matchAll(/Qx\d+[az]/g)) where.set(mark, index + 1); });
    assert.equal(where.size, 2 * page.pictures, 'each picture begins and ends');
    const cut = Array.from({ length: page.pictures }, (_, index) => [where.get(`Qx${index}a`), where.get(`Qx${index}z`)]);
    assert.deepEqual(cut.filter(([begin, end]) => begin !== end), []);
});

test('what a fold holds is there', () => {
    const text = streams.map(sheet => sheet.replace(/\d+\s*$/, '')).join('').replace(/Qx\d+[az]/g, '').replace(/\s+/g, '');
    const shut = page.folds.filter(fold => fold && !text.includes(fold.slice(0, 10)));
    assert.deepEqual(shut.map(fold => fold.slice(0, 60)), []);
    assert.ok(page.folds.length > 500);
});

test('a link leads to its place in the book, or outside of it', () => {
    assert.deepEqual(page.lost, []);
    assert.ok(!run('pdfinfo', '-url', file).toString().includes('127.0.0.1'));
});

test('the ink is dark, on white paper, inside of the margins', () => {
    const margin = 12 / 25.4 * 50;
    for (let number = 5; number <= sheets.length; number += 25) {
        const picture = run('pdftoppm', '-r', '50', '-gray', '-f', String(number), '-l', String(number), file);
        const [head, width, height] = picture.toString('latin1').match(/^P5\s+(\d+)\s+(\d+)\s+\d+\s/);
        const pixels = picture.subarray(head.length);
        const dark = pixels.filter(shade => shade < 200).length / pixels.length;
        assert.ok(dark < 0.2, `sheet ${number}: ${(100 * dark).toFixed(1)} % is dark`);
        const outside = pixels.filter((shade, at) => shade < 250 && (at % width < margin || at % width > width - margin));
        assert.equal(outside.length, 0, `sheet ${number}: ink in its margins`);
        assert.ok(height > width);
    }
});
