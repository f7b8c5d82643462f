// A round left in a `let … else`: what it held is dropped at that line, after the steps of its drop.
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} gone", self.0);
    }
}
fn main() {
    let mut sum = 0;
    let mut rest = vec![Some(1), None, Some(4)];
    while let Some(last) = rest.pop() {
        let held = Loud("held");
        let Some(n) = last else {
            println!("none, {}", held.0);
            continue; //~ steps 1 ; held is dropped ; kind block end
        };
        sum += n; //~ steps 2 ; 1: sum = 4 ; 2: sum = 5
    }
    println!("{sum}");
}
//~ leaked 0
//~ stdout "held gone\nnone, held\nheld gone\nheld gone\n5\n"
