// next[bed] is the bed to water after this one.
// The last bed of a path names itself.
fn water(next: &[usize], bed: usize) -> u32 {
    if next[bed] == bed {
        return 1;
    }
    water(next, next[bed]) + 1
}

fn main() {
    let path = [1, 2, 2];
    println!("path: {} beds", water(&path, 0));
    let ring = [1, 2, 0];
    println!("ring: {} beds", water(&ring, 0));
}
