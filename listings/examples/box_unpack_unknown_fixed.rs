trait Exhibit {
    fn label(&self) -> String;
}

struct Coin(u16);

impl Exhibit for Coin {
    fn label(&self) -> String {
        format!("coin of {}", self.0)
    }
}

fn main() {
    let packed: Box<dyn Exhibit> = Box::new(Coin(1875));
    let exhibit = &*packed;
    println!("{}", exhibit.label());
}
