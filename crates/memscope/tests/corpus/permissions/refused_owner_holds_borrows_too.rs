// The elements of `zoo` are borrows themselves. The conflict is over `zoo` all the same, and what it permits later is
// known: rustc reports each of its conflicts where it is. What `sick` permits is not: its use is part of the conflict.
fn main() {
    let mut zoo = vec!["Otto", "Nala"]; //~ zoo rwam
    let sick = &zoo[1]; //~ zoo r--- borrowed (5 7); sick r--c
    zoo.clear(); //~! E0502 write zoo.clear()
    println!("{sick}"); //~ zoo rwam; sick ???? not asked
}
