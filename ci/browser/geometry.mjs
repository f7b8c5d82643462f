// Where things stand in the figures of a page.

/** Runs in the page: goes through every step of every figure and gives what is wrong with where things stand. */
export function faultsOfGeometry() {
    const faults = [];
    const inside = (one, other, slack = 1) => one.left >= other.left - slack && one.right <= other.right + slack
        && one.top >= other.top - slack && one.bottom <= other.bottom + slack;
    const seen = [];
    // A rejected program and each of its fixes show what is their own.
    for (const listing of document.querySelectorAll('.listing:has(.memory, .margin)')) {
        const programs = [...listing.querySelectorAll('.fixes button')];
        for (const [index, program] of (programs.length > 0 ? programs : [null]).entries()) {
            program?.click();
            const name = listing.id + (index > 0 ? `, ${program.textContent}` : '');
            for (const figure of [...listing.querySelectorAll('.memory:not(.one)')].filter(one => one.checkVisibility())) {
                seen.push(figure);
                const forward = figure.querySelector('[data-to=forward]');
                // The steps stand in the page as text until one of them is asked for.
                for (const to of ['last', 'first']) figure.querySelector(`[data-to=${to}]`).click();
                const steps = [...figure.querySelectorAll('.step')];
                steps.forEach((step, number) => {
                    const at = `${name}, step ${number + 1}`;
                    const whole = figure.getBoundingClientRect();
                    const current = [...figure.querySelectorAll('.step')].filter(one => one.checkVisibility());
                    if (current.length !== 1 || current[0] !== step) faults.push(`${at} is not the one that shows`);
                    for (const cell of step.querySelectorAll('th, td, .picture p')) {
                        if (cell.scrollWidth > cell.clientWidth + 1) faults.push(`${at}: "${cell.textContent}" is clipped`);
                        if (!inside(cell.getBoundingClientRect(), whole)) faults.push(`${at}: "${cell.textContent}" is outside`);
                    }
                    const lane = step.querySelector('svg');
                    if (!lane.checkVisibility()) {
                        // On a phone the words "→ block 1" stand for the arrow.
                        if (innerWidth >= 1000 && lane.querySelector('path')) faults.push(`${at}: the arrows are lost`);
                    } else {
                        const box = lane.getBoundingClientRect();
                        const row = box.height / lane.viewBox.baseVal.height;
                        for (const cell of step.querySelectorAll('.frame, .block')) {
                            const other = cell.getBoundingClientRect();
                            if (other.left < box.right - 0.5 && other.right > box.left + 0.5) faults.push(`${at}: a box stands in the lane`);
                        }
                        for (const arrow of lane.querySelectorAll('path')) {
                            if (!inside(arrow.getBoundingClientRect(), box, 4)) faults.push(`${at}: an arrow leaves the lane`);
                            if (arrow.classList.contains('head')) continue;
                            const [x, y, , end, tip] = arrow.getAttribute('d').match(/-?[\d.]+/g).map(Number);
                            const touches = (edge, height, what) => [...step.querySelectorAll(what)].some(one => {
                                const other = one.getBoundingClientRect();
                                const pixel = box.top + height * row;
                                const side = edge === 0 ? Math.abs(other.right - box.left) : Math.abs(other.left - box.right);
                                return side < 1.5 && other.top - 0.5 <= pixel && pixel <= other.bottom + 0.5;
                            });
                            if (!touches(x, y, 'tr')) faults.push(`${at}: an arrow starts at no row`);
                            if (!touches(tip, end, tip === 0 ? 'tr' : '.block')) faults.push(`${at}: an arrow ends at nothing`);
                        }
                    }
                    forward.click();
                });
            }
            for (const list of [...listing.querySelectorAll('.margin')].filter(one => one.checkVisibility())) {
                seen.push(list);
                const lines = listing.querySelectorAll('pre.code .line');
                const items = list.querySelectorAll('li');
                if (lines.length !== items.length) faults.push(`${name}: ${items.length} entries beside ${lines.length} lines`);
                items.forEach((item, index) => {
                    const [one, other] = [item.getBoundingClientRect(), lines[index].getBoundingClientRect()];
                    if (Math.abs((one.top + one.bottom - other.top - other.bottom) / 2) > 3) faults.push(`${name}: entry ${index + 1} is not beside its line`);
                    const button = item.querySelector('button');
                    if (button && button.scrollWidth > button.clientWidth + 1) faults.push(`${name}: entry ${index + 1} is clipped`);
                });
            }
        }
        programs[0]?.click();
    }
    const all = document.querySelectorAll('.memory:not(.one), .margin').length;
    if (new Set(seen).size !== all) faults.push(`${new Set(seen).size} of ${all} figures show`);
    return faults;
}
