fn main() {
    let song = String::from("Blue");
    let host = &song;
    let guest = host;
    println!("{host}, {guest}, {song}");
    println!("same place: {}", std::ptr::eq(host, guest));
}
