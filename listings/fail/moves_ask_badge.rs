struct Clerk {
    name: String,
}

impl Clerk {
    fn name(&self) -> String {
        self.name
    }
}

fn main() {
    let name = String::from("Ada");
    let clerk = Clerk { name };
    println!("{} and {}", clerk.name(), clerk.name);
}
