// Programs as text: their highlighting while the reader edits, and the Rust Playground. No DOM: node tests it (ci/unit).
(book => {
    const escaped = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    const escape = text => text.replace(/[&<>"]/g, c => escaped[c]);

    // The classes are those of crates/book/src/highlight.rs, which colors what nobody has edited.
    // Nothing in it looks further ahead than it then takes: a long text that never closes costs no more than another.
    const token = new RegExp([
        /(?<c>\/\/.*|\/\*[^]*?(?:\*\/|$))/,
        /(?<s>\bb?r(?<h>#*)"[^]*?(?:"\k<h>|$)|b?"(?:\\[^]|[^"\\])*\\?(?:"|$)|b?'(?:\\[^']+|[^'\\\n])')/,
        /(?<a>#!?\[[^[\]\n]*\])/,
        /(?<l>'[a-z_]\w*)/,
        /(?<n>\b\d[\d_]*(?:\.\d+)?\w*|\b(?:true|false)\b)/,
        /(?<k>\b(?:as|async|await|break|const|continue|crate|dyn|else|enum|extern|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|static|struct|super|trait|type|unsafe|use|where|while)\b)/,
        /(?<m>\b[a-z_]\w*(?=!))/,
        /(?<t>\b(?:[A-Z]\w*|[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|str)\b)/,
        /(?<f>\b[a-z_]\w*(?=\s*(?:\(|::<)))/,
    ].map(part => part.source).join('|'), 'g');

    /** Rust as HTML, one string for each line. */
    book.highlight = text => {
        let html = '';
        let end = 0;
        for (const found of text.matchAll(token)) {
            const [name] = Object.entries(found.groups).find(([, value]) => value !== undefined);
            // What reaches over lines is closed and opened again on each.
            const parts = found[0].split('\n').map(part => `<span class="${name}">${escape(part)}</span>`);
            html += escape(text.slice(end, found.index)) + parts.join('\n');
            end = found.index + found[0].length;
        }
        return (html + escape(text.slice(end))).split('\n');
    };

    const PLAYGROUND = 'https://play.rust-lang.org/';

    /** The address that opens `code` in the Playground. */
    book.playgroundLink = code =>
        `${PLAYGROUND}?version=stable&mode=debug&edition=2024&code=${encodeURIComponent(code)}`;

    /** The address of the page that draws `code`, where a server on the reader's machine answers. */
    book.ownLink = code => `your-program.html#program=${encodeURIComponent(code)}`;

    // Cargo's own progress is no part of what the program or the compiler says.
    const progress = /^\s+(?:Compiling|Finished|Running) .*\n?/gm;

    /**
     * Runs `code`, or its tests, on the Playground. Never throws: `{ kind, label, text }`, where `kind` is `ran`, `stopped`,
     * `rejected` or `failed` (no answer; `label` says why).
     */
    book.runOnPlayground = async (code, { tests = false, fetch = globalThis.fetch, seconds = 20 } = {}) => {
        const failed = label => ({ kind: 'failed', label, text: '' });
        const given_up = new AbortController();
        const timer = setTimeout(() => given_up.abort(), seconds * 1000);
        try {
            const response = await fetch(`${PLAYGROUND}execute`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({
                    channel: 'stable', mode: 'debug', edition: '2024', crateType: 'bin', tests, backtrace: false, code,
                }),
                signal: given_up.signal,
            });
            const said = await response.json().catch(() => ({}));
            if (!response.ok || typeof said.success !== 'boolean') {
                if (given_up.signal.aborted) throw new DOMException('', 'AbortError');
                return failed(`The Playground could not run it: ${said.error ?? `it answered ${response.status}`}.`);
            }
            const stderr = said.stderr.replace(progress, '').trim();
            if (said.success) {
                const text = [said.stdout.trimEnd(), stderr].filter(Boolean).join('\n');
                return { kind: 'ran', label: 'On the Playground it prints', text: text || '(nothing)' };
            }
            if (/^error(\[|:)/m.test(stderr) && !said.stdout) {
                return { kind: 'rejected', label: 'The Playground’s compiler says', text: stderr };
            }
            const end = said.exitDetail ? `: ${said.exitDetail}` : '';
            return { kind: 'stopped', label: `On the Playground it stops${end}`, text: `${said.stdout}${stderr}` };
        } catch {
            return failed(given_up.signal.aborted
                ? `The Playground did not answer within ${seconds} seconds.`
                : 'The Playground cannot be reached: there is no network, or it is down.');
        } finally {
            clearTimeout(timer);
        }
    };
})(globalThis.whoFreesIt ??= {});
