use std::thread;

struct Order(String);

impl Drop for Order {
    fn drop(&mut self) {
        let here = thread::current();
        let name = here.name().unwrap_or("baker");
        println!("{name} drops {}", self.0);
    }
}

fn bake(order: Order) {
    println!("baking {}", order.0);
}

fn main() {
    let order = Order(String::from("40 rolls"));
    let baker = thread::spawn(move || bake(order));
    baker.join().unwrap();
    println!("main goes on");
}
