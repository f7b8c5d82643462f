fn late(delays: &[u32]) -> impl Iterator<Item = u32> + use<> {
    delays.iter().copied().skip(1)
}

fn main() {
    let delays = vec![0, 12, 5];
    for delay in late(&delays) {
        println!("{delay} minutes late");
    }
}
