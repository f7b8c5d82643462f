macro_rules! twice {
    ($e:expr) => {{
        let hidden = $e;
        hidden + hidden
    }};
}
macro_rules! make {
    ($name:ident) => {
        fn $name() -> i32 {
            7
        }
    };
}
make!(seven);
fn main() {
    let a = twice!(seven()); //~ a = 14
    assert_eq!(a, 14);
    println!("{a}");
}
