fn deep(n: u64) -> u64 {
    let m = std::hint::black_box(n) + 1;
    deep(m) + 1
}
fn main() {
    println!("{}", deep(0));
}
//~ truncated
//~ ending signal 6
//~ stderr has overflowed its stack
