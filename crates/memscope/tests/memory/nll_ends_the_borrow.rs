fn main() {
    let mut v = vec![1, 2, 3, 4];
    let first = &v[0]; //~ v is borrowed ; first → block 1
    println!("{first}"); //~ v is live
    v.push(5); //~ v = [1, 2, 3, 4, 5] ; block 1 freed ; first → block 1, freed
    println!("{v:?}");
}
//~ leaked 0
