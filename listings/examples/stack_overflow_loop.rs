fn water(next: &[usize]) -> u32 {
    let mut watered = vec![false; next.len()];
    let mut bed = 0;
    let mut count = 0;
    while !watered[bed] {
        watered[bed] = true;
        count += 1;
        bed = next[bed];
    }
    count
}

fn main() {
    println!("path: {} beds", water(&[1, 2, 2]));
    println!("ring: {} beds", water(&[1, 2, 0]));
    let mut long: Vec<usize> = (1..1_000_000).collect();
    long.push(999_999);
    println!("long path: {} beds", water(&long));
}
