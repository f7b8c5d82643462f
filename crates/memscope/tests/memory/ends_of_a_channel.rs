// The two ends share the channel's block: that one is taken away does not move it to the other.
use std::sync::mpsc;
use std::thread;
fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    drop(tx); //~ event `tx` moved out ; no event to `rx`
    println!("{}", rx.recv().is_err());
    let (give, take) = mpsc::channel();
    let h = thread::spawn(move || {
        give.send(1).unwrap();
    });
    println!("{}", take.recv().unwrap());
    h.join().unwrap();
}
//~ leaked 0
