// Highlighting while the reader types, and the talk with the Playground.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import '../../theme/programs.js';

const { highlight, playgroundLink, runOnPlayground } = globalThis.whoFreesIt;

const text = html => html.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

test('highlighting marks, and never changes, the text of any listing', () => {
    const folders = ['examples', 'fail'].map(folder => new URL(`../../listings/${folder}/`, import.meta.url));
    let programs = 0;
    for (const folder of folders) {
        for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.rs'))) {
            const source = fs.readFileSync(new URL(file, folder), 'utf8');
            assert.equal(highlight(source).map(text).join('\n'), source, file);
            programs++;
        }
    }
    assert.ok(programs > 100, `only ${programs} programs`);
});

test('each kind of token gets its class', () => {
    const [line] = highlight("let s: String = f(\"a\", 'b', 12, &'a x); // c");
    for (const part of ['<span class="k">let</span>', '<span class="t">String</span>', '<span class="f">f</span>',
        '<span class="s">&quot;a&quot;</span>', '<span class="s">\'b\'</span>', '<span class="n">12</span>',
        '<span class="l">\'a</span>', '<span class="c">// c</span>']) {
        assert.ok(line.includes(part), `${part} in ${line}`);
    }
    assert.deepEqual(highlight('0..24').join(), '<span class="n">0</span>..<span class="n">24</span>');
});

test('markup in a program stays text', () => {
    assert.deepEqual(highlight('"<b>&'), ['<span class="s">&quot;&lt;b&gt;&amp;</span>']);
});

test('a comment over several lines is closed on each', () => {
    assert.deepEqual(highlight('/* a\nb */'), ['<span class="c">/* a</span>', '<span class="c">b */</span>']);
});

test('the link to the Playground carries any program', () => {
    const link = new URL(playgroundLink('fn main() { println!("&?#+%"); }'));
    assert.equal(link.searchParams.get('code'), 'fn main() { println!("&?#+%"); }');
    assert.equal(link.searchParams.get('edition'), '2024');
});

const answer = (body, status = 200) => async () => new Response(JSON.stringify(body), { status });
const said = { success: true, exitDetail: '', stdout: '', stderr: '' };
const cargo = '   Compiling playground v0.0.1 (/playground)\n    Finished `dev` profile in 0.5s\n     Running `target/debug/playground`\n';

test('the request is what the Playground asks for', async () => {
    let sent;
    await runOnPlayground('fn main() {}', { fetch: async (url, options) => {
        sent = { url, ...JSON.parse(options.body), type: options.headers['content-type'] };
        return new Response(JSON.stringify(said));
    } });
    assert.deepEqual(sent, {
        url: 'https://play.rust-lang.org/execute', type: 'application/json', channel: 'stable', mode: 'debug',
        edition: '2024', crateType: 'bin', tests: false, backtrace: false, code: 'fn main() {}',
    });
});

test('what never closes is one token to its end, so that no later letter is looked at from each one before', () => {
    for (const part of ['"\\', 'r#"', '/* ']) {
        const spans = highlight(part.repeat(50)).join('').match(/<span/g);
        assert.equal(spans?.length, 1, part);
    }
    assert.match(highlight('r#"a "b" c"# + 1').join(''), /^<span class="s">r#&quot;a &quot;b&quot; c&quot;#<\/span>/);
    // An attribute that opens another one is none.
    assert.equal(highlight('#['.repeat(50)).join('').match(/<span/g), null);
});

test('what it printed comes without cargo’s progress', async () => {
    const ran = await runOnPlayground('', { fetch: answer({ ...said, stdout: 'day\n', stderr: cargo }) });
    assert.equal(ran.kind, 'ran');
    assert.equal(ran.text, 'day');
});

test('a rejection and a panic are told apart', async () => {
    const rejected = await runOnPlayground('', {
        fetch: answer({ ...said, success: false, stderr: `${cargo}error[E0382]: use of moved value\n` }),
    });
    assert.equal(rejected.kind, 'rejected');
    assert.equal(rejected.text, 'error[E0382]: use of moved value');
    const stopped = await runOnPlayground('', {
        fetch: answer({ ...said, success: false, exitDetail: 'Exited with status 101', stdout: 'a\n', stderr: `${cargo}\nthread 'main' panicked\n` }),
    });
    assert.equal(stopped.kind, 'stopped');
    assert.match(stopped.label, /Exited with status 101/);
    assert.equal(stopped.text, "a\nthread 'main' panicked");
});

test('whatever goes wrong is said, and nothing is thrown', async () => {
    const failures = {
        'no network': [async () => { throw new TypeError('fetch failed'); }, /cannot be reached/],
        'an error of the server': [answer({ error: 'the queue is full' }, 500), /the queue is full/],
        'a page instead of JSON': [async () => new Response('<html>', { status: 502 }), /502/],
        'an answer without its fields': [answer({}), /200/],
        'no answer': [(_, { signal }) => new Promise((_, refuse) =>
            signal.addEventListener('abort', () => refuse(signal.reason))), /did not answer within 0.05 seconds/],
    };
    for (const [what, [fetch, words]] of Object.entries(failures)) {
        const { kind, label } = await runOnPlayground('', { fetch, seconds: 0.05 });
        assert.equal(kind, 'failed', what);
        assert.match(label, words, what);
    }
});
