fn main() {
    let mut zoo = vec!["Otto", "Nala", "Kofi"];
    let sick = &zoo[1];
    zoo.remove(0);
    println!("a pill for {sick}");
}
