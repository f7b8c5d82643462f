fn main() {
    let car = Box::new(1995);
    let ticket = Box::into_raw(car);
    println!("plate: {}", *car);
    println!("no address: {}", ticket.is_null());
}
