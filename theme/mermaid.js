// Loads the diagram script on pages that have a diagram, and draws again when the reader changes between light and
// dark. Without JavaScript the diagram's source stands there as text.
(() => {
    const diagrams = [...document.querySelectorAll('pre.mermaid')];
    if (diagrams.length === 0) return;
    const sources = diagrams.map(diagram => diagram.textContent);
    const root = document.documentElement;
    const dark = () => ['navy', 'coal', 'ayu'].some(theme => root.classList.contains(theme));
    let drawn = null;

    async function draw() {
        if (drawn === dark()) return;
        drawn = dark();
        diagrams.forEach((diagram, index) => {
            diagram.removeAttribute('data-processed');
            diagram.textContent = sources[index];
        });
        window.mermaid.initialize({
            startOnLoad: false,
            securityLevel: 'strict',
            theme: drawn ? 'dark' : 'default',
            // The dark theme's own gray behind labels leaves them a contrast of 4.43 to 1.
            themeVariables: drawn ? { edgeLabelBackground: '#333' } : {},
        });
        await window.mermaid.run({ nodes: diagrams });
    }

    const script = document.createElement('script');
    // mdBook puts the hashed name of the file here.
    script.src = path_to_root + '{{ resource "fonts/mermaid.min.js" }}'.replace(/^(\.\.\/)+/, '');
    script.onload = () => {
        draw();
        new MutationObserver(draw).observe(root, { attributes: true, attributeFilter: ['class'] });
    };
    document.head.append(script);
})();
