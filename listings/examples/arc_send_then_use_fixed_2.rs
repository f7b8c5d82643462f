use std::sync::mpsc;
use std::thread;

fn main() {
    let (waiter, kitchen) = mpsc::channel();
    let baker = thread::spawn(move || {
        let order: String = kitchen.recv().unwrap();
        println!("baking {order}");
        order
    });
    let order = String::from("40 rye rolls");
    waiter.send(order).unwrap();
    let order = baker.join().unwrap();
    println!("served {order}");
}
