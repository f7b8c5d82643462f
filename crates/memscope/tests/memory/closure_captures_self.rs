// In a method a closure captures `self`; a nested closure's own names are no captures.
struct Scale {
    by: i32,
}

impl Scale {
    fn all(&self, list: &[i32]) -> Vec<i32> {
        let times = |n: &i32| n * self.by; //~ times = (closure) ; text `times` is a closure that captures `self`
        let every = || list.iter().map(|one| times(one)).collect(); //~ every = (closure) ; text `every` is a closure that captures `list` and `times`
        every()
    }
}

fn main() {
    let scale = Scale { by: 3 };
    println!("{:?}", scale.all(&[1, 2]));
}
//~ leaked 0
