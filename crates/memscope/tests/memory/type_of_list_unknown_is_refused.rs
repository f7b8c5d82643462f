//~ refused 3 type annotations needed for `Vec<_>` [E0282]
fn main() {
    let list = Vec::new();
    println!("end");
}
