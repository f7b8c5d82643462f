trait Exhibit {
    fn label(&self) -> String;
}

struct Coin(u16);

impl Exhibit for Coin {
    fn label(&self) -> String {
        format!("coin of {}", self.0)
    }
}

impl Drop for Coin {
    fn drop(&mut self) {
        println!("coin dropped");
    }
}

struct Whale {
    bones: [u8; 4_000],
}

impl Exhibit for Whale {
    fn label(&self) -> String {
        format!("whale of {} bones", self.bones.len())
    }
}

fn main() {
    let coin = Box::new(Coin(1875));
    let whale = Box::new(Whale { bones: [9; 4_000] });
    println!("Box<Coin>: {} bytes", size_of_val(&coin));

    let room: Vec<Box<dyn Exhibit>> = vec![coin, whale];
    for exhibit in &room {
        println!("{}", exhibit.label());
        println!("- in the row: {}", size_of_val(exhibit));
        println!("- in its block: {}", size_of_val(&**exhibit));
    }
}
