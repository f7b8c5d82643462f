// A use after a move is refused; the other variables are answered as always.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let t = s; //~ s ---- moved (4); t r--m
    println!("{s}"); //~! E0382 read s
    println!("{t}"); //~ t r--m; s ???? not asked
}
