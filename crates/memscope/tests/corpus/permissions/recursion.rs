// A function that calls itself is asked about once: permissions are those of its text.
fn depth(n: u32, path: &mut Vec<u32>) -> u32 {
    path.push(n); //~ n r--c; path r--m; *path rwa-
    if n == 0 {
        return 0; //~ n ---- unreachable
    } //~ n r--c; path r--m
    let below = depth(n - 1, path); //~ path r--m; *path rwa-; below r--c
    below + 1
}

fn main() {
    let mut path = Vec::new(); //~ path rwam
    println!("{}", depth(2, &mut path)); //~ path rwam
}
