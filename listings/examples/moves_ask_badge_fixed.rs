struct Clerk {
    name: String,
}

impl Clerk {
    fn name(&self) -> &str {
        &self.name
    }
}

fn main() {
    let name = String::from("Ada");
    let clerk = Clerk { name };
    println!("{} and {}", clerk.name(), clerk.name);
}
