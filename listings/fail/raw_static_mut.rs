static mut CARS: u32 = 0;

fn enter() {
    // SAFETY: this program has one thread.
    unsafe { CARS += 1 };
}

fn main() {
    enter();
    enter();
    // SAFETY: this program has one thread.
    unsafe { println!("{CARS} cars") };
}
