fn main() {
    let by = 3;
    let add: Box<dyn Fn(i32) -> i32> = Box::new(move |x| x + by); //~ add = Box((opaque)) ; block 1 size 4 ; block 1 owner add
    let mut all: Vec<Box<dyn Fn(i32) -> i32>> = Vec::new(); //~ all = []
    all.push(add); //~ add is moved ; block 1 owner all[0]
    println!("{}", all[0](1));
}
//~ leaked 0
