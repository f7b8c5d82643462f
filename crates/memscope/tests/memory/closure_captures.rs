// A closure shows neither names nor values at run time; what its text names of the variables around it, it captures.
fn main() {
    let step = 2;
    let unit = String::from("m");
    let far = |n: i32| format!("{} {unit}", n * step); //~ far = (closure) ; text `far` is a closure that captures `unit` and `step`
    println!("{}", far(3));
    let one = |n: i32| n + 1; //~ one = (closure) ; text `one` is a closure that captures nothing
    println!("{}", one(1));
    let owner = move || unit.len(); //~ unit is moved ; block 1 owner owner ; text `owner` is a closure that captures `unit`
    println!("{}", owner());
}
//~ leaked 0
