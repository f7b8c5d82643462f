// Two halves borrow the same array until the later of them is done.
fn main() {
    let mut row = [1, 2, 3, 4]; //~ row rwac
    let (a, b) = row.split_at_mut(2); //~ row ---- mutably borrowed (4 5); a r--m; b r--m; *a rw--; a[0] rwac
    a[0] += 1; //~ row ---- mutably borrowed (4 6); b r--m; b[0] rwac
    b[0] += 1; //~ row rwac; a r--m; b r--m
    println!("{row:?}"); //~ row rwac; a ---- expired (4 7); b ---- expired (4 7)
}
