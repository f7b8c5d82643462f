fn main() {
    let list = vec![7_u32, 9];
    let looks = |id: u32| list.contains(&id);
    println!("{}", looks(7));
    let owns = move |id: u32| list.contains(&id);
    println!("{}", owns(9));
}
