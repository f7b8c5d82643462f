struct Screen<'a> {
    first: &'a u32,
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        println!("screen off at {}", self.first);
    }
}

fn main() {
    let mut plays = Vec::with_capacity(4);
    plays.push(12);
    let screen = Screen { first: &plays[0] };
    println!("screen on at {}", screen.first);
    plays.push(7);
    println!("{} songs", plays.len());
}
