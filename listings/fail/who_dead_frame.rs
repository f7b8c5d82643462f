fn coldest(day: &[f64]) -> &f64 {
    let mut low = day[0];
    for &celsius in day {
        if celsius < low {
            low = celsius;
        }
    }
    &low
}

fn main() {
    let day = [4.5, -1.0, 6.0];
    println!("coldest: {} C", coldest(&day));
}
