use std::sync::mpsc;
use std::thread;
fn main() {
    let (tx, rx) = mpsc::channel();
    let t = thread::spawn(move || {
        let s = String::from("sent");
        tx.send(s).unwrap(); //~ s is moved
    });
    let got = rx.recv().unwrap(); //~ got = "sent"
    t.join().unwrap();
    println!("{got}");
}
//~ stdout "sent\n"
