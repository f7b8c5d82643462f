fn first(v: &[i32]) -> i32 {
    let Some(x) = v.first() else { //~ steps 0
        return -1;
    }; //~ x → v
    if let Some(y) = v.get(1) && *y > 1 && let Some(z) = v.get(2) { //~ y → v byte 4 ; z → v byte 8
        return *y + *z;
    }
    *x
}
fn main() {
    let v = [1, 2, 3];
    println!("{} {}", first(&v), first(&[]));
}
//~ stdout "5 -1\n"
