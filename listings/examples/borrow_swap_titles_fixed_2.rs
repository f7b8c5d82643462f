struct Player {
    now: String,
    next: String,
}

impl Player {
    fn now(&mut self) -> &mut String {
        &mut self.now
    }
    fn next(&mut self) -> &mut String {
        &mut self.next
    }
}

fn main() {
    let (now, next) = (String::from("Blue"), String::from("Gold"));
    let mut player = Player { now, next };
    let now = player.now().clone();
    let next = player.next().clone();
    player.now = next;
    player.next = now;
    println!("{}, then {}", player.now, player.next);
}
