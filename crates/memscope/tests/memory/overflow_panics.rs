fn main() {
    let a: u8 = 255; //~ a = 255
    let b = a + std::hint::black_box(1);
    println!("{b}");
} //~ unwinding ; event panicked
//~ exit 101
//~ stderr attempt to add with overflow
