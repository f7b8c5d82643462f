// Asks the questions that stand in the cards and in the text, one after the other, and shows how far the reader is.
// The HTML is made in crates/book/src/questions/html.rs; what is right is decided in answers.js.
(book => {
    const storage = () => { try { return window.localStorage; } catch { return null; } };
    const memory = book.remember(storage());
    const make = (tag, properties = {}, ...children) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    };
    book.make = make;
    const all = [...document.querySelectorAll('.questions')];
    const resets = [];

    function ask(box) {
        const figure = box.closest('.listing');
        const evidence = figure?.querySelector('.evidence');
        const forms = [...box.querySelectorAll('form')];
        const questions = forms.map(form => question(form));
        const stored = () => forms.map(form => memory.answer(form.dataset.key, form.dataset.of));

        // Stands where the first question would, in the same space, when the reader comes back.
        const recall = make('div', { className: 'recall' });
        const again = make('button', { type: 'button', className: 'again', textContent: 'Answer again' });
        again.addEventListener('click', () => reset().focus());

        function question(form) {
            const { ask: kind } = form.dataset;
            const choices = [...form.querySelectorAll('.choices > li')];
            const answer = kind === 'choice' ? choices.findIndex(item => 'right' in item.dataset) : form.dataset.answer;
            const control = form.querySelector('select, textarea');
            const lines = () => [...figure.querySelectorAll('.code .line')];
            const said = form.querySelector('.said');
            const picking = () => !form.hidden && !form.classList.contains('done') && !box.classList.contains('recalled')
                && !box.hidden && !figure.classList.contains('edited');

            choices.forEach((item, index) =>
                item.querySelector('.choice').addEventListener('click', () => give(String(index))));
            form.addEventListener('submit', event => {
                event.preventDefault();
                if (control.value.trim()) return give(control.value);
                said.textContent = kind === 'line' ? 'Choose a line first.' : 'Type what you expect first.';
                control.focus();
            });
            if (kind === 'text') {
                control.addEventListener('keydown', event => {
                    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
                });
            }
            if (kind === 'line') {
                const pre = figure.querySelector('.code');
                control.append(make('option', { value: '', textContent: 'line …' }), ...lines().map((line, index) =>
                    make('option', { value: index + 1, textContent: `${index + 1}: ${line.textContent.trim()}` })));
                control.addEventListener('change', paint);
                // The program is drawn anew after editing, and on the way back from its fix.
                figure.addEventListener('redrawn', paint);
                const choose = number => {
                    control.value = String(number);
                    said.textContent = `Line ${number} chosen.`;
                    paint();
                };
                pre.addEventListener('click', event => {
                    // Selecting text is not choosing a line, and the copy button is no line.
                    if (!picking() || !getSelection().isCollapsed || event.target.closest('button')) return;
                    const middles = lines().map(line => {
                        const { top, bottom } = line.getBoundingClientRect();
                        return Math.abs((top + bottom) / 2 - event.clientY);
                    });
                    choose(middles.indexOf(Math.min(...middles)) + 1);
                });
                pre.addEventListener('keydown', event => {
                    if (!picking() || event.target !== pre || event.ctrlKey || event.altKey || event.metaKey) return;
                    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                    if (step) {
                        event.preventDefault();
                        event.stopPropagation();
                        choose(Math.min(Math.max(Number(control.value) + step, 1), lines().length));
                    } else if (event.key === 'Enter' || event.key === ' ') {
                        event.preventDefault();
                        form.requestSubmit();
                    }
                });
            }

            /** Marks lines of the program: the chosen one, and after the answer the right ones. */
            function paint() {
                if (kind !== 'line' || figure.matches('.as-fixed')) return;
                const done = form.classList.contains('done');
                const wanted = answer.split(' ');
                lines().forEach((line, index) => {
                    const number = String(index + 1);
                    const chosen = number === control.value;
                    line.classList.toggle('chosen', chosen && !done && !form.hidden);
                    line.classList.toggle('answer', done && wanted.includes(number));
                    line.classList.toggle('missed', done && chosen && !wanted.includes(number));
                });
            }

            function give(given) {
                if (form.classList.contains('done')) return;
                memory.keep(form.dataset.key, form.dataset.of, given, book.judge({ ask: kind, answer }, given));
                show(given);
                next();
                tally();
            }

            /** Shows the answer beside what was given. */
            function show(given) {
                const right = book.judge({ ask: kind, answer }, given);
                form.hidden = false;
                form.classList.add('done');
                form.classList.toggle('correct', right);
                const words = [right ? 'Right.' : 'Not quite.'];
                choices.forEach((item, index) => {
                    item.classList.toggle('mine', String(index) === given);
                    item.querySelector('.choice').setAttribute('aria-disabled', 'true');
                    item.querySelector('.tag')?.remove();
                    const tag = [index === answer ? '✓ right' : '', String(index) === given ? 'your answer' : ''];
                    if (tag.some(Boolean)) {
                        item.querySelector('.choice').append(
                            make('small', { className: 'tag', textContent: ` (${tag.filter(Boolean).join(', ')})` }));
                    }
                    const because = item.querySelector('.because');
                    if (because) because.open = true;
                });
                if (kind === 'choice' && !right && answer >= 0) {
                    const face = choices[answer].querySelector('.choice');
                    if (!face.querySelector('samp, .program')) words.push(`The answer: ${face.firstChild.textContent}.`);
                }
                if (kind === 'line') {
                    control.value = given;
                    const wanted = answer.split(' ');
                    if (!right) words.push(`You chose line ${given}; it is ${book.lineWords(wanted)}.`);
                    else words.push(`It is ${book.lineWords(wanted)}.`);
                    paint();
                }
                if (kind === 'text') {
                    control.value = given;
                    const rows = book.compare(answer, given).map(({ recorded, given: typed, right: same }) =>
                        make('li', { className: same ? 'same' : 'other' }, make('samp', {
                            textContent: same ? recorded : `${typed ?? '(no line)'} → ${recorded ?? '(no such line)'}`,
                        }), same ? ' ✓' : ' ✗'));
                    form.querySelector('.compared')?.remove();
                    if (!right) said.before(make('ol', { className: 'compared' }, ...rows));
                    if (!right) words.push('Your lines → the recorded ones.');
                }
                if (control) control.disabled = true;
                said.textContent = words.join(' ');
                form.querySelector('.reason')?.removeAttribute('hidden');
            }

            function clear() {
                form.classList.remove('done', 'correct');
                for (const item of choices) {
                    item.classList.remove('mine');
                    item.querySelector('.choice').removeAttribute('aria-disabled');
                    item.querySelector('.tag')?.remove();
                    const because = item.querySelector('.because');
                    if (because) because.open = false;
                }
                if (control) {
                    control.disabled = false;
                    control.value = '';
                }
                paint();
                form.querySelector('.compared')?.remove();
                said.textContent = '';
                form.querySelector('.reason')?.setAttribute('hidden', '');
            }

            return { form, show, clear, control, choices };
        }

        /** Goes on to the first question without an answer; after the last one the evidence opens. */
        function next() {
            const open = questions.find(one => !one.form.classList.contains('done'));
            const picks = open?.form.dataset.ask === 'line';
            figure?.classList.toggle('picking', Boolean(picks));
            if (open) {
                open.form.hidden = false;
                return;
            }
            box.classList.add('answered');
            box.append(again);
            if (evidence) evidence.open = true;
        }

        function review() {
            box.classList.remove('recalled');
            recall.remove();
            stored().forEach((answer, index) => answer && questions[index].show(answer.given));
            next();
        }

        function reset() {
            memory.drop(forms.map(form => form.dataset.key));
            recall.remove();
            again.remove();
            box.classList.remove('recalled', 'answered');
            questions.forEach((one, index) => {
                one.clear();
                one.form.hidden = index > 0;
            });
            if (evidence) evidence.open = false;
            box.hidden = false;
            next();
            tally();
            return questions[0].control ?? questions[0].choices[0].querySelector('.choice');
        }
        resets.push(() => {
            const begun = box.matches('.answered, .recalled') || box.querySelector('.done');
            if (begun) reset();
        });

        // "Show me" takes the questions' place; folded again, it gives it back.
        evidence?.addEventListener('toggle', () => {
            if (!box.classList.contains('answered')) box.hidden = evidence.open;
            if (!evidence.open) figure.querySelector('.fixes button')?.click();
            evidence.querySelector('.with-script').textContent = evidence.open ? 'The evidence' : 'Show me';
        });

        const kept = stored();
        const answered = kept.filter(Boolean);
        if (answered.length > 0) {
            const right = answered.filter(answer => answer.right).length;
            const text = `You answered ${answered.length} of ${forms.length}, ${right} of them right. `;
            const more = answered.length < forms.length;
            const go = make('button', { type: 'button', textContent: more ? 'Go on' : 'Review' });
            go.addEventListener('click', () => {
                review();
                const last = [...forms].reverse().find(form => !form.hidden);
                (last.querySelector('.choice, select, textarea') ?? last).focus();
            });
            const afresh = make('button', { type: 'button', textContent: 'Answer again' });
            afresh.addEventListener('click', () => reset().focus());
            recall.append(make('span', { textContent: text }), go, ' ', afresh);
            box.append(recall);
            box.classList.add('recalled');
        } else {
            next();
        }
    }

    // The marks in the sidebar: how many of a chapter's questions have an answer.
    const link = document.querySelector('.sidebar a.active');
    const page = link?.getAttribute('href')?.split('/').pop();
    const printed = location.pathname.endsWith('print.html');

    function tally() {
        const forms = [...document.querySelectorAll('form.question')];
        const answered = forms.filter(form => memory.answer(form.dataset.key, form.dataset.of)).length;
        if (page && !printed) memory.count(page, answered, forms.length);
        const pages = memory.pages();
        for (const chapter of document.querySelectorAll('.sidebar .chapter a[href]')) {
            chapter.querySelector('.progress')?.remove();
            const [done, total] = pages[chapter.getAttribute('href').split('/').pop()] ?? [0, 0];
            if (done === 0) continue;
            chapter.append(make('span', { className: 'progress' },
                make('span', { className: 'figures', ariaHidden: 'true', textContent: done === total ? '✓' : `${done}/${total}` }),
                make('span', { className: 'in-words', textContent: `, ${done} of ${total} questions answered` })));
        }
        forget.disabled = memory.size() === 0;
    }

    const own = document.querySelector('.own');
    const forget = own?.querySelector('.forget') ?? make('button');
    forget.addEventListener('click', () => {
        const count = memory.size();
        if (!confirm(`Forget ${count === 1 ? 'one answer' : `all ${count} answers`}, in every chapter?`)) return;
        memory.forget();
        for (const reset of resets) reset();
        tally();
        // The button has nothing left to do and is off, so the focus goes to what it did.
        const status = own.querySelector('[role="status"]');
        status.textContent = 'All answers are forgotten.';
        status.tabIndex = -1;
        status.focus();
    });

    all.forEach(ask);
    tally();
})(globalThis.whoFreesIt ??= {});
