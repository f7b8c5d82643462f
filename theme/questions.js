// Asks the question that stands in a card or in the text, keeps the answer, and unfolds what belongs to it: the card's
// evidence and the paragraphs under the card. The HTML is made in crates/book/src/questions/html.rs; what is right is
// decided in answers.js.
(book => {
    const root = document.documentElement;
    const storage = () => { try { return window.localStorage; } catch { return null; } };
    const memory = book.remember(storage());
    const { make } = book;
    Object.assign(book, { memory, tally, forgotten: told => boxes.push({ reset: told }) });
    const boxes = [];
    const votes = [...document.querySelectorAll('form[data-key^="exam-"]')];
    const headingOf = element => [...document.querySelectorAll('main :is(h2, h3)')].findLast(one =>
        one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);

    function ask(box) {
        const form = box.querySelector('form');
        const { key, of, ask: kind } = form.dataset;
        const figure = box.closest('.listing');
        const evidence = figure?.querySelector('.evidence');
        const text = document.querySelector(`.answer[data-key="${key}"]`);
        const choices = [...form.querySelectorAll('.choices > li')];
        const answer = kind === 'choice' ? choices.findIndex(item => 'right' in item.dataset) : form.dataset.answer;
        const control = form.querySelector('select, input');
        const other = form.querySelector('.other');
        const said = form.querySelector('.said');
        const lines = () => [...figure.querySelectorAll('.code .line')];
        const done = () => form.classList.contains('done');
        const picking = () => !done() && !box.hidden && !box.matches('.recalled') && !figure.matches('.edited');

        // Stands in the question's space when the reader comes back.
        const recall = make('div', { className: 'recall' });
        const again = make('button', { type: 'button', className: 'again', textContent: 'Answer again' });
        again.addEventListener('click', () => reset().focus());

        // In the exam one key leads from a vote to the next claim: the page shows its heading, the next Tab is its first choice.
        const next = votes[votes.indexOf(form) + 1];
        const further = make('button', { type: 'button', textContent: next ? 'Next claim' : 'Your score' });
        further.addEventListener('click', () => {
            const heading = next ? headingOf(next) : document.querySelector('#your-score');
            const target = next?.querySelector('fieldset') ?? heading;
            target.tabIndex = -1;
            heading.scrollIntoView();
            target.focus({ preventScroll: true });
        });

        choices.forEach((item, index) =>
            item.querySelector('.choice').addEventListener('click', () => give(String(index))));
        other?.addEventListener('click', () => give('0'));
        form.addEventListener('submit', event => {
            event.preventDefault();
            if (control.value.trim()) return give(control.value);
            said.textContent = kind === 'line' ? 'Choose a line first.' : 'Type what you expect first.';
            control.focus();
        });
        if (kind === 'line') pickLines();

        function pickLines() {
            const pre = figure.querySelector('.code');
            control.append(make('option', { value: '', textContent: 'line …' }), ...lines().map((line, index) =>
                make('option', { value: index + 1, textContent: `${index + 1}: ${line.textContent.trim()}` })));
            control.addEventListener('change', paint);
            // The program is drawn anew after editing, and on the way back from its fix.
            figure.addEventListener('redrawn', paint);
            pre.addEventListener('click', event => {
                // Selecting text is not choosing a line, and the copy button is no line.
                if (!picking() || !getSelection().isCollapsed || event.target.closest('button, summary')) return;
                const middles = lines().map(line => {
                    const { top, bottom } = line.getBoundingClientRect();
                    return line.checkVisibility() ? Math.abs((top + bottom) / 2 - event.clientY) : Infinity;
                });
                give(String(middles.indexOf(Math.min(...middles)) + 1));
            });
            pre.addEventListener('keydown', event => {
                if (!picking() || event.target !== pre || event.ctrlKey || event.altKey || event.metaKey) return;
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step) {
                    event.preventDefault();
                    event.stopPropagation();
                    control.value = String(Math.min(Math.max(Number(control.value) + step, 1), lines().length));
                    said.textContent = `Line ${control.value} chosen.`;
                    paint();
                } else if (event.key === 'Enter' || event.key === ' ') {
                    event.preventDefault();
                    form.requestSubmit();
                }
            });
        }

        /** Marks lines of the program: the chosen one, and after the answer the right ones. */
        function paint() {
            if (kind !== 'line' || figure.matches('.as-fixed')) return;
            const wanted = answer.split(' ');
            const given = memory.answer(key, of)?.given;
            lines().forEach((line, index) => {
                const number = String(index + 1);
                line.classList.toggle('chosen', number === control.value && !done());
                line.classList.toggle('answer', done() && wanted.includes(number));
                line.classList.toggle('missed', done() && number === given && !wanted.includes(number));
            });
        }

        function give(given) {
            if (done()) return;
            const here = document.activeElement;
            memory.keep(key, of, given, book.judge({ ask: kind, answer }, given));
            show(given);
            // What is off or gone cannot hold the focus: it goes to what the answer came to, and no arrow key turns the page.
            if (here.disabled || !here.checkVisibility()) {
                said.tabIndex = -1;
                said.focus({ preventScroll: true });
            }
            tally();
        }

        /** Shows the answer beside what was given, and all that belongs to it. */
        function show(given) {
            const right = book.judge({ ask: kind, answer }, given);
            form.classList.add('done');
            form.classList.toggle('correct', right);
            const words = [right ? 'Right.' : 'Not quite.'];
            choices.forEach((item, index) => {
                item.classList.toggle('mine', String(index) === given);
                const face = item.querySelector('.choice');
                face.setAttribute('aria-disabled', 'true');
                const tag = [index === answer ? '✓ right' : '', String(index) === given ? 'your answer' : ''].filter(Boolean);
                if (tag.length) face.append(make('small', { className: 'tag', textContent: ` (${tag.join(', ')})` }));
                const because = item.querySelector('.because');
                if (because) because.open = true;
                stops(item, -1);
            });
            if (kind === 'choice' && !right && answer >= 0) {
                const face = choices[answer].querySelector('.choice');
                if (!face.querySelector('samp, .program')) words.push(`The answer: ${face.firstChild.textContent}.`);
            }
            if (kind === 'line') {
                const place = line => line === '0' ? `“${other.textContent}”` : book.lineWords(line.split(' '));
                if (right) words.push(given === '0' ? `${other.textContent}.` : `It is ${place(answer)}.`);
                else words.push(`You chose ${place(given)}; the answer is ${place(answer)}.`);
                form.querySelector(`.of-line[data-line="${given}"]`)?.removeAttribute('hidden');
                if (given !== '0') control.value = given;
                paint();
            }
            if (kind === 'text') {
                control.value = given;
                if (!right) said.before(make('p', { className: 'compared' }, 'It is ', make('samp', { textContent: answer })));
            }
            if (control) control.disabled = true;
            if (other) other.disabled = true;
            said.textContent = words.join(' ');
            form.querySelector('.reason')?.removeAttribute('hidden');
            box.classList.add('answered');
            if (key.startsWith('exam-')) box.append(further, ' ');
            box.append(again);
            if (evidence) book.open(evidence);
            fold();
        }

        /** What was decided has nothing to press: the Tab key passes over it. */
        function stops(item, index) {
            item.querySelectorAll('.choice, summary').forEach(one => { one.tabIndex = index; });
        }

        function clear() {
            form.classList.remove('done', 'correct');
            for (const item of choices) {
                item.classList.remove('mine');
                item.querySelector('.choice').removeAttribute('aria-disabled');
                item.querySelector('.tag')?.remove();
                const because = item.querySelector('.because');
                if (because) because.open = false;
                stops(item, 0);
            }
            if (control) Object.assign(control, { disabled: false, value: '' });
            if (other) other.disabled = false;
            form.querySelectorAll('.of-line, .reason').forEach(one => one.setAttribute('hidden', ''));
            form.querySelector('.compared')?.remove();
            said.textContent = '';
            paint();
        }

        function reset() {
            memory.drop([key]);
            recall.remove();
            again.remove();
            further.remove();
            box.classList.remove('recalled', 'answered');
            clear();
            if (evidence) book.open(evidence, root.matches('.show-all'));
            box.hidden = false;
            fold();
            tally();
            return control ?? choices[0].querySelector('.choice');
        }

        /** What belongs to the answer shows as long as the answer does; and lines can be chosen as long as it does not. */
        function fold() {
            const seen = evidence?.open || Boolean(memory.answer(key, of));
            text?.classList.toggle('open', seen);
            figure?.classList.toggle('picking', kind === 'line' && picking());
        }

        // "Show me" takes the question's place; folded again, it gives it back.
        evidence?.addEventListener('toggle', toggled);
        function toggled() {
            if (!box.matches('.answered')) box.hidden = evidence.open;
            if (!evidence.open) figure.querySelector('.fixes button')?.click();
            evidence.querySelector('.with-script').textContent = evidence.open ? 'The evidence' : 'Show me';
            fold();
        }
        if (evidence && root.matches('.show-all')) book.open(evidence);
        if (evidence?.open) toggled();

        const kept = memory.answer(key, of);
        if (kept) {
            const review = make('button', { type: 'button', textContent: 'Review' });
            review.addEventListener('click', () => {
                box.classList.remove('recalled');
                recall.remove();
                show(memory.answer(key, of)?.given ?? kept.given);
                again.focus();
            });
            const afresh = make('button', { type: 'button', textContent: 'Answer again' });
            afresh.addEventListener('click', () => reset().focus());
            recall.append(make('span', { textContent: `You answered this one ${kept.right ? 'rightly' : 'wrongly'}. ` }), review, ' ', afresh);
            box.append(recall);
            box.classList.add('recalled');
        }
        fold();
        boxes.push({
            reset: () => box.matches('.answered, .recalled') ? reset() : null,
            unfold: all => { if (evidence && !box.matches('.answered')) book.open(evidence, all); },
            holds: element => text?.contains(element),
            open: () => text.classList.add('open'),
        });
    }

    // The marks in the sidebar: how many of a chapter's questions have an answer.
    const link = document.querySelector('.sidebar a.active');
    const page = link?.getAttribute('href')?.split('/').pop();
    const printed = location.pathname.endsWith('print.html');

    function tally() {
        const forms = [...document.querySelectorAll('form.question, .practice')];
        const answered = forms.filter(form => memory.answer(form.dataset.key, form.dataset.of)).length;
        if (page && !printed) memory.count(page, answered, forms.length);
        const pages = memory.pages();
        for (const chapter of document.querySelectorAll('.sidebar .chapter a[href]')) {
            chapter.querySelector('.progress')?.remove();
            const [done, total] = pages[chapter.getAttribute('href').split('/').pop()] ?? [0, 0];
            if (done === 0) continue;
            chapter.append(make('span', { className: 'progress' },
                make('span', { className: 'figures', ariaHidden: 'true', textContent: done === total ? '✓' : `${done}/${total}` }),
                make('span', { className: 'in-words', textContent: `, ${done} of ${total} done` })));
        }
        forget.disabled = memory.size() === 0;
        score();
    }

    /** The exam's score, behind the sentence under its heading. */
    function score() {
        const under = document.querySelector('#your-score + p');
        const cast = votes.map(form => memory.answer(form.dataset.key, form.dataset.of)).filter(Boolean);
        const told = under?.querySelector('span') ?? under?.appendChild(make('span', { role: 'status' }));
        if (told) told.textContent = ` Your votes: ${cast.length}, of which right: ${cast.filter(vote => vote.right).length}.`;
    }

    const own = document.querySelector('.own');
    const forget = own?.querySelector('.forget') ?? make('button');
    forget.addEventListener('click', () => {
        const count = memory.size();
        if (!confirm(`Forget ${count === 1 ? 'one answer' : `all ${count} answers`}, in every chapter?`)) return;
        memory.forget();
        for (const box of boxes) box.reset();
        tally();
        // The button has nothing left to do and is off, so the focus goes to what it did.
        const status = own.querySelector('[role="status"]');
        status.textContent = 'All answers are forgotten.';
        status.tabIndex = -1;
        status.focus();
    });

    // The switch at the top of the page. The head of the page (theme/index.hbs) has set `show-all` before anything was painted.
    const modes = [...document.querySelectorAll('.mode button')];
    const press = () => modes.forEach(button =>
        button.setAttribute('aria-pressed', String((button.value === 'all') === root.matches('.show-all'))));
    modes.forEach(button => button.addEventListener('click', () => {
        const all = button.value === 'all';
        root.classList.toggle('show-all', all);
        try { storage().setItem('who-frees-it-mode', button.value); } catch { /* for this page, then */ }
        press();
        for (const box of boxes) box.unfold?.(all);
    }));

    /** A link into folded text opens it. */
    function follow() {
        const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const box = target && boxes.find(box => box.holds?.(target));
        if (!box || target.checkVisibility()) return;
        box.open();
        target.scrollIntoView();
    }

    document.querySelectorAll('.questions').forEach(ask);
    // From here on the classes say which answers are open.
    document.adoptedStyleSheets = [];
    press();
    follow();
    addEventListener('hashchange', follow);
    tally();
})(globalThis.whoFreesIt ??= {});
