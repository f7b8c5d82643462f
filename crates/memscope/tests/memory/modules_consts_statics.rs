mod inner {
    pub const LIMIT: usize = 2;
    pub static NAME: &str = "inner";
    #[derive(Debug)]
    pub struct Hidden {
        secret: i32,
    }
    impl Hidden {
        pub fn new() -> Self {
            let secret = 42; //~ secret = 42 ; frames main inner::Hidden::new
            Hidden { secret }
        }
    }
}
use inner::*;
fn main() {
    fn nested(n: usize) -> usize { //~ frames main main::nested
        n * LIMIT
    }
    let h = Hidden::new(); //~ h = Hidden { secret: 42 }
    let n = nested(LIMIT); //~ n = 4
    let name = NAME; //~ name = "inner" ; name → static memory
    println!("{h:?}{n}{name}");
}
