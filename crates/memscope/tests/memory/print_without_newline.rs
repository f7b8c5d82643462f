fn main() {
    print!("a"); //~ event printed "a"
    print!("b"); //~ event printed "b"
    println!(); //~ event printed "\n"
    eprintln!("err"); //~ event printed to standard error: "err"
}
//~ stdout "ab\n"
//~ stderr err
