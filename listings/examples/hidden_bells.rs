struct Bells {
    rings: Vec<Box<dyn Fn() -> String>>,
}

fn main() {
    let name = String::from("Ada");
    let mut bells = Bells { rings: Vec::new() };
    bells.rings.push(Box::new(move || format!("for {name}")));
    bells.rings.push(Box::new(|| String::from("for all")));
    for ring in &bells.rings {
        println!("{}", ring());
    }
    println!("{}", size_of_val(&bells.rings[0]));
}
