fn fact(n: u64) -> u64 { //~ steps 3 ; 1: frames main fact ; 3: frames main fact fact fact ; 3: n = 1
    if n < 2 {
        return 1; //~ steps 1 ; frames main fact fact fact
    }
    let rest = fact(n - 1); //~ steps 2 ; 1: rest = 1 ; 2: rest = 2
    n * rest
} //~ steps 2
fn main() {
    let f = fact(3); //~ f = 6 ; frames main
    println!("{f}");
}
//~ stdout "6\n"
