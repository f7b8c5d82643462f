fn shelve<'a>(shelf: &mut Vec<&'a str>, headline: &'a str) {
    shelf.push(headline);
}

fn main() {
    let mut shelf = Vec::new();
    let headline = String::from("Bridge opens");
    shelve(&mut shelf, &headline);
    println!("on the shelf: {}", shelf[0]);
}
