// A name that is bound inside, too, leaves a doubt; a closure that came from elsewhere has no text here.
fn adder(by: i32) -> impl Fn(i32) -> i32 {
    move |n| n + by
}

fn main() {
    let n = 1;
    let shadow = |n: i32| n + 1; //~ shadow = (closure) ; text `shadow` is a closure, and what it captured cannot be shown
    println!("{} {n}", shadow(1));
    let add = adder(2); //~ add = (closure) ; text `add` is a closure, and what it captured cannot be shown
    println!("{}", add(1));
    let again = add; //~ add is moved ; again = (closure) ; text `again` is a closure, and what it captured cannot be shown
    println!("{}", again(2));
}
//~ leaked 0
