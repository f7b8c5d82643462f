struct Excerpt<'a> {
    text: &'a str,
}

fn main() {
    let forever = size_of::<Excerpt<'static>>();
    let article = String::from("Bridge opens at noon");
    let excerpt = Excerpt {
        text: &article[..12],
    };
    println!("{}", excerpt.text);
    println!("{}", size_of_val(&excerpt) == forever);
    println!("{}", size_of::<&str>() == forever);
}
