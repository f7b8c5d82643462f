fn main() {
    let platforms = [4, 7, 9];
    // SAFETY: index 2 is inside an array of three.
    let last = unsafe { platforms.get_unchecked(2) };
    println!("last train: platform {last}");
}
