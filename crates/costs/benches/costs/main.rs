//! `cargo bench -p costs`: the time and the allocations of one operation each.
//!
//! Inputs and results go through `black_box`, in divan or in the operation itself; the tests of the crate show that
//! each operation does its work, and the loops that count check their counts here at the end.

mod arena;
mod cells;
mod counting;
mod dispatch;
mod dropping;
mod growth;
mod heap;
mod lists;
mod moves;
mod passing;
mod walks;
mod workload;

/// Counts allocations on a number of each thread's own, which adds a fraction of a nanosecond to each.
#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

/// How many operations of a few nanoseconds make one sample, so that the clock's own time does not count.
const MANY: u32 = 10_000;

fn main() {
    divan::main();
}
