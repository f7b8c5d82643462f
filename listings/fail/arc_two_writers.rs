use std::thread;

fn main() {
    let mut sold = 0;
    thread::scope(|s| {
        s.spawn(|| sold += 1);
        s.spawn(|| sold += 1);
    });
    println!("{sold} sold");
}
