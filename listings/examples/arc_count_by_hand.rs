fn main() {
    let mut count = 1;
    let seen_by_ada = count;
    let seen_by_ben = count;
    count = seen_by_ada + 1;
    println!("Ada clones: {count}");
    count = seen_by_ben + 1;
    println!("Ben clones: {count}");

    count -= 1;
    println!("Ada drops: {count}");
    count -= 1;
    println!("Ben drops: {count}");

    let mut count = 2;
    let seen_by_ada = count;
    let seen_by_ben = count;
    count = seen_by_ada - 1;
    println!("Ada drops: {count}");
    count = seen_by_ben - 1;
    println!("Ben drops: {count}");
}
