// `&mut [T]`: elements may be written, the slice not resized or moved.
fn bump(row: &mut [i32]) { //~> row r--m; *row rw--; row[0] rwac
    row[0] += 1; //~ row r--m; *row rw--; row[0] rwac
}

fn main() {
    let mut v = vec![1]; //~ v rwam
    bump(&mut v); //~ v rwam
    println!("{v:?}"); //~ v rwam
}
