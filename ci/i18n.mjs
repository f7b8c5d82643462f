// The sources can be translated with mdbook-i18n-helpers: extracts the messages, translates two of them, builds the book in that
// language with stock mdBook, and compares. What a translator did not touch, and every program with its evidence, is as it was.
// usage: node ci/i18n.mjs TOOLS SITE (the folder with mdbook and its helpers; the book as it is built)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';

const [tools, site] = process.argv.slice(2).map(folder => path.resolve(folder));
const work = path.resolve('target/i18n');
const mdbook = (out, settings) => execFileSync(path.join(tools, 'mdbook'), ['build', '--dest-dir', path.join(work, out)],
    { env: { ...process.env, ...settings }, stdio: ['ignore', 'inherit', 'inherit'] });
fs.rmSync(work, { recursive: true, force: true });

mdbook('po', { MDBOOK_OUTPUT: `{"xgettext": {"command": ${JSON.stringify(path.join(tools, 'mdbook-xgettext'))}}}` });
const template = fs.readFileSync(path.join(work, 'po/messages.pot'), 'utf8');
assert.ok(template.includes('msgid "{{#listing moves_letter'), 'a directive is a message as the author wrote it');
assert.ok(!template.includes('<figure'), 'no message is what a build made of a directive');

const translated = [
    ['The old 24 bytes were not erased. So why not go on using them?', 'Die alten 24 Bytes sind noch da. Warum nicht weiter mit ihnen?'],
    ['The old name is retired', 'Der alte Name hat ausgedient'],
];
const german = translated.reduce((text, [from, to]) => {
    const message = `msgid "${from}"\nmsgstr "`;
    assert.ok(text.includes(message), `a message: ${from}`);
    return text.replace(message, message + to);
}, template.replace('Language: en', 'Language: de'));
fs.writeFileSync(path.join(work, 'po/de.po'), german);
mdbook('site', {
    MDBOOK_BOOK__LANGUAGE: 'de',
    MDBOOK_PREPROCESSOR__GETTEXT__COMMAND: path.join(tools, 'mdbook-gettext'),
    MDBOOK_PREPROCESSOR__GETTEXT__AFTER: '["links"]',
    MDBOOK_PREPROCESSOR__GETTEXT__BEFORE: '["listings"]',
    MDBOOK_PREPROCESSOR__GETTEXT__PO_DIR: path.join(work, 'po'),
});

const main = folder => page => fs.readFileSync(path.join(folder, page), 'utf8').match(/<main>([^]*)<\/main>/)[1];
const [before, after] = [main(site), main(path.join(work, 'site'))];
const moves = after('moves.html');
for (const [from, to] of translated) assert.ok(moves.includes(to) && !moves.includes(from), to);
const evidence = html => html.match(/<figure class="(listing|chart|diagram)[^]*?<\/figure>/g) ?? [];
let count = 0;
for (const page of fs.readdirSync(site).filter(file => file.endsWith('.html') && !['404.html', 'toc.html', 'print.html', 'index.html'].includes(file))) {
    const [own, other] = [before, after].map(read => evidence(read(page)));
    assert.deepEqual(other, own, `${page}: programs, evidence, figures`);
    count += own.length;
}
assert.ok(evidence(moves).some(card => card.includes('id="moves_use_again"') && card.includes('rejected by the compiler with E0382')));
assert.ok(count > 300, `${count}`);
console.log(`${count} programs and figures are the same in the translated book`);
