use std::sync::Mutex;

fn main() {
    let orders = Mutex::new(vec!["spelt", "rye"]);

    let order = orders.lock().unwrap().pop().unwrap();
    let free = orders.try_lock().is_ok();
    println!("baking {order}, lock free: {free}");

    while let Some(order) = orders.lock().unwrap().pop() {
        let free = orders.try_lock().is_ok();
        println!("baking {order}, lock free: {free}");
    }
}
