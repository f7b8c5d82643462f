// The workload in JavaScript; see src/workload.rs. Usage: node workload.js LIVE ROUNDS REQUESTS
'use strict';
const { readFileSync } = require('node:fs');
const { PerformanceObserver } = require('node:perf_hooks');

class Card {
    constructor(number, place, next) {
        this.number = number;
        this.place = place;
        this.next = next;
    }
}

const mix = (sum, number) => (Math.imul(sum, 31) + number) | 0;

class Catalog {
    constructor(seed, live) {
        this.random = seed;
        this.slots = new Array(live);
        for (let slot = 0; slot < live; slot++) this.slots[slot] = this.list(4);
    }

    draw() {
        let x = this.random;
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        return this.random = x;
    }

    below(limit) {
        // Exact: the product of a number below 2^32 and a limit below 2^21 fits a double's 53 bits.
        return Math.floor((this.draw() >>> 0) * limit / 4294967296);
    }

    list(length) {
        let head = null;
        for (let place = 0; place < length; place++) head = new Card(this.draw(), place, head);
        return head;
    }

    replace(slot) {
        const sum = sumOf(this.slots[slot]);
        this.slots[slot] = null;
        this.slots[slot] = this.list(4);
        return sum;
    }

    round(sum) {
        const length = 4 + this.below(9);
        sum = mix(sum, sumOf(this.list(length)));
        return mix(sum, this.replace(this.below(this.slots.length)));
    }

    request(sum) {
        for (let i = 0; i < 4; i++) sum = this.round(sum);
        for (let i = 0; i < 16; i++) sum = mix(sum, this.slots[this.below(this.slots.length)].number);
        return sum;
    }
}

function sumOf(card) {
    let sum = 0;
    for (; card !== null; card = card.next) sum = mix(sum, card.number ^ card.place);
    return sum;
}

function batch(live, rounds) {
    const catalog = new Catalog(1, live);
    let sum = 0;
    for (let i = 0; i < rounds; i++) sum = catalog.round(sum);
    return sum;
}

// When the first request began, the last one ended, and the slowest one began and ended.
let first, last, slowest;

function requests(live, latencies) {
    const catalog = new Catalog(2, live);
    let sum = 0;
    slowest = [0, 0];
    first = performance.now();
    for (let i = 0; i < latencies.length; i++) {
        const start = performance.now();
        sum = catalog.request(sum);
        const end = performance.now();
        latencies[i] = end - start;
        if (end - start > slowest[1] - slowest[0]) slowest = [start, end];
    }
    last = performance.now();
    return sum;
}

// The collector's log: the pauses that `node --trace-gc` prints, on the clock of performance.now().
const pauses = [];
new PerformanceObserver(list => {
    for (const gc of list.getEntries()) pauses.push(`pause ${nanoseconds(gc.startTime)} ${nanoseconds(gc.duration)}`);
}).observe({ entryTypes: ['gc'] });
const nanoseconds = ms => Math.round(ms * 1e6);

// Where there is no /proc the answer is 0.
function proc(file, pick) {
    try {
        return pick(readFileSync('/proc/self/' + file, 'utf8'));
    } catch {
        return 0;
    }
}
const cpuTicks = () => proc('stat', text => {
    const fields = text.slice(text.lastIndexOf(')') + 1).trim().split(' ');
    return Number(fields[11]) + Number(fields[12]);
});
const peakKib = () => proc('status', text => Number(/VmHWM:\s*(\d+)/.exec(text)[1]));

const [live, rounds, answers] = process.argv.slice(2).map(Number);
if (!(live > 0 && rounds >= 0 && answers >= 0)) {
    console.error('usage: node workload.js LIVE ROUNDS REQUESTS');
    process.exit(1);
}
batch(10_000, 300_000);
requests(10_000, new Float64Array(30_000));

const ticks = cpuTicks();
const start = performance.now();
const batchSum = batch(live, rounds);
const batchNs = nanoseconds(performance.now() - start);
const batchTicks = cpuTicks() - ticks;

const latencies = new Float64Array(answers);
const requestSum = requests(live, latencies);
const peak = peakKib();
const lines = [`checksum ${batchSum >>> 0} ${requestSum >>> 0}`, `batch_ns ${batchNs}`, `batch_ticks ${batchTicks}`,
    `peak_kib ${peak}`, `requests ${nanoseconds(first)} ${nanoseconds(last)}`,
    `slowest ${nanoseconds(slowest[0])} ${nanoseconds(slowest[1])}`];

// The log is delivered when the program is idle.
setTimeout(() => {
    lines.push(...pauses, 'latencies');
    for (const ms of latencies) lines.push(String(nanoseconds(ms)));
    process.stdout.write(lines.join('\n') + '\n');
}, 100);
