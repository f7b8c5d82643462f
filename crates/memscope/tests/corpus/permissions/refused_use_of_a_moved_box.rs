// rustc reports one use after a move, here `&*b`. That hides what it would say of `*b = …` before it: not asked.
fn main() {
    let mut b = Box::new(String::from("ash")); //~ b rwam; *b rwam
    drop(b); //~ b --a- moved (4); *b ---- moved (4)
    let r = &*b; //~! E0382 read &*b
    println!("{r}");
}
