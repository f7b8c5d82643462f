// `n @ pattern` binds a copy of a number.
fn main() {
    let code = 42; //~ code r--c
    match code {
        n @ 40..=49 => { //~> n r--c; code r--c
            println!("{n}"); //~ n r--c
        }
        _ => {}
    } //~ code r--c
}
