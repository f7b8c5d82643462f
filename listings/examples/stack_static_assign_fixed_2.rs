fn pick(harvests: &mut u32) {
    *harvests += 1;
}

fn main() {
    let mut harvests = 0;
    pick(&mut harvests);
    pick(&mut harvests);
    println!("{harvests} harvests");
}
