fn main() {
    let mut log = String::from("calm");
    let keeper = &mut log;
    keeper.push_str(", rain");
    let helper = &mut log;
    helper.push_str(", fog");
    println!("{log}");
}
