fn main() {
    let s = String::from("x"); //~ s = "x"
    println!("{s}");
    std::process::abort();
}
//~ exit -
//~ ending signal 6
//~ stdout "x\n"
