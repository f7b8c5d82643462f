fn main() {
    let mut plays = vec![12, 40];
    let both = plays.get_disjoint_mut([0, 1]);
    let [blue, gold] = both.unwrap();
    std::mem::swap(blue, gold);
    println!("{plays:?}");
}
