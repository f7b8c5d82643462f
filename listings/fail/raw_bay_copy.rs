#[derive(Clone, Copy)]
struct Bay<T> {
    at: *mut T,
}

impl<T> Bay<T> {
    fn new(car: T) -> Bay<T> {
        let at = Box::into_raw(Box::new(car));
        Bay { at }
    }

    fn car(&self) -> &T {
        // SAFETY: `at` leads to a `T` until `self` drops.
        unsafe { &*self.at }
    }
}

impl<T> Drop for Bay<T> {
    fn drop(&mut self) {
        // SAFETY: `at` comes from `into_raw`, and no other
        // `Bay` has it.
        drop(unsafe { Box::from_raw(self.at) });
        println!("bay freed");
    }
}

fn main() {
    let bay = Bay::new(1995);
    let other = bay;
    println!("plate: {}", other.car());
}
