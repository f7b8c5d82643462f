fn play(song: String) {
    println!("playing {song}");
}

fn main() {
    let song = String::from("Blue");
    let title = song.as_str();
    play(song);
    println!("played {title}");
}
