trait Exhibit {
    fn label(&self) -> String;
    fn replica(&self) -> Self;
}

struct Coin(u16);

impl Exhibit for Coin {
    fn label(&self) -> String {
        format!("coin of {}", self.0)
    }

    fn replica(&self) -> Self {
        Coin(self.0)
    }
}

fn main() {
    let packed: Box<dyn Exhibit> = Box::new(Coin(1875));
    let replica = packed.replica();
    println!("replica: {}", replica.label());
}
