struct Excerpt {
    text: &str,
    page: u32,
}

fn main() {
    let article = String::from("Bridge opens at noon");
    let excerpt = Excerpt {
        text: &article[..12],
        page: 1,
    };
    println!("page {}: {}", excerpt.page, excerpt.text);
}
