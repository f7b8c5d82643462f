use std::sync::Mutex;

fn main() {
    let orders = Mutex::new(vec![12, 40]);
    let guard = orders.lock().unwrap();
    let first = &guard[0];
    drop(guard);
    println!("first order: {first}");
}
