fn show(songs: &Vec<String>) {
    println!("{} songs, first {}", songs.len(), songs[0]);
}

fn main() {
    let songs = vec![String::from("Blue"), String::from("Gold")];
    show(&songs);
    show(&songs);
}
