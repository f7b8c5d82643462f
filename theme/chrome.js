// What mdBook's own page frame lacks for those who use a keyboard or a screen reader.
(() => {
    document.getElementById('mdbook-menu-bar')?.setAttribute('role', 'banner');

    // Text that may be wider than the screen can be scrolled without a mouse.
    for (const code of document.querySelectorAll('main pre > code[class*="language-"]')) code.tabIndex = 0;

    // In a program that is wider than the screen the arrow keys scroll; mdBook would leave for another chapter.
    document.addEventListener('keydown', event => {
        const wide = event.target.matches?.('main pre, main pre > code') && event.target.scrollWidth > event.target.clientWidth;
        if (wide && ['ArrowLeft', 'ArrowRight'].includes(event.key)) event.stopPropagation();
    }, true);

    // The sidebar's toggle is a label, which cannot be focused and may not say "expanded": a button takes its place.
    const label = document.getElementById('mdbook-sidebar-toggle');
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    if (!label || !box) return;
    const button = document.createElement('button');
    button.type = 'button';
    for (const name of ['id', 'class', 'title', 'aria-label', 'aria-controls']) {
        button.setAttribute(name, label.getAttribute(name) ?? '');
    }
    button.innerHTML = label.innerHTML;
    label.replaceWith(button);
    const say = () => button.setAttribute('aria-expanded', String(box.checked));
    say();
    box.addEventListener('change', say);
    button.addEventListener('click', () => box.click());
})();
