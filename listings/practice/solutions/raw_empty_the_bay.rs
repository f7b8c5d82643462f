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
        // SAFETY: `at` comes from `into_raw`, and no other bay has it.
        drop(unsafe { Box::from_raw(self.at) });
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
