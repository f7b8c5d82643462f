use std::sync::Mutex;

static CARS: Mutex<u32> = Mutex::new(0);

fn enter() {
    *CARS.lock().unwrap() += 1;
}

fn main() {
    enter();
    enter();
    println!("{} cars", CARS.lock().unwrap());
}
