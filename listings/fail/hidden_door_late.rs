struct Door {
    rules: Vec<Box<dyn Fn(u32) -> bool>>,
}

fn main() {
    let mut door = Door { rules: Vec::new() };
    {
        let banned = vec![7_u32, 9];
        let rule = |id| !banned.contains(&id);
        door.rules.push(Box::new(rule));
    }
    println!("{}", door.rules[0](7));
}
