// TODO: While the second song plays, the first is still in
// memory. Free it earlier: make it print "1 in memory".
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many songs are in memory.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

struct Song {
    text: String,
}

impl Song {
    fn new(text: &str) -> Song {
        ALIVE.fetch_add(1, Relaxed);
        Song {
            text: text.to_string(),
        }
    }
}

impl Drop for Song {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Relaxed);
    }
}

fn play(song: &Song) {
    println!("playing {}", song.text);
}

/// Plays two songs, and says how many are in memory when the second begins.
fn evening() -> usize {
    let first = Song::new("Blue");
    let second = Song::new("Gold");
    let alive = ALIVE.load(Relaxed);
    play(&first);
    play(&second);
    alive
}

fn main() {
    println!("{} in memory", evening());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_song_is_alone() {
        assert_eq!(evening(), 1);
        assert_eq!(ALIVE.load(Relaxed), 0);
    }
}
