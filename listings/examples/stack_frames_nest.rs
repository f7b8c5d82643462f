struct Stake(u32);

impl Drop for Stake {
    fn drop(&mut self) {
        println!("pull stake {}", self.0);
    }
}

fn row() {
    let _third = Stake(3);
    println!("row: three stakes stand");
}

fn bed() {
    let _first = Stake(1);
    let _second = Stake(2);
    row();
    println!("bed: row has returned");
}

fn main() {
    bed();
    println!("main: bed has returned");
}
