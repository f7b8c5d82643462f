struct Stop {
    room: u32,
    next: Option<Box<Stop>>,
}

fn main() {
    let next = None;
    let last = Stop { room: 7, next };
    let next = Some(Box::new(last));
    let middle = Stop { room: 5, next };
    let next = Some(Box::new(middle));
    let first = Stop { room: 3, next };

    let mut here = &first;
    println!("room {}", here.room);
    while let Some(following) = &here.next {
        here = following;
        println!("room {}", here.room);
    }
    println!("{} bytes a stop", size_of::<Stop>());
}
