struct Player {
    title: String,
}

impl Player {
    fn title(&self) -> &str {
        &self.title
    }
    fn next(&mut self) {
        self.title = String::from("Gold");
    }
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title };
    let now = player.title();
    player.next();
    println!("was {now}, now {}", player.title);
}
