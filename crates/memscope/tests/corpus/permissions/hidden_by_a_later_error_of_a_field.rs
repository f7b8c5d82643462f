struct Card {
    name: String,
    mail: String,
}

// The use of a field on line 13 is what rustc reports of the move on line 11.
fn main() {
    let card = Card { name: String::from("n"), mail: String::from("m") };
    println!("{} {}", card.name, card.mail); //~ card r--m
    let name = card.name; //~ card ---- partly moved (10); card.mail r--m; name r--m
    println!("{name}"); //~ card ---- partly moved (10); card.mail r--m
    println!("{}", card.name); //~! E0382 read card.name
}
