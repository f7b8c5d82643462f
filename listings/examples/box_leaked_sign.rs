fn hours(from: u32, to: u32) -> &'static str {
    let text = format!("open {from} to {to}");
    Box::leak(text.into_boxed_str())
}

fn main() {
    let door = hours(10, 18);
    let desk = door;
    println!("door: {door}");
    println!("desk: {desk}");
    println!("one text: {}", std::ptr::eq(door, desk));
}
