macro_rules! later {
    ($value:expr) => {
        async move { $value } //~ refused 3 `async` blocks in a macro cannot be watched
    };
}
fn main() {
    let name = String::from("Ada");
    let future = later!(name.len());
    println!("{}", size_of_val(&future) > 0);
}
