struct Door {
    rules: Vec<Box<dyn Fn(u32) -> bool>>,
}

impl Door {
    // TODO: The door keeps the rule for as long as it
    // likes. Let the signature say what the rule may hold.
    fn add<F: Fn(u32) -> bool>(&mut self, rule: F) {
        self.rules.push(Box::new(rule));
    }

    fn admits(&self, age: u32) -> bool {
        self.rules.iter().all(|rule| rule(age))
    }
}

fn main() {
    let mut door = Door { rules: Vec::new() };
    door.add(|age| age >= 12);
    println!("{} {}", door.admits(9), door.admits(30));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rules_count() {
        let mut door = Door { rules: Vec::new() };
        let most = 99;
        door.add(|age| age >= 12);
        door.add(move |age| age <= most);
        assert!(!door.admits(9) && door.admits(30) && !door.admits(100));
    }
}
