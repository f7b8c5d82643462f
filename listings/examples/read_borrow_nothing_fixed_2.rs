fn late(delays: Vec<u32>) -> impl Iterator<Item = u32> + use<> {
    delays.into_iter().skip(1)
}

fn main() {
    let delays = vec![0, 12, 5];
    for delay in late(delays) {
        println!("{delay} minutes late");
    }
}
