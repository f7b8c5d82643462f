fn split(bays: &mut [u32], at: usize) -> [&mut [u32]; 2] {
    bays.split_at_mut(at).into()
}

fn main() {
    let mut bays = [17, 23, 42];
    let [left, right] = split(&mut bays, 1);
    left[0] += 100;
    right[0] += 100;
    println!("{bays:?}");
}
