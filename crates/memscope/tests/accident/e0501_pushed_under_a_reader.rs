fn main() {
    let mut list = vec![String::from("Ada")];
    let guests = &mut list;
    let mut invite = || guests.push(String::from("Bob"));
    let first = &guests[0];
    invite();
    println!("{first}");
}

// outcome: reads-freed
// line: 7
// block: 1
// why: the closure's push moves the only element to a larger block; the reference reads the old one
