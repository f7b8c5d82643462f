fn relabel(titles: &mut Vec<String>, from: usize, to: usize) {
    let title = titles[from].as_str();
    titles[to] = String::from("Gold");
    println!("{title} made way");
}

fn main() {
    let mut titles = vec![String::from("Blue"), String::from("Reed")];
    relabel(&mut titles, 0, 1);
}
