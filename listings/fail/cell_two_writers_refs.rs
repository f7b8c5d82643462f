fn main() {
    let mut log = String::from("calm");
    let keeper = &mut log;
    let helper = &mut log;
    helper.push_str(", fog");
    keeper.push_str(", rain");
    println!("{log}");
}
