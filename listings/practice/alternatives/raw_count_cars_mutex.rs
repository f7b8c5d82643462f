use std::sync::Mutex;

static CARS: Mutex<u32> = Mutex::new(0);

fn enter() -> u32 {
    let mut cars = CARS.lock().unwrap();
    *cars += 1;
    *cars
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
