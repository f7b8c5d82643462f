//~ refused 3 type annotations needed [E0284]
fn main() {
    let n = "42".parse().unwrap();
    println!("end");
}
