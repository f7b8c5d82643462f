fn shout(headline: &str) -> String {
    let mut loud = headline.to_uppercase();
    loud.push('!');
    loud
}

fn main() {
    println!("{}", shout("Bridge opens"));
}
