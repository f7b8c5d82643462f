fn hold(delays: &mut [u32]) {
    for delay in delays.iter_mut() {
        *delay += 5;
    }
}

fn main() {
    let mut delays = [0, 12];
    hold(&mut delays);
    println!("{delays:?}");
}
