// `impl Iterator` that borrows its argument holds the loan to its last use; one that owns takes it along.
fn evens(list: &[u8]) -> impl Iterator<Item = u8> + '_ {
    list.iter().copied().filter(|n| n % 2 == 0)
}
fn owned(list: Vec<u8>) -> impl Iterator<Item = u8> {
    list.into_iter().rev()
}
fn main() {
    let mut list = vec![1, 2, 4];
    let first = evens(&list).next(); //~ list rwam
    list.push(6);
    let back: Vec<u8> = owned(list).collect(); //~ list --a- moved; back r--m
    println!("{first:?} {back:?}");
}

