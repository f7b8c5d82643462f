// Each `let` of a chain is in scope in the block.
fn main() {
    let a = Some(String::from("ash")); //~ a r--m
    let b = Some(3); //~ b r--c
    if let Some(name) = &a && let Some(n) = b && n > 2 { //~> name r--c; n r--c; a r--- borrowed
        println!("{name} {n}"); //~ name r--c; n r--c; a r--m; b r--c
    } //~ a r--m; b r--c
}
