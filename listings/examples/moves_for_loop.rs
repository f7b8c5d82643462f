fn main() {
    let bag = vec![String::from("Ada"), String::from("Bob")];
    for letter in &bag {
        println!("read: {letter}");
    }
    println!("in the bag: {}", bag.len());

    for mut letter in bag {
        letter.push_str(", posted");
        println!("{letter}");
    }
}
