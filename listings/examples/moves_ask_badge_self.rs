struct Clerk {
    name: String,
}

impl Clerk {
    fn into_name(self) -> String {
        self.name
    }
}

fn main() {
    let name = String::from("Ada");
    let clerk = Clerk { name };
    println!("{}", clerk.into_name());
}
