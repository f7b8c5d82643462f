static HARVESTS: u32 = 0;

fn pick() {
    HARVESTS += 1;
}

fn main() {
    pick();
    pick();
    println!("{HARVESTS} harvests");
}
