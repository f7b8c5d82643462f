static COUNT: u32 = 0;
fn main() {
    COUNT += 1;
    println!("{COUNT}");
}

// outcome: stopped
// line: 3
// why: the system guards read-only memory
