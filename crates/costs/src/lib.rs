//! What the book measures. `cargo bench -p costs` times it; the tests here show that the work is really done.
//!
//! ```text
//! src/heap.rs …           one operation each      --benches/costs-->  time and allocations
//! src/workload.rs         the program in Rust  \
//! workload/*.c .java .js  the same program     /  --cargo book measure-->  data/*.json
//! ```
//!
//! Each function returns something that depends on the work, and each benchmark hides its input and its result from
//! the optimizer, so that the work can be neither left out nor done once for all.

pub mod arena;
pub mod cells;
pub mod counting;
pub mod dispatch;
pub mod dropping;
pub mod growth;
pub mod heap;
pub mod moves;
pub mod passing;
pub mod walks;
pub mod workload;
