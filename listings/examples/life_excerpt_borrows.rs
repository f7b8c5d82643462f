struct Excerpt<'a> {
    text: &'a str,
}

impl Excerpt<'_> {
    fn words(&self) -> usize {
        self.text.split(' ').count()
    }
}

fn main() {
    let article = String::from("Bridge opens at noon");
    {
        let excerpt = Excerpt {
            text: &article[7..],
        };
        println!("{} words", excerpt.words());
    }
    println!("{article}");
}
