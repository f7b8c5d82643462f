static UNIT: &str = "C";

fn measure() -> Box<[f64; 24]> {
    let celsius = 4.5;
    Box::new([celsius; 24])
}

fn main() {
    let day = measure();
    println!("noon: {} {UNIT}", day[12]);
    println!("day: {} bytes", size_of_val(&day));
    println!("its block: {} bytes", size_of_val(&*day));
}
