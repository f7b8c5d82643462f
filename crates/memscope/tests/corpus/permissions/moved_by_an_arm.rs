// Moved in one arm, in all arms, in none that runs: the run decides, the compiler keeps a flag.
fn take(s: String) -> usize {
    s.len()
}
fn run(which: u8) -> usize {
    let s = String::from("one");
    let n = match which {
        0 => take(s),
        1 => s.len(),
        _ => 7,
    }; //~ s ---- maybe moved; n r--c
    n + 1
}
fn main() {
    println!("{} {} {}", run(0), run(1), run(2));
}


