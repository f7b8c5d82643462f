#[derive(Clone)]
struct Exhibit {
    year: u32,
}

struct Room {
    exhibit: Box<Exhibit>,
}

fn main() {
    let packed = Box::new(Exhibit { year: 1875 });
    let room = Room {
        exhibit: packed.clone(),
    };
    println!("crate: made in {}", packed.year);
    println!("room: made in {}", room.exhibit.year);
}
