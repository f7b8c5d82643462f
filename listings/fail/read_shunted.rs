struct Train {
    name: String,
}

fn main() {
    let mut depot = Vec::new();
    let train = Train {
        name: String::from("Mail Train"),
    };
    let name = &train.name;
    depot.push(train);
    println!("{name} in a depot of {}", depot.len());
}
