fn record(celsius: f64) -> f64 {
    let reading = Box::new(celsius);
    *reading * 1.8 + 32.0
}

fn record_and_forget(celsius: f64) -> f64 {
    let reading = Box::new(celsius);
    let fahrenheit = *reading * 1.8 + 32.0;
    std::mem::forget(reading);
    fahrenheit
}

fn main() {
    println!("9 o'clock: {} F", record(5.0));
    println!("10 o'clock: {} F", record_and_forget(10.0));
}
