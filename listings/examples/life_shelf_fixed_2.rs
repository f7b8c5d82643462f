fn shelve(shelf: &mut Vec<String>, headline: &str) {
    shelf.push(headline.to_string());
}

fn main() {
    let mut shelf = Vec::new();
    {
        let headline = String::from("Bridge opens");
        shelve(&mut shelf, &headline);
    }
    println!("on the shelf: {}", shelf[0]);
}
