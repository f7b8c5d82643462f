use std::rc::Rc;

struct Map(Vec<&'static str>);

impl Clone for Map {
    fn clone(&self) -> Map {
        println!("  the map is copied");
        Map(self.0.clone())
    }
}

fn main() {
    let mut ash = Rc::new(Map(vec!["Elm Street"]));
    let birch = Rc::clone(&ash);
    println!("before line 16");
    Rc::make_mut(&mut ash).0.push("Mill Street");
    println!("before line 18");
    Rc::make_mut(&mut ash).0.push("Well Street");
    println!("Ash: {:?}", ash.0);
    println!("Birch: {:?}", birch.0);

    let sign = Rc::downgrade(&ash);
    println!("before line 24");
    Rc::make_mut(&mut ash).0.clear();
    println!("upgrade: {}", sign.upgrade().is_some());
}
