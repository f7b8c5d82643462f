use std::thread;

fn main() {
    let order = String::from("40 rye rolls");
    let place = order.as_ptr().addr();
    let baker = thread::spawn(move || {
        let same = order.as_ptr().addr() == place;
        println!("baker: {order}, same block: {same}");
        order.len()
    });
    let bytes = baker.join().unwrap();
    println!("main: the order had {bytes} bytes");
}
