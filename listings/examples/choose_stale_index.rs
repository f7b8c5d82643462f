fn main() {
    let mut zoo = vec!["Otto", "Nala", "Kofi"];
    let sick = 1;
    println!("a check-up for {}", zoo[sick]);
    zoo.remove(0);
    println!("a pill for {}", zoo[sick]);
    zoo.remove(0);
    println!("a bandage for {:?}", zoo.get(sick));
}
