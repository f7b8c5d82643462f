// A borrow of one element of an array counts for the place with a variable index, too.
fn main() {
    let mut row = [1, 2, 3]; //~ row rwac
    let i = 1; //~ row[i] rwac; i r--c
    let a = &mut row[0]; //~ row ---- mutably borrowed (5 6); row[i] ---- mutably borrowed (5 6); a r--m; *a rwac
    *a += 1; //~ row rwac; row[i] rwac
    row[i] += 1; //~ row rwac; a ---- expired (5 7)
    println!("{row:?}"); //~ row rwac
}
