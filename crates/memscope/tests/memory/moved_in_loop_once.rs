fn main() {
    let s = String::from("a"); //~ s = "a"
    let mut kept = Vec::new();
    for n in 0..3 { //~ steps 3
        if n == 2 {
            kept.push(s); //~ s is moved ; kept = ["a"] ; block 1 owner kept[0]
            break;
        }
    }
    println!("{kept:?}");
}
//~ leaked 0
