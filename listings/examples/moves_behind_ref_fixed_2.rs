struct Tray {
    letter: String,
}

fn collect(tray: &mut Tray) -> String {
    std::mem::replace(&mut tray.letter, String::from("none"))
}

fn main() {
    let mut tray = Tray {
        letter: String::from("Dear Ada"),
    };
    let letter = collect(&mut tray);
    println!("{letter:?}, left: {:?}", tray.letter);
}
