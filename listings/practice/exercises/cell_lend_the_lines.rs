use std::cell::RefCell;

struct Watch {
    keeper: String,
    lines: Vec<String>,
}

struct Station {
    watch: RefCell<Watch>,
}

impl Station {
    // TODO: Lend the lines, and copy none of them.
    fn lines(&self) -> &Vec<String> {
        &self.watch.borrow().lines
    }

    fn keeper(&self) -> String {
        self.watch.borrow().keeper.clone()
    }
}

fn main() {
    let station = station();
    println!("{} noted {:?}", station.keeper(), station.lines());
}

fn station() -> Station {
    let keeper = String::from("Ada");
    let lines = vec![String::from("lamp lit"), String::from("fog")];
    Station {
        watch: RefCell::new(Watch { keeper, lines }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_lent() {
        let station = station();
        let lines = station.lines();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1], "fog");
        assert!(station.watch.try_borrow_mut().is_err());
    }
}
