fn main() {
    let mut rooms = Vec::with_capacity(100);
    rooms.extend([3, 5, 7]);
    let full = rooms.capacity() >= 100;
    println!("space for 100 rooms: {full}");
    println!("Vec<u32>: {} bytes", size_of_val(&rooms));

    let tour: Box<[u32]> = rooms.into_boxed_slice();
    println!("Box<[u32]>: {} bytes", size_of_val(&tour));
    println!("in its block: {} bytes", size_of_val(&*tour));
    for room in &tour {
        println!("room {room}");
    }
    let rooms = tour.into_vec();
    println!("space now: {} rooms", rooms.capacity());

    let text = String::from("do not touch");
    println!("String: {} bytes", size_of_val(&text));
    let sign: Box<str> = text.into_boxed_str();
    println!("Box<str>: {} bytes", size_of_val(&sign));
    println!("{sign}: {} bytes", size_of_val(&*sign));
}
