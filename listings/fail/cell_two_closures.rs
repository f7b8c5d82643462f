fn main() {
    let mut oil = 20;
    let mut burn = || oil -= 3;
    let mut fill = || oil += 10;
    burn();
    fill();
    burn();
    println!("{oil} liters");
}
