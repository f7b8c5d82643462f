fn main() {
    let mut v = vec![3, 1, 2];
    v.sort_by(|a, b| b.cmp(a)); //~ v = [3, 2, 1]
    let s: i32 = v.iter().map(|x| x * 2).sum(); //~ s = 12
    println!("{s}");
}
//~ leaked 0
