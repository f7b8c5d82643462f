struct Screen<'a> {
    first: &'a u32,
}

impl Screen<'_> {
    fn off(&mut self) {
        println!("screen off at {}", self.first);
    }
}

fn main() {
    let mut plays = vec![12, 40];
    let mut screen = Screen { first: &plays[0] };
    println!("screen on at {}", screen.first);
    screen.off();
    plays.push(7);
    println!("{} songs", plays.len());
}
