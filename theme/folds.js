// What a card has folded stands in the page as text, since half of a chapter's elements lie there and nobody waits for those. It becomes
// elements when the reader wants it or the page is printed, and otherwise card by card as soon as the browser has nothing else to do, so
// that searching in the page finds it. Without JavaScript it is there from the start. The HTML is made in crates/book/src/html.rs.
(book => {
    /** Makes elements of what the card around `element` has folded. Who brings them to life hears of it: `unfolded`. */
    book.unfold = element => {
        const card = element?.closest('.listing');
        const texts = [...card?.querySelectorAll('noscript') ?? []];
        for (const text of texts) text.outerHTML = text.textContent;
        if (texts.length) card.dispatchEvent(new Event('unfolded', { bubbles: true }));
    };

    /** Opens a fold of a card, or shuts it. */
    book.open = (fold, open = true) => {
        if (open) book.unfold(fold);
        fold.open = open;
    };

    const next = () => document.querySelector('.listing noscript');
    const all = () => document.querySelectorAll('.listing noscript').forEach(text => book.unfold(text));
    const idle = globalThis.requestIdleCallback ?? (work => setTimeout(work, 100));
    const oneByOne = () => { book.unfold(next()); if (next()) idle(oneByOne); };

    // Before it opens, or nothing would be in it for a moment; who opens it otherwise (the browser's own search) is heard after that.
    document.addEventListener('click', event => { if (event.target.closest('summary')) book.unfold(event.target); }, true);
    document.addEventListener('toggle', event => book.unfold(event.target), true);
    addEventListener('beforeprint', all);
    if (document.documentElement.matches('.show-all')) all();
    else addEventListener('load', () => idle(oneByOne));
})(globalThis.whoFreesIt ??= {});
