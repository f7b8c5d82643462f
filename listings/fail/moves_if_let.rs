fn main() {
    let tray = Some(String::from("Dear Ada"));
    if let Some(letter) = tray {
        println!("on the tray: {letter}");
    }
    println!("still there: {}", tray.is_some());
}
