fn main() {
    let mut grams = 7;
    let ada = &mut grams;
    let bob = &mut grams;
    println!("{ada} g, {bob} g");
}
