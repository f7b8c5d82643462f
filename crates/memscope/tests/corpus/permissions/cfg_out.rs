// A function that this build leaves out has no table, and says so.
#[cfg(target_os = "none")]
fn never(n: i32) {
    println!("{n}");
}

fn main() {
    let n = 1; //~ n r--c
    println!("{n}"); //~ n r--c
}
