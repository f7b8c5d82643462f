use std::rc::Rc;
fn main() {
    let t = (1u8, 2u32, "s"); //~ t : (u8, u32, &str) 24
    let o = Some(Rc::new(1)); //~ o : Option<Rc<i32>> 8
    let r: Result<u64, ()> = Ok(1); //~ r : Result<u64, ()> 16
    println!("{} {} {} {}", size_of_val(&t), size_of_val(&o), size_of_val(&r), Rc::strong_count(o.as_ref().unwrap()));
}
//~ stdout "24 8 16 1\n"
