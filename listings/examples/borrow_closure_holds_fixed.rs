fn main() {
    let song = String::from("Blue");
    let show = || println!("now: {song}");
    show();
    show();
    drop(song);
}
