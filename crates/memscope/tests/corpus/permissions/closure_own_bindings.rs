// Inside a closure its own parameters and variables are asked about; what it captures is not.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let show = |n: usize, t: String| {
        let mut m = n; //~ n r--c; t r--m; m rwac; s ???? not asked
        drop(t); //~ t ---- moved (6); m rwac
        m += s.len(); //~ m rwac; t ---- moved (6)
        println!("{m}"); //~ m rwac
    }; //~ s r--- borrowed (4 10); show r--c
    show(1, String::new()); //~ s r--m
}
