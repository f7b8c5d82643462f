// What counts as a right answer, and what the browser remembers of the answers. No DOM: node tests it (ci/unit).
(book => {
    // White space is forgiven: a reader predicts what is printed, not how it is spaced.
    const squeezed = text => text.replace(/\s+/g, '');

    /** Whether `given` answers a question of the form `{ ask, answer }` rightly. */
    book.judge = ({ ask, answer }, given) => {
        switch (ask) {
            case 'choice': return String(given) === String(answer);
            case 'line': return answer.split(' ').includes(String(given));
            default: return squeezed(answer) === squeezed(given);
        }
    };

    /** `lines 8 to 10`, `line 4`, `lines 4 and 9`. */
    book.lineWords = lines => {
        const numbers = lines.map(Number);
        const [first, last] = [numbers[0], numbers[numbers.length - 1]];
        if (numbers.length === 1) return `line ${first}`;
        if (numbers.length === 2) return `lines ${first} and ${last}`;
        return last - first === numbers.length - 1 ? `lines ${first} to ${last}` : `lines ${numbers.join(', ')}`;
    };

    const KEY = 'who-frees-it';

    // Whatever else the storage holds was not written here, and is left out.
    const isAnswer = kept => Array.isArray(kept) && kept.slice(0, 2).every(part => typeof part === 'string');
    const isCount = kept => Array.isArray(kept) && kept.length === 2 && kept.every(Number.isInteger);
    const only = (kept, sound) => Object.fromEntries(Object.entries(kept ?? {}).filter(([, value]) => sound(value)));

    /**
     * The reader's answers by question key, and each page's count, in `storage` (localStorage). Where that is refused
     * they live as long as the page. An answer is good only for the question `of` which it was given.
     */
    book.remember = storage => {
        let own = {};
        let refused = false;
        const read = () => {
            if (!refused) try {
                const kept = JSON.parse(storage.getItem(KEY));
                if (kept && typeof kept === 'object') own = kept;
                else if (kept === null) own = {};
            } catch { /* refused or not ours: what this page knows has to do */ }
            own = { answers: only(own.answers, isAnswer), pages: only(own.pages, isCount) };
            return own;
        };
        const write = state => {
            own = state;
            const empty = Object.keys(state.answers).length === 0 && Object.keys(state.pages).length === 0;
            try {
                if (empty) storage.removeItem(KEY);
                else storage.setItem(KEY, JSON.stringify(state));
            } catch { refused = true; }
        };
        return {
            answer(key, of) {
                const kept = read().answers[key];
                return kept && kept[0] === of ? { given: kept[1], right: kept[2] === 1 } : null;
            },
            keep(key, of, given, right) {
                const state = read();
                state.answers[key] = [of, given, right ? 1 : 0];
                write(state);
            },
            drop(keys) {
                const state = read();
                for (const key of keys) delete state.answers[key];
                write(state);
            },
            count(page, answered, total) {
                const state = read();
                if (answered > 0) state.pages[page] = [answered, total];
                else delete state.pages[page];
                write(state);
            },
            pages: () => read().pages,
            size: () => Object.keys(read().answers).length,
            forget: () => write({ answers: {}, pages: {} }),
        };
    };
})(globalThis.whoFreesIt ??= {});
