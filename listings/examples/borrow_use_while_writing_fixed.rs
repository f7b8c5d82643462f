fn main() {
    let mut plays = 12;
    let before = plays;
    let counter = &mut plays;
    *counter += 1;
    println!("{before}, then {plays}");
}
