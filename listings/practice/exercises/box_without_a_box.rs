// TODO: A row has a handle of fixed size already.
// Take one block less for each side room.
struct Room {
    side_rooms: Vec<Box<Room>>,
}

fn room(side_rooms: Vec<Box<Room>>) -> Box<Room> {
    Box::new(Room { side_rooms })
}

fn museum() -> Box<Room> {
    let coins = room(vec![]);
    let rome = room(vec![coins]);
    let egypt = room(vec![]);
    room(vec![rome, egypt])
}

fn rooms(room: &Room) -> usize {
    let mut count = 1;
    for side_room in &room.side_rooms {
        count += rooms(side_room);
    }
    count
}

fn main() {
    println!("{} rooms", rooms(&museum()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_rooms_without_a_box() {
        let hall = museum();
        assert_eq!(rooms(&hall), 4);
        let side: &Vec<Room> = &hall.side_rooms;
        assert_eq!(side.len(), 2);
    }
}
