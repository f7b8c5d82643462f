// Steps through the pictures of memory that stand in the page, and tells a permission's reason.
// The HTML is made in crates/figure/src; what needs no DOM is in steps.js.
(book => {
    function memory(figure) {
        let steps = null;
        const slider = figure.querySelector('input');
        const live = figure.querySelector('.live');
        const buttons = [...figure.querySelectorAll('button')];
        const listing = figure.closest('.listing');
        // 0 is the listing itself, 1 its first fix.
        const own = [...listing.querySelectorAll('.fix')].indexOf(figure.closest('.fix')) + 1;
        const count = Number(slider.max);
        let at = slider.defaultValue - 1;
        let current = figure.querySelector('.step.current');

        /** Lights the step's lines, so that one sees that they go together; not those of another program. */
        function light() {
            if ((listing.dataset.shown ?? 0) != own) return;
            const [from, to] = current.dataset.lines.split(' ').map(Number);
            const on = !listing.matches('.edited') && figure.checkVisibility();
            listing.querySelectorAll('.code .line').forEach((line, index) =>
                line.classList.toggle('lit', on && from <= index + 1 && index < to));
        }

        function show(to) {
            const next = book.stepTo(to, at, count);
            if (next === at) return;
            at = next;
            current.classList.remove('current');
            current = allSteps()[at];
            current.classList.add('current');
            live.innerHTML = current.querySelector('.say').innerHTML;
            state();
            light();
        }

        /** The steps stand in the page as text until the first of them is asked for. */
        function allSteps() {
            if (!steps) {
                for (const later of figure.querySelectorAll('script')) later.outerHTML = later.textContent;
                steps = [...figure.querySelectorAll('.step')];
            }
            return steps;
        }

        function state() {
            slider.value = at + 1;
            slider.setAttribute('aria-valuetext', `step ${at + 1} of ${count}`);
            for (const button of buttons) {
                const ends = book.stepTo(button.dataset.to, at, count) === at;
                button.setAttribute('aria-disabled', String(ends));
            }
        }

        buttons.forEach(button => button.addEventListener('click', () => show(button.dataset.to)));
        slider.addEventListener('input', () => show(slider.value - 1));
        figure.addEventListener('keydown', event => {
            const to = book.stepKey(event.key);
            if (!to || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
            // mdBook turns the page with the same keys.
            event.stopPropagation();
            // Up and down still scroll the page, but for the slider, where they are steps.
            if (event.target !== slider && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return;
            event.preventDefault();
            show(event.key === 'ArrowUp' ? 'forward' : event.key === 'ArrowDown' ? 'back' : to);
        });
        state();
        listing.addEventListener('redrawn', light);
        figure.closest('.evidence')?.addEventListener('toggle', light);
        // Once it comes into view. Whether it can be seen is a question that has the page laid out.
        const near = new IntersectionObserver(seen => {
            if (!seen.some(one => one.isIntersecting)) return;
            near.disconnect();
            light();
        }, { rootMargin: '100%' });
        near.observe(figure);
    }

    function margin(list) {
        const listing = list.closest('.listing');
        let pinned = null;
        let rest = null;
        // What says the reason stands in the card's fold, which may be no element yet.
        const say = item => {
            const why = (listing.querySelectorAll('.fix')[list.dataset.of - 1] ?? listing).querySelector('.why');
            rest ??= why.innerHTML;
            why.innerHTML = item ? item.querySelector('.reason').innerHTML : rest;
        };
        for (const item of list.querySelectorAll('li:has(button)')) {
            const button = item.querySelector('button');
            item.addEventListener('mouseenter', () => say(item));
            item.addEventListener('mouseleave', () => say(pinned));
            button.addEventListener('focus', () => say(item));
            button.addEventListener('blur', () => say(pinned));
            button.addEventListener('click', () => {
                pinned?.querySelector('button').setAttribute('aria-pressed', 'false');
                pinned = pinned === item ? null : item;
                button.setAttribute('aria-pressed', String(pinned === item));
                say(item);
            });
        }
    }

    const alive = new WeakSet();
    const once = (work, one) => { if (!alive.has(one)) { alive.add(one); work(one); } };

    /** Brings the figures in an element to life: the page's own, and those that come into it later. */
    book.figures = element => {
        element.querySelectorAll('.memory:not(.one)').forEach(one => once(memory, one));
        element.querySelectorAll('.margin').forEach(one => once(margin, one));
    };
    book.figures(document);
    document.addEventListener('unfolded', event => book.figures(event.target));
})(globalThis.whoFreesIt);
