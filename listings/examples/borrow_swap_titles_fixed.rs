struct Player {
    now: String,
    next: String,
}

fn main() {
    let (now, next) = (String::from("Blue"), String::from("Gold"));
    let mut player = Player { now, next };
    std::mem::swap(&mut player.now, &mut player.next);
    println!("{}, then {}", player.now, player.next);
}
