use std::sync::mpsc;
use std::thread;

fn main() {
    let (waiter, kitchen) = mpsc::channel();
    let baker = thread::spawn(move || {
        let order: String = kitchen.recv().unwrap();
        println!("baking {order}");
    });
    let order = String::from("40 rye rolls");
    waiter.send(order.clone()).unwrap();
    baker.join().unwrap();
    println!("served {order}");
}
