struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn cut(&'a mut self, length: usize) -> &'a str {
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }
}

fn main() {
    let article = String::from("Bridge opens at noon");
    let mut reader = Reader { rest: &article };
    println!("[{}]", reader.cut(6));
    println!("[{}]", reader.cut(6));
}
