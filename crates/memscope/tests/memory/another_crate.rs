use rand::Rng; //~ refused 1 std alone
fn main() {}
