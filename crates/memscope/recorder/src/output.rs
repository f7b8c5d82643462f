//! What the program prints: where its streams stand, and where standard output's buffer is.

use std::fs::File;
use std::io::{Seek, Write};
use std::mem::ManuallyDrop;

use crate::blocks::Blocks;
use crate::bytes::{self, WORD};
use crate::inside::{inside, within};
use crate::state::done;
use crate::{image, turns};

/// Where standard output stands.
pub(crate) fn printed() -> u64 {
    position(1)
}

/// Where standard error stands.
pub(crate) fn complained() -> u64 {
    position(2)
}

/// The end of a write position, for a stream that memscope redirected to a file.
fn position(stream: u32) -> u64 {
    #[cfg(unix)]
    let file = {
        use std::os::fd::FromRawFd;
        // SAFETY: the stream stays the program's: what is made of its number here never closes it. If the program has
        // closed it itself, the question is answered by an error.
        unsafe { File::from_raw_fd(stream as i32) }
    };
    #[cfg(windows)]
    let file = {
        use std::os::windows::io::{AsRawHandle, FromRawHandle};
        let handle = match stream {
            1 => std::io::stdout().as_raw_handle(),
            _ => std::io::stderr().as_raw_handle(),
        };
        // SAFETY: as above.
        unsafe { File::from_raw_handle(handle) }
    };
    let mut file = ManuallyDrop::new(file);
    file.stream_position().unwrap_or(0)
}

/// The block to which standard output's own words point. Before something was printed the question itself would make std
/// take the buffer.
pub(crate) fn stdout_buffer(blocks: &Blocks) -> Option<u32> {
    const WORDS: usize = 16;
    let stdout = std::io::stdout();
    if size_of_val(&stdout) != WORD {
        return None;
    }
    // SAFETY: a handle of one word, which is alive and holds the address of std's static.
    let start = unsafe { *(&raw const stdout).cast::<usize>() };
    let words = (0..WORDS).map(|index| start + index * WORD);
    words
        .take_while(|&at| image::holds(at, WORD))
        // SAFETY: a word of the program's image, which is mapped for as long as it runs.
        .filter_map(|at| unsafe { bytes::word(at as *const u8, WORD) })
        .find_map(|word| blocks.live_from(word))
        .map(|block| block.id)
}

/// Lets the printed text reach its file, after a statement that prints.
pub fn flush() {
    if !inside() && !done() {
        within(turns::wait);
        within(|| drop(std::io::stdout().flush()));
    }
}
