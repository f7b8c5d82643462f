fn relabel(titles: &mut Vec<String>, from: usize, to: usize) {
    let title = titles[from].as_str();
    println!("{title} made way");
    titles[to] = String::from("Gold");
}

fn main() {
    let mut titles = vec![String::from("Blue"), String::from("Reed")];
    relabel(&mut titles, 0, 1);
}
