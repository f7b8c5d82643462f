// flags: --expose-gc
const cache = new Map();

function visit(name, keep) {
  const station = { name };
  const sensor = { station };
  station.sensor = sensor;
  if (keep) cache.set(name, station);
  return new WeakRef(station);
}

const north = visit("North", true);
const south = visit("South", false);

function look(label) {
  gc();
  console.log(label);
  console.log("  North:", north.deref() !== undefined);
  console.log("  South:", south.deref() !== undefined);
}

setTimeout(() => {
  look("in memory:");
  cache.delete("North");
  setTimeout(() => look("without the cache:"));
});
