// A list that a loop takes is not moved into the loop's variable: its elements are, one by one.
fn main() {
    let v = vec![String::from("a"), String::from("bb")];
    for s in v { //~ 1: event `v` moved out ; 1: text `v` moved out; ; 1: block 2 owner s
        println!("{s}");
    }
    let w = vec![Box::new(1), Box::new(2)];
    let mut all = w.into_iter(); //~ event `w` moved out
    let first = all.next(); //~ first = Some(Box(1))
    println!("{first:?}{}", all.len());
    let pairs = vec![(1, String::from("p"))];
    for (n, p) in pairs { //~ 1: text `pairs` moved out;
        println!("{n}{p}");
    }
}
//~ leaked 0
