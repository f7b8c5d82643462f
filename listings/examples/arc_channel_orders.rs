use std::sync::mpsc;
use std::thread;

fn main() {
    let (waiter, kitchen) = mpsc::channel::<(usize, String)>();
    let baker = thread::spawn(move || {
        let mut baked = 0;
        for (place, order) in kitchen {
            let same = order.as_ptr().addr() == place;
            println!("baking {order}, same block: {same}");
            baked += 1;
        }
        baked
    });
    for bread in ["rye", "spelt"] {
        let order = String::from(bread);
        let place = order.as_ptr().addr();
        waiter.send((place, order)).unwrap();
    }
    drop(waiter);
    println!("{} baked", baker.join().unwrap());
}
