fn main() {
    let mut plates: Vec<u32> = Vec::with_capacity(3);
    let start = plates.as_mut_ptr();

    // SAFETY: there is room for three, and two are written
    // before the length says so.
    unsafe {
        start.write(17);
        start.add(1).write(23);
        println!("before: {}", plates.len());
        plates.set_len(2);
    }
    println!("after: {}", plates.len());
    println!("{plates:?}");
}
