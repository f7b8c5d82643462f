// Search: what a query finds, and how it is shown. Loaded, with the index (crates/book/src/search.rs), when somebody
// searches. `find` needs no DOM: node tests it (ci/unit).
(book => {
    // Words that say nothing as long as others stand beside them.
    const idle = new Set('a an and are as at be by can do does for from how i if in is it its my of on or rust the then this to versus vs was what when where which who why with you your'.split(' '));
    const letter = c => c !== undefined && /[\p{L}\p{N}_]/u.test(c);

    // A word of a sentence may end in its stop, and `Rc<RefCell>` stands in the text as `Rc<RefCell<T>>`.
    const whole = word => letter(word[0]) ? word.replace(/[.,:;!>)]+$/, '') : word;

    /** The words of a query in lower case: what is idle only where nothing else is asked. */
    book.wordsOf = query => {
        const all = query.toLowerCase().replace(/[“”"\x60?]/g, ' ').split(/\s+/).filter(Boolean).map(whole);
        const telling = all.filter(word => !idle.has(word));
        return [...new Set(telling.length > 0 ? telling : all)];
    };

    // `moves`, `moved` and `moving` find `move`: the ending goes, and the rest has to begin a word.
    const stem = word => /^\p{L}{5,}$/u.test(word) ? word.replace(/(ing|ed|es|s)$/, '') : word;

    /** Where `word` begins a word of `text`; code such as `push(` may stand anywhere. -1 if nowhere. */
    book.placeOf = (text, word, from = 0) => {
        const wanted = stem(word);
        for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (!letter(wanted[0]) || !letter(text[at - 1])) return at;
        }
        return -1;
    };

    function count(text, word, most) {
        let n = 0;
        for (let at = book.placeOf(text, word); at >= 0 && n < most; at = book.placeOf(text, word, at + 1)) n++;
        return n;
    }

    // A heading says more than a sentence, a sentence more than a program, and a program more than what is folded.
    function worth(section, word) {
        const named = section.title.split(/[^\p{L}\p{N}_:<>&]+/u).includes(word);
        const title = named ? 30 : book.placeOf(section.title, word) >= 0 ? 20 : 0;
        const also = book.placeOf(section.also, word) >= 0 ? 16 : 0;
        const said = count(section.prose, word, 6);
        const prose = said > 0 ? 5 + 2 * said : 0;
        const code = book.placeOf(section.code, word) >= 0 ? 4 : 0;
        const fold = book.placeOf(section.fold, word) >= 0 ? 2 : 0;
        const found = title + also + prose + code + fold;
        return found > 0 ? found + (book.placeOf(section.chapter, word) >= 0 ? 4 : 0) : book.placeOf(section.chapter, word) >= 0 ? 1 : 0;
    }

    let lowered = null;
    const lower = index => lowered?.of === index ? lowered.sections : (lowered = {
        of: index,
        sections: index.sections.map(([page, , title, also, prose, code, fold]) => ({
            chapter: index.pages[page][1].toLowerCase(),
            title: title.toLowerCase(), also: also.toLowerCase(), prose: prose.toLowerCase(), code: code.toLowerCase(), fold: fold.toLowerCase(),
        })),
    }).sections;

    /** What `query` finds: `[{ href, chapter, title, teaser }]`, best first. All of the words come before some of them. */
    book.find = (index, query, most = 20) => {
        const words = book.wordsOf(query);
        if (words.length === 0) return [];
        const phrase = words.join(' ');
        // A message, pasted as it stands: between the names in it are the words of the section that quotes it.
        const pasted = query.toLowerCase().split(/\x60[^\x60]*\x60|…/).map(part => part.trim()).filter(part => part.includes(' '));
        const found = lower(index).map((section, at) => {
            const each = words.map(word => worth(section, word));
            const near = words.length < 2 ? 0 : section.title.includes(phrase) ? 30 : section.prose.includes(phrase) ? 12 : 0;
            const quoted = words.length > 3 && pasted.length > 0 && pasted.every(part => section.prose.includes(part));
            return { at, hits: quoted ? words.length : each.filter(Boolean).length, worth: each.reduce((sum, one) => sum + one, near + (quoted ? 30 : 0)) };
        }).filter(one => one.hits > 0 && one.hits >= words.length / 2);
        found.sort((a, b) => b.hits - a.hits || b.worth - a.worth || a.at - b.at);
        return found.slice(0, most).map(({ at }) => {
            const [page, id, title, , prose, code, fold] = index.sections[at];
            const [href, chapter] = index.pages[page];
            return { href: id ? `${href}#${id}` : href, chapter, title, teaser: teaser([prose, code, fold], words) };
        });
    };

    /** The words around the first hit, in the first text that has one: `[text, isHit]` pairs. */
    function teaser(texts, words) {
        const at = text => Math.min(...words.map(word => book.placeOf(text.toLowerCase(), word)).filter(place => place >= 0));
        const text = texts.find(one => at(one) < Infinity) ?? texts[0];
        const first = at(text) < Infinity ? at(text) : 0;
        const from = first < 70 ? 0 : text.indexOf(' ', first - 70) + 1;
        const part = text.slice(from, from + 220);
        const pieces = [];
        let end = 0;
        while (end < part.length) {
            const low = part.toLowerCase();
            const next = words.map(word => [book.placeOf(low, word, end), word.length]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0])[0];
            if (!next) break;
            pieces.push([part.slice(end, next[0]), false], [part.slice(next[0], next[0] + next[1]), true]);
            end = next[0] + next[1];
        }
        pieces.push([part.slice(end), false]);
        if (from > 0) pieces.unshift(['… ', false]);
        if (from + 220 < text.length) pieces.push([' …', false]);
        return pieces;
    }

    /** Lets the reader search in the box and the list of theme/index.hbs. */
    book.searchIn = ({ input, status, list, outer, close }) => {
        const { make } = book;
        const links = () => [...list.querySelectorAll('a')];
        function show() {
            const query = input.value.trim();
            outer.classList.toggle('hidden', !query);
            const found = book.find(book.index, query);
            status.textContent = query ? `${found.length === 20 ? 'The best 20' : found.length || 'No'} result${found.length === 1 ? '' : 's'} for “${query}”` : '';
            list.replaceChildren(...found.map(({ href, chapter, title, teaser: words }) => {
                const [page, id] = href.split('#');
                const link = make('a', { href: `${path_to_root}${page}?search=${encodeURIComponent(query)}${id ? `#${id}` : ''}` },
                    title === chapter ? title : `${chapter}: ${title}`);
                const text = words.map(([part, hit]) => hit ? make('em', { textContent: part }) : part);
                return make('li', {}, link, make('span', { className: 'teaser' }, ...text));
            }));
        }
        input.addEventListener('input', show);
        input.form.addEventListener('submit', event => { event.preventDefault(); show(); links()[0]?.click(); });
        input.closest('search').addEventListener('keydown', event => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (event.key === 'Escape') return close();
            if (!step) return;
            event.preventDefault();
            const all = [input, ...links()];
            all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement) + step))].focus();
        });
        show();
    };

    /** Marks the words that led here, below the heading that the address names; a hit in a fold opens it. */
    book.markHits = query => {
        const words = book.wordsOf(query);
        const start = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : document.querySelector('main h1');
        if (!start || words.length === 0) return;
        const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        const ranges = [];
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (!(start.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
            const heading = node.parentElement.closest('h1, h2, h3, h4');
            if (heading && heading !== start) break;
            if (node.parentElement.closest('script, .memory, .permissions, .sr, button')) continue;
            const text = node.data.toLowerCase();
            for (const word of words) {
                for (let at = book.placeOf(text, word); at >= 0; at = book.placeOf(text, word, at + 1)) {
                    const range = new Range();
                    range.setStart(node, at);
                    range.setEnd(node, Math.min(at + word.length, text.length));
                    ranges.push(range);
                }
            }
        }
        const seen = range => range.startContainer.parentElement.checkVisibility();
        const first = ranges.find(seen) ?? ranges[0];
        for (let fold = first?.startContainer.parentElement.closest('details:not([open])'); fold; fold = fold.parentElement.closest('details:not([open])')) fold.open = true;
        document.documentElement.classList.add('sought');
        if (globalThis.Highlight) CSS.highlights.set('found', new Highlight(...ranges));
        first?.startContainer.parentElement.scrollIntoView({ block: 'center' });
    };
})(globalThis.whoFreesIt ??= {});
