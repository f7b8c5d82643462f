use std::thread;

fn main() {
    let recipe = String::from("rye bread");
    let mut tray = vec![0, 0, 0, 0];
    let (left, right) = tray.split_at_mut(2);
    thread::scope(|s| {
        s.spawn(|| left.fill(recipe.len()));
        s.spawn(|| right.fill(recipe.len() * 2));
    });
    tray.push(1);
    println!("{recipe}: {tray:?}");
}
