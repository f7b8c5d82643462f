// "Your own program": an editor, and below it the card that the server on the reader's machine draws of it
// (own.rs). Only that server's page has this script and the token; elsewhere the page's text says what to run.
(book => {
    const { make } = book;
    const token = document.querySelector('meta[name="book-token"]').content;
    // The section on what to do without a server makes room.
    const mount = make('div');
    const section = [document.getElementById('without-a-server')];
    while (!section.at(-1).nextElementSibling.matches('h2')) section.push(section.at(-1).nextElementSibling);
    section[0].before(mount);
    for (const part of section) part.hidden = true;

    // The text stays in this browser, or in a link that the reader makes.
    const KEY = 'who-frees-it-own';
    const recall = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
    const retain = text => { try { localStorage.setItem(KEY, text); } catch { /* refused: it lasts as long as the page */ } };
    const linked = () => { try { return decodeURIComponent(/^#program=(.*)$/.exec(location.hash)?.[1] ?? '') || null; } catch { return null; } };
    const example = document.querySelector('figure.listing pre.code > code').textContent;
    // It is edited here, and this page may not ask the Playground.
    document.querySelectorAll('figure.listing .edit').forEach(edit => edit.remove());

    const code = make('code', { className: 'nohighlight' });
    const pre = make('pre', { className: 'code' }, code);
    const button = (textContent, className = '') => make('button', { type: 'button', textContent, className });
    const [go, link, again] = [button('Show', 'run'), button('Copy a link to it'), button('Back to the example')];
    const status = make('p', { role: 'status', className: 'small' });
    const clock = make('span', { ariaHidden: 'true' });
    const result = make('div');
    const area = book.editor(pre, {
        value: linked() ?? recall() ?? example, label: 'Your program', change: () => { retain(area.value); draw(); }, run: show,
        leave: () => go.focus(),
    });
    mount.append(make('figure', { className: 'listing edited own-program' },
        make('figcaption', {}, make('span', { className: 'name', textContent: 'your_program.rs' })), pre,
        make('div', { className: 'bench' }, make('p', { className: 'buttons-row' }, go, ' ', link, ' ', again), make('p', { className: 'small' }, status, clock))),
    result);

    function draw() {
        code.innerHTML = book.highlight(area.value).map(line => `<span class="line">${line}\n</span>`).join('');
    }

    function put(text) {
        area.value = text;
        retain(text);
        draw();
    }

    let asked = null;
    async function show() {
        asked?.abort();
        const mine = asked = new AbortController();
        const begun = performance.now();
        const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
        const ticks = setInterval(() => { clock.textContent = ` ${seconds()}`; }, 100);
        const tell = text => { if (mine === asked) status.textContent = text; };
        retain(area.value);
        tell('Sent to this machine’s server …');
        try {
            let answered = false;
            for await (const said of lines(area.value, mine.signal)) {
                if (mine !== asked) return;
                if (said.doing) tell(`It is ${said.doing} …`);
                if (said.failed) fail(said.failed);
                if (said.card) {
                    result.innerHTML = said.card;
                    book.figures(result);
                    tell(`Drawn in ${seconds()}: ${result.querySelector('.verdict').lastChild.textContent}.`);
                    result.scrollIntoView({ block: 'nearest' });
                }
                answered ||= Boolean(said.failed || said.card);
            }
            if (!answered) fail('The server ended before it answered; start `cargo book` again and reload this page.');
        } catch (why) {
            if (mine === asked) fail(why instanceof Refused ? why.message : 'No server answers; start `cargo book` again and reload this page.');
        } finally {
            clearInterval(ticks);
            if (mine === asked) clock.textContent = '';
        }

        function fail(text) {
            tell('There is nothing to show:');
            result.replaceChildren(make('div', { className: 'listing rejected' }, make('div', { className: 'message' },
                make('pre', { tabIndex: 0 }, make('samp', { textContent: text })))));
        }
    }

    class Refused extends Error {}

    /** What the server says, line by line. */
    async function* lines(program, signal) {
        const response = await fetch(new URL('-/draw', location.href), {
            method: 'POST', signal, body: JSON.stringify({ program }),
            headers: { 'content-type': 'application/json', 'x-book-token': token },
        });
        if (!response.ok) throw new Refused((await response.text()).trim());
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (;;) {
            const { done, value } = await reader.read();
            const whole = (rest + (value ?? '')).split('\n');
            rest = whole.pop();
            for (const line of whole) yield JSON.parse(line);
            if (done) return;
        }
    }

    go.addEventListener('click', show);
    again.addEventListener('click', () => { put(example); area.focus(); });
    link.addEventListener('click', async () => {
        history.replaceState(null, '', new URL(book.ownLink(area.value), location.href));
        const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
        status.textContent = copied ? 'Copied. The link holds the program itself; nothing was sent.' : 'The link is in the address bar. It holds the program itself; nothing was sent.';
    });
    addEventListener('hashchange', () => { const text = linked(); if (text) put(text); });
    draw();
})(globalThis.whoFreesIt);
