use std::thread;

fn main() {
    let letter = String::from("Dear Ada");
    let letters = move || letter.len();
    let there = thread::spawn(letters);
    println!("{}", there.join().unwrap());
}
