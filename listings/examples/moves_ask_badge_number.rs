struct Clerk {
    number: u32,
}

impl Clerk {
    fn number(&self) -> u32 {
        self.number
    }
}

fn main() {
    let clerk = Clerk { number: 7 };
    println!("{} and {}", clerk.number(), clerk.number);
}
