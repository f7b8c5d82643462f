// `back` ends too early for `chosen`. What `front` permits has nothing to do with that: it is lent until the last use.
fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn main() {
    let front = String::from("ash"); //~ front r--m
    let chosen; //~ chosen --a- uninitialised
    {
        let back = String::from("oak"); //~ back r--m; front r--m
        chosen = longer(&front, &back); //~ front r--- borrowed (11 13); chosen ???? not asked
    } //~ front r--- borrowed (11 13)
    println!("{chosen}"); //~ front r--m; chosen ???? not asked
}
