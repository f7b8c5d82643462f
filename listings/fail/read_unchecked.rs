fn main() {
    let platforms = [4, 7, 9];
    let last = platforms.get_unchecked(2);
    println!("last train: platform {last}");
}
