fn once(send: impl FnOnce() -> String) {
    println!("{}", send());
}

fn main() {
    let letter = String::from("Dear Ada");
    let send = move || letter;
    once(send);
}
