// Reported on line 6 only: rustc keeps one error a move, so of what stands between nothing is certain.
fn main() {
    let t = (String::from("a"), String::from("b"));
    let s = t.0; //~ t ---- partly moved (4); s r--m
    println!("{s}"); //~ t ---- partly moved (4)
    let y = &t.0; //~! E0382 read &t.0
}
