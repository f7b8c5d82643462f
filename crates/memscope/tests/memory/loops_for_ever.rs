fn main() {
    let mut n = 0u64;
    loop {
        n = n.wrapping_add(1); //~ refused 3 did not end within
    }
}
