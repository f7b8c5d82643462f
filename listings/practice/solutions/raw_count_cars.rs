use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

static CARS: AtomicU32 = AtomicU32::new(0);

fn enter() -> u32 {
    CARS.fetch_add(1, Relaxed) + 1
}

fn main() {
    println!("{} cars", enter());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_car_is_counted() {
        assert_eq!(enter(), 1);
        assert_eq!(enter(), 2);
    }
}
