struct Unit;
fn main() {
    let a = Unit; //~ a : Unit 0
    let v = vec![Unit, Unit]; //~ v = [Unit, Unit] ; blocks 0
    let b = Box::new(Unit); //~ b = Box(Unit) ; blocks 0
    println!("{}", v.len() + size_of_val(&a) + size_of_val(&b));
}
//~ stdout "10\n"
