use std::ptr;

fn main() {
    let bay = 7;
    let ticket = &raw const bay;
    let copied: *const i32 = &bay;
    let as_bytes = ticket.cast::<u8>();
    let nowhere: *const i32 = ptr::null();
    let towed = {
        let car = Box::new(3);
        &raw const *car
    };

    println!("copied: {}", ticket == copied);
    println!("cast: {}", as_bytes.addr() == ticket.addr());
    println!("nowhere is null: {}", nowhere.is_null());
    println!("towed is null: {}", towed.is_null());
}
