fn twice(send: impl Fn() -> String) {
    println!("{}, {}", send(), send());
}

fn main() {
    let letter = String::from("Dear Ada");
    let send = move || letter.clone();
    twice(send);
}
