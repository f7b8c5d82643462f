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
    let title = player.now().as_str();
    player.now().push('!');
    println!("was {title}");
    player.next().push('?');
    println!("{}, then {}", player.now, player.next);
}
