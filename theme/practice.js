// The exercises: the program is an editor, and "Check" runs its tests. The HTML is made in crates/book/src/practice/card.rs.
(book => {
    const { make, memory } = book;
    const rustc = document.querySelector('footer.checked')?.dataset.rustc ?? '';
    const KEY = 'who-frees-it-practice';

    /** What the reader has written, by exercise; as long as the page lives where the browser keeps nothing. */
    let texts = {};
    const read = () => { try { texts = JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { /* refused, or not ours */ } return texts; };
    const keep = (name, text) => {
        texts = { ...read(), [name]: text };
        try { localStorage.setItem(KEY, JSON.stringify(texts)); } catch { /* then for this page */ }
    };

    function exercise(figure) {
        const { key, of } = figure.dataset;
        const find = selector => figure.querySelector(selector);
        const [pre, code, result, link, state] = ['.code', '.code > code', '.result', '.playground-link', '.state'].map(find);
        let [start, area] = [null, null];
        let waiting = false;

        /** The program becomes an editor. */
        function begin() {
            if (area) return;
            near.disconnect();
            start = code.textContent.replace(/\n$/, '');
            area = book.editor(pre, {
                value: read()[key] ?? start, label: `The program ${find('.name').textContent}, to mend`,
                change: () => { keep(key, area.value === start ? undefined : area.value); draw(); },
                run: check,
                leave: () => find('.run').focus(),
            });
            figure.classList.add('edited');
            if (area.value !== start) draw();
        }

        // When the reader comes near: until then a field of a form, which a browser lays out wherever it is, makes nobody wait.
        const near = new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting)) begin(); }, { rootMargin: '100%' });
        near.observe(figure);
        if (read()[key] !== undefined) begin();

        function draw() {
            code.innerHTML = book.highlight(area.value).map(line => `<span class="line">${line}\n</span>`).join('');
            link.href = book.playgroundLink(area.value);
        }

        function say(label, text, kind) {
            result.replaceChildren(make('p', { className: `label ${kind}`, textContent: label }));
            if (text) result.append(make('pre', { tabIndex: 0 }, make('samp', { textContent: text })));
        }

        async function check() {
            if (waiting) return;
            begin();
            if (area.value === start) {
                book.unfold(figure);
                const says = find('.start pre').textContent.trimEnd();
                return say(`Unchanged, so this is the recording (rustc ${rustc})`, says, 'rejected');
            }
            waiting = true;
            say('Sent to play.rust-lang.org, waiting …', '', '');
            const { kind, label, text } = await book.runOnPlayground(area.value, { tests: true });
            waiting = false;
            if (kind === 'ran') {
                memory.keep(key, of, '', true);
                say('All its tests pass. Compare yours with the solution below.', '', 'ran');
                tell();
                book.tally();
            } else if (kind === 'failed') {
                say(label, '', kind);
                result.append(make('p', {}, 'Your text is kept. To check it on your own machine, put it into ',
                    find('.local code').cloneNode(true), ' and run ', find('.command').cloneNode(true), '.'));
            } else {
                say(kind === 'stopped' ? 'A test is red' : label, text, kind);
            }
        }

        const tell = () => { state.textContent = memory.answer(key, of) ? '✓ done' : ''; };

        find('.bench .run').addEventListener('click', check);
        find('.undo').addEventListener('click', () => {
            begin();
            area.value = start;
            keep(key, undefined);
            result.replaceChildren();
            draw();
            area.focus();
        });
        tell();
        book.forgotten(tell);
    }

    document.querySelectorAll('.practice').forEach(exercise);
    // The last script: everything that the reader left behind stands again (theme/index.hbs).
    document.documentElement.classList.remove('recalling');
})(globalThis.whoFreesIt ??= {});
