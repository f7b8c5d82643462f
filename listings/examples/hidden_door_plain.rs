struct Door {
    rules: Vec<Box<dyn Fn(u32) -> bool>>,
}

fn main() {
    let mut door = Door { rules: Vec::new() };
    {
        let most = 99_u32;
        door.rules.push(Box::new(move |id| id <= most));
    }
    println!("{}", door.rules[0](7));
}
