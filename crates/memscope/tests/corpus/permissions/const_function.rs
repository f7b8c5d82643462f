// A `const fn` is asked about as if it were an ordinary one.
const fn area(w: u32, h: u32) -> u32 {
    let mut a = 0; //~ w r--c; h r--c; a rwac
    a += w * h; //~ a rwac
    a
}

fn main() {
    const SIZE: u32 = area(2, 3);
    let n = SIZE; //~ n r--c; !SIZE
    println!("{n}"); //~ n r--c
}
