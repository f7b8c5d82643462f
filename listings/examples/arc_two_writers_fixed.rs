use std::thread;

fn main() {
    let sold = thread::scope(|s| {
        let ada = s.spawn(|| 1);
        let ben = s.spawn(|| 1);
        ada.join().unwrap() + ben.join().unwrap()
    });
    println!("{sold} sold");
}
