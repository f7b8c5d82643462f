// axe-core, for a page that is open.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Evaluated, not added to the page as a script: the pages' Content-Security-Policy lets none in.
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page that has it: one text for each element. */
export const violations = async (tab, rules = {}) => {
    const { violations: found } = await tab.evaluate(options => window.axe.run({ resultTypes: ['violations'], ...options }), rules);
    return found.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
};
