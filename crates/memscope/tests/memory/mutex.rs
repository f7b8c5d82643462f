use std::sync::Mutex;
fn main() {
    let m = Mutex::new(vec![1]); //~ m = Mutex([1]) ; flag m unlocked ; block 1 owner m
    {
        let mut g = m.lock().unwrap(); //~ flag m locked ; event `m` is now locked ; text `g` points to `m`, byte
        g.push(2); //~ m = Mutex([1, 2])
    } //~ event `m` is unlocked again
    println!("{:?}", m.lock().unwrap());
}
//~ leaked 0
