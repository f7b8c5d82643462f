fn main() {
    let mut sold = 0;
    let sell = || sold += 1;
    sell();
    sell();
    println!("{sold} tickets sold");
}
