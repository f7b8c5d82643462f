struct Stop {
    room: u32,
    next: Option<Box<Stop>>,
}

impl Drop for Stop {
    fn drop(&mut self) {
        let mut rest = self.next.take();
        while let Some(mut stop) = rest {
            rest = stop.next.take();
        }
    }
}

fn tour(stops: u32) -> Stop {
    let mut next = None;
    for room in (2..=stops).rev() {
        next = Some(Box::new(Stop { room, next }));
    }
    Stop { room: 1, next }
}

fn walk(tour: &Stop) -> u32 {
    let mut here = tour;
    while let Some(following) = &here.next {
        here = following;
    }
    here.room
}

fn main() {
    for stops in [1_000, 1_000_000] {
        let tour = tour(stops);
        println!("walked to room {}", walk(&tour));
        drop(tour);
        println!("tour dropped");
    }
}
