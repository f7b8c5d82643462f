struct Handle(*const i32);
fn hand<T: Send>(value: T) -> T {
    value
}
fn main() {
    let x = 1;
    let h = hand(Handle(&raw const x));
    println!("{}", h.0.is_null());
}

// outcome: nothing
// why: a struct with a raw pointer crosses to a thread that reads it alone
