fn main() {
    let mut v: Vec<Vec<u8>> = Vec::new();
    loop {
        v.push(vec![1; 16 << 20]); //~ refused 3 more than 512 MiB
    }
}
