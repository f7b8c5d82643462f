// Elements leave a Vec by pop, remove, swap_remove, split_off, drain; they come back by extend, append, insert.
fn main() {
    let mut v: Vec<String> = ["a", "bb", "ccc", "dddd"].map(String::from).into(); //~ v = ["a", "bb", "ccc", "dddd"] ; block 1 owner v[0]
    let first = v.swap_remove(0); //~ first = "a" ; v = ["dddd", "bb", "ccc"] ; block 1 owner first ; block 4 owner v[0]
    let tail = v.split_off(1); //~ tail = ["bb", "ccc"] ; v = ["dddd"] ; block 2 owner tail[0]
    v.extend(tail); //~ tail is moved ; v = ["dddd", "bb", "ccc"] ; block 2 owner v[1]
    let mid: Vec<String> = v.drain(..2).collect(); //~ mid = ["dddd", "bb"] ; v = ["ccc"] ; block 3 owner v[0]
    v.insert(0, first); //~ first is moved ; v = ["a", "ccc"] ; block 1 owner v[0]
    v.truncate(1); //~ v = ["a"] ; freed 1 ; block 3 freed
    println!("{v:?} {mid:?}");
}
//~ leaked 0
