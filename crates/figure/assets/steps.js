// Where a step button, a key or the slider leads. No DOM: node tests it (ci/unit).
(book => {
    const keys = { ArrowLeft: 'back', ArrowUp: 'back', ArrowRight: 'forward', ArrowDown: 'forward', Home: 'first', End: 'last' };

    /** What a key asks for; undefined for keys that are not ours. */
    book.stepKey = key => Object.hasOwn(keys, key) ? keys[key] : undefined;

    /** The step that `to` (first, back, forward, last or a number) leads to, from `at`, of `count` steps. */
    book.stepTo = (to, at, count) => {
        const wanted = { first: 0, back: at - 1, forward: at + 1, last: count - 1 }[to] ?? Number(to);
        return Math.max(0, Math.min(count - 1, Number.isInteger(wanted) ? wanted : at));
    };
})(globalThis.whoFreesIt ??= {});
