fn main() {
    let mut name = String::from("Ada");
    let bytes = unsafe { name.as_bytes_mut() };
    name.push_str(" Lovelace");
    bytes[0] = b'E';
    println!("{name}");
}
// outcome: writes-freed
// line: 5
// block: 1
// why: the text grows into another block; line 5 writes through the slice of the first
