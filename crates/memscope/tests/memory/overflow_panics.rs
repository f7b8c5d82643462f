fn main() {
    let a: u8 = 255; //~ a = 255
    let b = a + std::hint::black_box(1); //~ kind panic ; event panicked ; no text allocated
    println!("{b}");
} //~ unwinding ; no event panicked
//~ exit 101
//~ stderr attempt to add with overflow
