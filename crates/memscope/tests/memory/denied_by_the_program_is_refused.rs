//~ refused 4 unused variable: `spare` [unused_variables]
#![deny(unused_variables)]
fn main() {
    let spare = 1;
    println!("end");
}
