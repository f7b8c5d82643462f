//! Filled in by engineer A.
fn main() {
    divan::main();
}
