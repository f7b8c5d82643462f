fn largest<T: PartialOrd + Copy>(list: &[T]) -> T { //~ 1: list = [1, 5, 3] ; 2: list = ["a", "b"]
    let mut best = list[0]; //~ 1: best = 1 ; 2: best = "a"
    for &item in list { //~ steps 5
        if item > best {
            best = item;
        }
    }
    best
}
fn main() {
    let n = largest(&[1, 5, 3]); //~ n = 5
    let s = largest(&["a", "b"]); //~ s = "b"
    println!("{n}{s}");
}
