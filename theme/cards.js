// Run, Edit, and the toggle between a rejected program, what it would have done, and its fixes. The HTML is made in crates/book/src/card.rs;
// what needs no DOM is in programs.js.
(book => {
    const { make } = book;
    // What a reader changed lasts as long as the tab, over reloads and other pages. It belongs to the text that was changed.
    const KEY = 'who-frees-it-edit ';
    const recall = program => {
        try {
            const [of, edited] = JSON.parse(sessionStorage.getItem(KEY + program.name)) ?? [];
            return of !== undefined && of === program.text ? edited : null;
        } catch { return null; }
    };
    const retain = ({ name, text, edited }) => {
        try {
            if (edited === null || edited === text) sessionStorage.removeItem(KEY + name);
            else sessionStorage.setItem(KEY + name, JSON.stringify([text, edited]));
        } catch { /* refused or full: it lasts as long as the page */ }
    };
    const rustc = document.querySelector('footer.checked')?.dataset.rustc ?? '';

    /**
     * Lays an editor over the program in `pre`. `change` hears of every change, `run` of Ctrl+Enter, `leave` of Escape.
     */
    book.editor = (pre, { value, label, change, run, leave }) => {
        const area = make('textarea', {
            value, spellcheck: false, autocapitalize: 'off', autocomplete: 'off', wrap: 'off', ariaLabel: label,
        });
        area.addEventListener('input', change);
        area.addEventListener('keydown', event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                run();
            } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
                // A new line begins where the last one did.
                const before = area.value.slice(0, area.selectionStart);
                const indent = /[^\n]*$/.exec(before)[0].match(/^ */)[0];
                event.preventDefault();
                area.setRangeText(`\n${indent}`, area.selectionStart, area.selectionEnd, 'end');
                area.dispatchEvent(new Event('input'));
            } else if (event.key === 'Escape') leave();
        });
        pre.append(area);
        pre.classList.add('editor');
        return area;
    };

    function card(figure) {
        const pre = figure.querySelector('pre.code');
        const code = pre.querySelector('code');
        const name = figure.querySelector('figcaption .name');
        const link = figure.querySelector('.playground-link');
        const [run, edit] = ['.run', '.edit'].map(one => figure.querySelector(one));
        const evidence = figure.querySelector('.evidence');

        let original = null;

        // The listing itself and its fixes: text and lines as they are shown, what was edited.
        const programs = [{
            name: name.textContent,
            edited: null,
            get html() { return came().html; },
            get text() { return came().text; },
        }];
        programs[0].edited = recall(programs[0]);
        // What the toggle shows: a program, and the part of the card that was recorded of it.
        let views = [{ part: null, of: 0 }];
        let shown = 0;
        let bench = null;
        if (figure.querySelector('noscript')) figure.addEventListener('unfolded', whole, { once: true });
        else whole();

        /** The evidence stands in the page: with the first view, its accident and its fixes. */
        function whole() {
            const folds = [...figure.querySelectorAll('details.fix')];
            programs.push(...folds.map(fixOf));
            for (const one of programs.slice(1)) one.edited = recall(one);
            const own = ['.view', '.accident'].map(one => figure.querySelector(one)).filter(Boolean);
            views = [...own, ...folds].map(part => ({ part, of: folds.indexOf(part) + 1 }));
        }

        /** The listing as it came, read before anything takes its place. */
        function came() {
            return original ??= { html: code.innerHTML, text: [...code.querySelectorAll('.line')].map(line => line.textContent).join('').replace(/\n$/, '') };
        }

        /** A fix is put together when somebody asks for it: its parts are lines of its own, or those of the rejected program that it keeps (crates/book/src/diff.rs). */
        function fixOf(fold) {
            const template = fold.querySelector('template');
            let html = null;
            return {
                name: fold.querySelector('summary code').textContent,
                words: template.dataset.words,
                edited: null,
                get html() { return html ??= together(template); },
                get text() { return make('code', { innerHTML: this.html }).textContent.replace(/\n$/, ''); },
            };
        }

        function together(template) {
            const lines = [...make('code', { innerHTML: programs[0].html }).querySelectorAll('.line')];
            return [...template.content.children].map(({ dataset: { old }, className, outerHTML }) => {
                if (!old) return outerHTML;
                const [first, last] = old.split(' ');
                return lines.slice(first - 1, last)
                    .map((line, index) => `<span class="line ${index ? '' : className}">${line.innerHTML.replace(/\n$/, '')}\n</span>`).join('');
            }).join('');
        }

        const program = () => programs[views[shown].of];
        const text = () => program().edited ?? program().text;
        const changed = () => program().edited !== null && program().edited !== program().text;
        const recorded = () => { book.unfold(figure); return views[shown].part; };
        const recordedOutput = () => recorded().querySelector('.output pre, .stopped pre, .message pre');

        function point() {
            if (edit) edit.textContent = changed() ? 'Edit (changed)' : 'Edit';
            if (link) link.href = book.playgroundLink(bench ? text() : program().text);
            if (bench) bench.draws.href = book.ownLink(text());
            name.textContent = program().name;
        }

        // --- the views ---

        figure.addEventListener('click', event => {
            const index = buttons().indexOf(event.target.closest('button'));
            if (index >= 0) show(index);
        });

        function buttons() { return [...figure.querySelectorAll('.fixes button')]; }

        function show(index) {
            if (index === shown) return;
            book.unfold(figure);
            if (bench) close();
            shown = index;
            const { part, of } = views[index];
            figure.dataset.shown = of;
            figure.classList.toggle('as-fixed', of > 0);
            buttons().forEach((button, i) => button.setAttribute('aria-pressed', String(i === index)));
            views[0].part.hidden = index > 0;
            views.slice(1).forEach(one => one.part.classList.toggle('swapped', one.part === part));
            if (of > 0) part.open = true;
            figure.querySelectorAll('.margin:not([data-of="0"])').forEach(list => { list.hidden = list.dataset.of != of; });
            redraw();
            figure.querySelector('.fixes [role="status"]').textContent = program().words ?? '';
        }

        function redraw() {
            code.innerHTML = program().html;
            figure.dispatchEvent(new Event('redrawn'));
            point();
        }

        // --- Run ---

        /** The recording of the unchanged program: it is on the page, so this needs no network. */
        function showRecording() {
            if (evidence) book.open(evidence);
            const output = recordedOutput();
            if (!output) return;
            output.focus({ preventScroll: true });
            output.scrollIntoView({ block: 'nearest' });
            figure.querySelectorAll('.ran').forEach(one => one.classList.remove('ran'));
            output.classList.add('ran');
        }

        run?.addEventListener('click', () => bench ? runEdited() : showRecording());

        async function runEdited() {
            const { result } = bench;
            if (!changed()) {
                const output = recordedOutput();
                return say(`Unchanged, so this is the recording (rustc ${rustc})`, output?.textContent ?? '', 'ran');
            }
            if (bench.waiting) return;
            bench.waiting = true;
            result.replaceChildren(make('p', { className: 'label', textContent: 'Sent to play.rust-lang.org, waiting …' }));
            const asked = bench;
            const { kind, label, text: output } = await book.runOnPlayground(text());
            asked.waiting = false;
            if (asked !== bench) return;
            say(label, output, kind);
            if (kind === 'failed') offer();
        }

        function say(label, output, kind) {
            bench.result.replaceChildren(make('p', { className: `label ${kind}`, textContent: label }));
            if (output) {
                const block = make('pre', { tabIndex: 0 }, make('samp', { textContent: output }));
                bench.result.append(block);
            }
        }

        /** What is left to do without the Playground. */
        function offer() {
            const command = recorded().querySelector('.command').textContent;
            const recording = make('button', { type: 'button', textContent: 'Show the recorded output' });
            recording.addEventListener('click', () => {
                recording.replaceWith(make('pre', { tabIndex: 0 },
                    make('samp', { textContent: recordedOutput()?.textContent ?? '' })));
            });
            bench.result.append(
                make('p', {}, 'Your text is kept. To run it on your own machine, put it into ',
                    make('code', { textContent: program().name }), ' and run ', make('code', { textContent: command })),
                make('p', {}, 'What the program printed before you changed it: ', recording));
        }

        // --- Edit ---

        edit?.addEventListener('click', () => bench ? close() : open());
        if (changed()) point();

        function open() {
            came();
            const result = make('div', { className: 'result', role: 'status' });
            const undo = make('button', { type: 'button', textContent: 'Undo all changes' });
            const shut = make('button', { type: 'button', textContent: 'Close' });
            const go = make('button', { type: 'button', className: 'run', textContent: 'Run' });
            const draws = make('a', { textContent: 'Draw it here' });
            const panel = make('div', { className: 'bench' },
                make('p', { className: 'buttons-row' }, go, ' ', undo, ' ', shut, ' ', draws),
                make('p', {
                    className: 'small',
                    textContent: 'Run (or Ctrl+Enter) sends a changed program to play.rust-lang.org. '
                        + `The compiler there may be newer than the book’s, rustc ${rustc}.`,
                }), result);
            const area = book.editor(pre, {
                value: text(), label: `The program ${program().name}, to edit`,
                change: () => { program().edited = area.value; retain(program()); draw(); },
                run: runEdited,
                leave: () => { close(); edit.focus(); },
            });
            bench = { area, panel, result, draws, waiting: false };
            go.addEventListener('click', runEdited);
            shut.addEventListener('click', () => { close(); edit.focus(); });
            undo.addEventListener('click', () => {
                program().edited = null;
                retain(program());
                area.value = program().text;
                result.replaceChildren();
                draw();
                area.focus();
            });
            pre.after(panel);
            figure.classList.add('edited');
            edit.setAttribute('aria-pressed', 'true');
            draw();
            area.focus({ preventScroll: true });
            area.setSelectionRange(0, 0);
        }

        function draw() {
            code.innerHTML = book.highlight(bench.area.value).map(line => `<span class="line">${line}\n</span>`).join('');
            point();
        }

        function close() {
            bench.area.remove();
            pre.classList.remove('editor');
            bench.panel.remove();
            bench = null;
            figure.classList.remove('edited');
            edit.setAttribute('aria-pressed', 'false');
            redraw();
        }
    }

    document.querySelectorAll('figure.listing:not(.practice, .four-parts)').forEach(card);
    // The page's foot looks for this once everything is loaded.
    book.ready = true;
})(globalThis.whoFreesIt ??= {});
