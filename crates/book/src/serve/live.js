// Follows the builds of `cargo book`: reloads when there is a newer one, and says what keeps the next one from being made.
(() => {
    const { build } = document.currentScript.dataset;
    let told = '';
    let box = null;

    function tell(problems) {
        const text = problems.join('\n');
        if (text === told) return;
        told = text;
        box?.remove();
        if (!text) return;
        box = document.createElement('details');
        box.open = true;
        box.setAttribute('role', 'status');
        box.style.cssText = 'position:fixed;inset:auto 0 0 0;z-index:9999;max-height:50vh;overflow:auto;'
            + 'background:#fff;color:#000;border-top:3px solid #b3261e;padding:.5em 1em;font:14px/1.4 sans-serif';
        const head = document.createElement('summary');
        head.textContent = 'cargo book: the newest sources are not all right';
        const list = document.createElement('pre');
        list.style.cssText = 'white-space:pre-wrap;margin:.5em 0;font:13px/1.4 monospace;background:none;color:inherit';
        list.textContent = text;
        box.append(head, list);
        document.body.append(box);
    }

    async function ask() {
        // A hidden page asks nobody.
        if (!document.hidden) try {
            const state = await (await fetch('/-/state.json', { cache: 'no-store' })).json();
            if (state.build !== build) return location.reload();
            tell(state.problems);
        } catch { /* the server is gone, or busy: the next question finds it */ }
        setTimeout(ask, 300);
    }
    ask();
})();
