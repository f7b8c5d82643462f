// The frame of the page (theme/index.hbs): table of contents, theme, keys, copy buttons. Its ids are mdBook's.
(book => {
    const root = document.documentElement;
    const $ = id => document.getElementById(id);
    const keep = (name, value) => { try { value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value); } catch { /* refused: it lasts as long as the page */ } };
    const make = book.make = (tag, properties = {}, ...children) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    };

    // The table of contents. Its toggle is a label, for those without scripts; a label cannot be focused, so a button takes
    // its place.
    const box = $('mdbook-sidebar-toggle-anchor');
    const sidebar = $('mdbook-sidebar');
    const here = location.pathname.split('/').pop() || 'index.html';
    const links = [...sidebar.querySelectorAll('a[href]')];
    const current = links.find(link => link.getAttribute('href').split('/').pop() === here) ?? (here === 'index.html' ? links[0] : null);
    current?.classList.add('active');
    current?.setAttribute('aria-current', 'page');
    const label = $('mdbook-sidebar-toggle');
    const toggle = make('button', { type: 'button', innerHTML: label.innerHTML });
    for (const name of ['id', 'class', 'title', 'aria-label', 'aria-controls']) toggle.setAttribute(name, label.getAttribute(name));
    label.replaceWith(toggle);
    const showContents = () => {
        toggle.setAttribute('aria-expanded', String(box.checked));
        root.classList.toggle('sidebar-visible', box.checked);
        // What is out of sight is out of reach for the keyboard, too.
        sidebar.inert = !box.checked;
        // With the next picture: to ask for a place now would have the whole page laid out once more.
        if (box.checked) requestAnimationFrame(() => current?.scrollIntoView({ block: 'nearest' }));
    };
    box.checked = root.matches('.sidebar-visible');
    showContents();
    toggle.addEventListener('click', () => {
        box.checked = !box.checked;
        showContents();
        if (wide.matches) keep('mdbook-sidebar', box.checked ? 'visible' : 'hidden');
    });

    // The theme.
    const menu = $('mdbook-theme-list');
    const opener = $('mdbook-theme-toggle');
    const themes = [...menu.querySelectorAll('.theme')];
    const named = button => button.id.slice('mdbook-theme-'.length);
    const chosen = () => kept('mdbook-theme') ?? 'default_theme';
    const paint = () => {
        root.classList.remove(...themes.map(named));
        root.classList.add(chosen() === 'default_theme' ? auto_theme() : chosen());
        for (const button of themes) {
            button.setAttribute('aria-checked', String(named(button) === chosen()));
            button.classList.toggle('theme-selected', named(button) === chosen());
        }
    };
    const openMenu = open => {
        menu.style.display = open ? 'block' : 'none';
        opener.setAttribute('aria-expanded', String(open));
        if (open) (themes.find(button => named(button) === chosen()) ?? themes[0]).focus();
    };
    paint();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
    opener.addEventListener('click', () => openMenu(menu.style.display !== 'block'));
    menu.addEventListener('click', event => {
        const button = event.target.closest('.theme');
        if (!button) return;
        keep('mdbook-theme', named(button) === 'default_theme' ? null : named(button));
        paint();
        openMenu(false);
        opener.focus();
    });
    menu.addEventListener('keydown', event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) themes[(themes.indexOf(document.activeElement) + step + themes.length) % themes.length].focus();
        else if (event.key === 'Escape') { openMenu(false); opener.focus(); }
        else return;
        event.preventDefault();
    });
    document.addEventListener('click', event => { if (!event.target.closest('.theme-popup, #mdbook-theme-toggle')) openMenu(false); });

    // A table that is wider than the screen scrolls, by the keys as well.
    const sized = new ResizeObserver(entries => entries.forEach(({ target }) => {
        if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
        else target.removeAttribute('tabindex');
    }));
    document.querySelectorAll('.table-wrapper').forEach(one => sized.observe(one));

    // One of five columns, or of measurements, stands row by row on a phone, each cell behind the name of its column (theme/book.css).
    for (const table of document.querySelectorAll('.table-wrapper table:has(th:nth-child(5)), .data table')) {
        const names = [...table.querySelectorAll('th')].map(head => head.textContent);
        for (const { cells } of table.tBodies[0].rows) [...cells].forEach((cell, column) => { cell.dataset.column = names[column]; });
    }

    // Keys. The arrows turn the page only where nothing on the page has the focus: in a program they scroll, in a figure they
    // step, in the editor they move.
    document.addEventListener('keydown', event => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
        if (event.target !== document.body && event.target !== $('mdbook-content')) return;
        const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
        if (rel) document.querySelector(`.turn a[rel=${rel}]`)?.click();
        else if (event.key === '/' || event.key === 's') { event.preventDefault(); seeker.click(); }
    });

    // Search. Its script and its index come when somebody searches, or follows a result.
    const search = $('mdbook-search-wrapper');
    const seeker = $('mdbook-search-toggle');
    const input = $('mdbook-searchbar');
    let loading = null;
    const load = () => loading ??= new Promise((onload, onerror) =>
        document.head.append(make('script', { src: search.dataset.script, onload, onerror })));
    const close = () => {
        search.classList.add('hidden');
        seeker.setAttribute('aria-expanded', 'false');
        seeker.focus();
    };
    seeker.addEventListener('click', () => {
        if (!search.classList.contains('hidden')) return close();
        search.classList.remove('hidden');
        seeker.setAttribute('aria-expanded', 'true');
        scrollTo({ top: 0 });
        input.select();
        const status = $('mdbook-searchresults-header');
        const outer = $('mdbook-searchresults-outer');
        if (!loading) load().then(() => book.searchIn({ input, status, outer, list: $('mdbook-searchresults'), close }), () => {
            outer.classList.remove('hidden');
            status.textContent = 'The index did not arrive: reload the page to search.';
        });
    });
    const sought = new URLSearchParams(location.search).get('search');
    if (sought) load().then(() => book.markHits(sought), () => {});

    // Copying. The button stands beside the code or above it, never on it.
    async function copied(text) {
        try { return await navigator.clipboard.writeText(text), true; } catch { /* a page from disk may not: the old way */ }
        const area = make('textarea', { value: text });
        document.body.append(area);
        area.select();
        const done = document.execCommand('copy');
        area.remove();
        return done;
    }
    const copies = (button, code) => button.addEventListener('click', async () => {
        button.textContent = await copied(code.textContent) ? 'Copied' : 'Not copied';
        setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    for (const button of document.querySelectorAll('figure.listing .clip-button')) copies(button, button.closest('figure').querySelector('pre.code > code'));
    for (const code of document.querySelectorAll('main pre > code[class*="language-"]')) {
        // Text that is wider than the screen can be scrolled without a mouse.
        code.tabIndex = 0;
        const button = make('button', { type: 'button', className: 'clip-button', textContent: 'Copy' });
        copies(button, code);
        code.after(button);
    }
})(globalThis.whoFreesIt ??= {});
