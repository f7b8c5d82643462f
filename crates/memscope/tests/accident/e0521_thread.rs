fn show(text: &'static str) {
    println!("{text}");
}
fn lend(text: &str) {
    std::thread::spawn(move || show(text)).join().unwrap();
}
fn main() {
    lend("one");
}

// outcome: nothing
// why: the thread is joined while the text still lives
