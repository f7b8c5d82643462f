fn main() {
    let mut plays = 12;
    let counter = &mut plays;
    let before = plays;
    *counter += 1;
    println!("{before}, then {plays}");
}
