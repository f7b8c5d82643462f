// Moved in the previous round of the loop.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let n = 2; //~ n r--c; s r--m
    for _ in 0..n {
        drop(s); //~! E0382 move s
    } //~ s ???? not asked; n r--c
}
