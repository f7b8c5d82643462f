struct Room {
    name: &'static str,
    side_rooms: Vec<Room>,
}

fn count(room: &Room) -> usize {
    let mut rooms = 1;
    for side_room in &room.side_rooms {
        rooms += count(side_room);
    }
    rooms
}

fn room(name: &'static str, side_rooms: Vec<Room>) -> Room {
    Room { name, side_rooms }
}

fn main() {
    let coins = room("coins", vec![]);
    let rome = room("Rome", vec![coins]);
    let egypt = room("Egypt", vec![]);
    let hall = room("hall", vec![rome, egypt]);
    println!("{}: {} rooms", hall.name, count(&hall));
    println!("{} bytes each", size_of::<Room>());
}
