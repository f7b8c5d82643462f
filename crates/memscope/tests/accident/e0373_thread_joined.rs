fn main() {
    let text = String::from("one");
    let other = std::thread::spawn(|| println!("{text}"));
    other.join().unwrap();
}

// outcome: nothing
// why: the thread ends before what it borrows
