// TODO: When the bay is dropped, the car is to be dropped
// and its block freed. Where is that said?
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

fn main() {
    let bay = Bay::new(String::from("WF-1995"));
    println!("{}", bay.car());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn the_car_goes_with_the_bay() {
        let car = Rc::new(String::from("WF-1995"));
        let bay = Bay::new(Rc::clone(&car));
        assert_eq!(bay.car().len(), 7);
        drop(bay);
        assert_eq!(Rc::strong_count(&car), 1);
    }
}
