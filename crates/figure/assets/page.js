// A figure's own page: its theme, kept by the browser where it keeps anything for a file.
(() => {
    const root = document.documentElement;
    const choice = document.querySelector('.frame-tools select');
    const themes = [...choice.options].map(option => option.value).filter(Boolean);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = () => {
        root.classList.remove(...themes);
        root.classList.add(choice.value || (dark.matches ? 'navy' : 'light'));
    };
    try { choice.value = localStorage.getItem('memscope-theme') ?? ''; } catch { /* refused */ }
    choice.addEventListener('change', () => {
        try { localStorage.setItem('memscope-theme', choice.value); } catch { /* refused */ }
        paint();
    });
    dark.addEventListener('change', paint);
    paint();
})();
