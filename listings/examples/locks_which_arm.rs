use std::sync::Mutex;

fn free(orders: &Mutex<Vec<u32>>) -> bool {
    orders.try_lock().is_ok()
}

fn main() {
    let orders = Mutex::new(Vec::new());

    if let Some(n) = orders.lock().unwrap().pop() {
        println!("baking {n}");
    } else {
        println!("else: {}", free(&orders));
    }

    match orders.lock().unwrap().pop() {
        Some(n) => println!("baking {n}"),
        None => println!("None: {}", free(&orders)),
    }

    let last = orders.lock().unwrap().pop();
    match last {
        Some(n) => println!("baking {n}"),
        None => println!("let first: {}", free(&orders)),
    }
}
