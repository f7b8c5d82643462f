fn fill(day: &mut [f64], count: usize) {
    let mut at = 0;
    while at <= count {
        day[at] = 4.5;
        println!("reading {at} written");
        at += 1;
    }
}

fn main() {
    let mut day = vec![0.0; 3];
    fill(&mut day, 3);
    println!("noon: {} C", day[1]);
}
