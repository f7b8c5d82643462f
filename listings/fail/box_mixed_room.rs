trait Exhibit {
    fn label(&self) -> String;
}

struct Coin(u16);
struct Vase(u8);

impl Exhibit for Coin {
    fn label(&self) -> String {
        format!("coin of {}", self.0)
    }
}

impl Exhibit for Vase {
    fn label(&self) -> String {
        format!("vase of {} cm", self.0)
    }
}

fn main() {
    let coin = Box::new(Coin(1875));
    let vase = Box::new(Vase(30));
    let room = vec![coin, vase];
    for exhibit in room {
        println!("{}", exhibit.label());
    }
}
