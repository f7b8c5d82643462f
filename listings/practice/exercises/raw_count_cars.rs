// TODO: A static that changes, without `unsafe` and without
// `static mut`.
static CARS: u32 = 0;

fn enter() -> u32 {
    CARS += 1;
    CARS
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
