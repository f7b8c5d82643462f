// Without a part that was moved out, fields that nobody names are no places of their own.
struct Song {
    title: String,
    artist: String,
    plays: u32,
}

fn main() {
    let song = Song { title: String::new(), artist: String::new(), plays: 1 }; //~ song r--m; !song.artist
    let plays = song.plays; //~ song r--m; song.plays r--c; !song.artist
    let title = &song.title; //~ song r--- borrowed (11); !song.artist
    println!("{title} {plays}");
    drop(song); //~ song ---- moved (13); song.title ---- moved (13); !song.artist
}
