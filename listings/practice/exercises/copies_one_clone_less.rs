use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// How many letters were cloned. You need not read lines 3 to 17.
static CLONED: AtomicU32 = AtomicU32::new(0);

struct Letter {
    text: String,
}

impl Clone for Letter {
    fn clone(&self) -> Letter {
        CLONED.fetch_add(1, Relaxed);
        Letter {
            text: self.text.clone(),
        }
    }
}

// TODO: Two owners want the letter. Which of the two clones is one too many?
fn day() -> String {
    let letter = Letter {
        text: String::from("Dear Ada"),
    };
    let posted = post(letter.clone());
    let archived = archive(letter.clone());
    format!("{posted}, archived {archived}")
}

fn post(letter: Letter) -> String {
    letter.text
}

fn archive(letter: Letter) -> String {
    letter.text
}

fn main() {
    println!("{}, {} cloned", day(), CLONED.load(Relaxed));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_clone_is_enough() {
        assert_eq!(day(), "Dear Ada, archived Dear Ada");
        assert_eq!(CLONED.load(Relaxed), 1);
    }
}
