use std::hash::{BuildHasher, RandomState};
fn main() {
    println!("{}", RandomState::new().hash_one(1)); //~ refused 3 prints something else on every run
}
