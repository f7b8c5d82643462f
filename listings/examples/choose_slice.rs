fn total(meals: &[u32]) -> u32 {
    meals.iter().sum()
}

fn main() {
    let lions = Vec::from([2, 3, 2]);
    let owls = [1, 1];
    let ibises: Box<[u32]> = Box::new([4]);
    println!("lions: {}", total(&lions));
    println!("lions from the second: {}", total(&lions[1..]));
    println!("owls: {}", total(&owls));
    println!("ibises: {}", total(&ibises));
}
