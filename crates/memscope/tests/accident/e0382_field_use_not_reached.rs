struct Pair {
    name: String,
    place: String,
}

fn eat(text: String) {
    println!("{text}");
}

fn main() {
    let pair = Pair {
        name: String::from("Ada"),
        place: String::from("Paris"),
    };
    eat(pair.name);
    if pair.place.len() > 7 {
        println!("{}", pair.name);
    }
}
// outcome: nothing
// why: the name is moved out and not used again, so `main` drops the place alone
