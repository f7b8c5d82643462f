struct Bay<T> {
    at: *mut T,
}

impl<T> Bay<T> {
    fn new(car: T) -> Bay<T> {
        let at = Box::into_raw(Box::new(car));
        Bay { at }
    }
}

// SAFETY: `at` is the only way to the car, so with the
// bay the car changes threads.
unsafe impl<T: Send> Send for Bay<T> {}

impl<T> Drop for Bay<T> {
    fn drop(&mut self) {
        // SAFETY: `at` comes from `into_raw`, and no other
        // `Bay` has it.
        drop(unsafe { Box::from_raw(self.at) });
        println!("bay freed");
    }
}

fn hand_over<T: Send>(bay: T) {
    drop(bay);
}

fn main() {
    hand_over(Bay::new(1995_u32));
}
