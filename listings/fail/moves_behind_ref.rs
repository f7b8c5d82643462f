struct Tray {
    letter: String,
}

fn collect(tray: &mut Tray) -> String {
    tray.letter
}

fn main() {
    let mut tray = Tray {
        letter: String::from("Dear Ada"),
    };
    let letter = collect(&mut tray);
    println!("{letter:?}, left: {:?}", tray.letter);
}
