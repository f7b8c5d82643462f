use std::cell::Cell;

fn main() {
    let oil = Cell::new(20);
    let burn = || oil.set(oil.get() - 3);
    let fill = || oil.set(oil.get() + 10);
    burn();
    fill();
    burn();
    println!("{} liters", oil.get());
}
