const clock = new Int32Array(new SharedArrayBuffer(4));

function used() {
  return process.memoryUsage().heapUsed;
}

let tubes = [];
for (let number = 0; number < 1000; number++) {
  tubes.push({ number });
}
tubes = null;

const before = used();
Atomics.wait(clock, 0, 0, 200);
console.log("fell while asleep:", used() < before);

let fell = false;
for (let round = 0; round < 10000 && !fell; round++) {
  const start = used();
  tubes = new Array(10000).fill(round);
  fell = used() < start;
}
console.log("fell while allocating:", fell);
