struct Tray {
    letter: Option<String>,
}

impl Tray {
    fn collect(&mut self) -> Option<String> {
        std::mem::take(&mut self.letter)
    }
}

fn main() {
    let mut tray = Tray {
        letter: Some(String::from("Dear Ada")),
    };
    println!("{:?}, then {:?}", tray.collect(), tray.collect());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_collected_once() {
        let mut tray = Tray {
            letter: Some(String::from("Dear Ada")),
        };
        assert_eq!(tray.collect().as_deref(), Some("Dear Ada"));
        assert_eq!(tray.collect(), None);
    }
}
