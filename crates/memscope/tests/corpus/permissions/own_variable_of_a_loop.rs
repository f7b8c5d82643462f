// What a loop declares in its body is new in each round: it may be moved.
fn main() {
    for i in 0..2 {
        let name = i.to_string(); //~ name r--m; i r--c
        drop(name); //~ name ---- moved (5)
    }
}
