trait Exhibit {
    fn label(&self) -> String;
}

struct Coin(u16);

impl Exhibit for Coin {
    fn label(&self) -> String {
        format!("coin of {}", self.0)
    }
}

struct Whale([u8; 4_000]);

impl Exhibit for Whale {
    fn label(&self) -> String {
        format!("whale of {} bones", self.0.len())
    }
}

fn main() {
    let coin = Box::new(Coin(1875));
    let whale = Box::new(Whale([9; 4_000]));
    let room: [Box<dyn Exhibit>; 2] = [coin, whale];
    for exhibit in &room {
        println!("{}", exhibit.label());
    }
    println!("{} bytes a handle", size_of_val(&room[0]));
}
