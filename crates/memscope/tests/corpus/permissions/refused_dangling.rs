// A reference that outlives what it points to.
fn main() {
    let r; //~ r --a- uninitialised
    {
        let n = 5; //~ n r--c
        r = &n; //~! E0597 none &n
    }
    println!("{r}"); //~ r ???? not asked
}
