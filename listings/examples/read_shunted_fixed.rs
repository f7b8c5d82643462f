struct Train {
    name: String,
}

fn main() {
    let mut depot = Vec::new();
    let train = Train {
        name: String::from("Mail Train"),
    };
    depot.push(train);
    let name = &depot[0].name;
    println!("{name} in a depot of {}", depot.len());
}
