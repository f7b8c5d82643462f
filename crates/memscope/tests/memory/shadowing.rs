fn main() {
    let x = 5; //~ x = 5
    let x = x + 1; //~ x = 6 ; x : i32 4
    {
        let x = "inner"; //~ x = "inner"
        println!("{x}");
    }
    println!("{x}"); //~ x = 6
    let x = String::from("s"); //~ x = "s" ; block 1 owner x
    let x = x.len(); //~ x = 1 ; block 1 owner x
    println!("{x}");
} //~ block 1 freed
