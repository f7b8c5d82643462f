enum Mail {
    Letter(String),
    Parcel(u32),
}

fn look(mail: &Mail) {
    match mail {
        Mail::Letter(text) => println!("letter: {text}"),
        Mail::Parcel(grams) => println!("parcel: {grams} g"),
    }
}

fn open(mail: Mail) -> String {
    match mail {
        Mail::Letter(text) => text,
        Mail::Parcel(grams) => format!("{grams} g of books"),
    }
}

fn main() {
    let letter = Mail::Letter(String::from("Dear Ada"));
    for mail in [letter, Mail::Parcel(500)] {
        look(&mail);
        println!("opened: {}", open(mail));
    }
}
