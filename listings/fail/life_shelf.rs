fn shelve(shelf: &mut Vec<&str>, headline: &str) {
    shelf.push(headline);
}

fn main() {
    let headline = String::from("Bridge opens");
    let mut shelf = Vec::new();
    shelve(&mut shelf, &headline);
    println!("on the shelf: {}", shelf[0]);
}
