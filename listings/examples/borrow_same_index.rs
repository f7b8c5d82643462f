fn add_twice(plays: &mut [u32], to: usize, from: usize) {
    plays[to] += plays[from];
    plays[to] += plays[from];
}

fn main() {
    let mut apart = [10, 1];
    add_twice(&mut apart, 0, 1);
    let mut same = [10, 1];
    add_twice(&mut same, 0, 0);
    println!("apart {}, same {}", apart[0], same[0]);
}
