struct Letter {
    text: String,
}

impl Clone for Letter {
    fn clone(&self) -> Letter {
        println!("cloning: {}", self.text);
        Letter {
            text: self.text.clone(),
        }
    }
}

#[derive(Clone)]
struct Mailbag {
    number: u32,
    letters: Vec<Letter>,
}

fn letter(text: &str) -> Letter {
    Letter {
        text: String::from(text),
    }
}

fn main() {
    let bag = Mailbag {
        number: 7,
        letters: vec![letter("to Ada"), letter("to Bob")],
    };
    let copy = bag.clone();
    println!("numbers: {} and {}", bag.number, copy.number);
    let (old, new) = (&bag.letters[0], &copy.letters[0]);
    println!("same text: {}", old.text == new.text);
    let (old, new) = (old.text.as_ptr(), new.text.as_ptr());
    println!("same address: {}", old == new);
}
