struct Coin {
    year: u16,
}

fn show<T>(name: &str) {
    println!("{name:<19} {:>2}", size_of::<T>());
}

fn main() {
    show::<u64>("u64");
    show::<Option<u64>>("Option<u64>");
    show::<Box<Coin>>("Box<Coin>");
    show::<Option<Box<Coin>>>("Option<Box<Coin>>");

    let shelf = [None, Some(Box::new(Coin { year: 1875 }))];
    for place in &shelf {
        match place {
            None => println!("no coin"),
            Some(coin) => println!("coin of {}", coin.year),
        }
    }
}
