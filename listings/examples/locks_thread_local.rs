use std::cell::Cell;
use std::thread;

thread_local! {
    static SOLD: Cell<u32> = const { Cell::new(0) };
}

fn sell() -> u32 {
    SOLD.set(SOLD.get() + 1);
    SOLD.get()
}

fn main() {
    sell();
    sell();
    let ben = thread::spawn(sell);
    println!("Ben sold {}", ben.join().unwrap());
    println!("main sold {}", sell());
}
