fn main() {
    let mut zoo = vec!["Otto", "Nala", "Kofi"];
    let sick = &zoo[1];
    println!("a pill for {sick}");
    zoo.remove(0);
}
