use std::cell::Cell;

fn main() {
    let oil = Cell::new(20);
    let burn = || oil.update(|now| now - 3);
    let fill = || oil.update(|now| now + 10);
    burn();
    fill();
    burn();
    println!("{} liters", oil.get());
}
