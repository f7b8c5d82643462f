#[derive(Clone)]
struct Exhibit {
    year: u32,
}

struct Room {
    exhibit: Box<Exhibit>,
}

fn main() {
    let packed = Box::new(Exhibit { year: 1875 });
    println!("crate: made in {}", packed.year);
    let room = Room { exhibit: packed };
    println!("room: made in {}", room.exhibit.year);
}
