// `first` was given away; to add through it is to use it.
fn main() {
    let mut total = 95; //~ total rwac
    let first = &mut total; //~ total ---- mutably borrowed (4); first r--m; *first rwac
    let second = first; //~ first ---- moved (5); second r--m; *second rwac
    *first += 30; //~! E0382 assign *first += 30
    println!("{second}"); //~ second r--m; total rwac; first ???? not asked
}
