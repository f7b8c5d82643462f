fn main() {
    let r = std::panic::catch_unwind(|| {
        let v = vec![1]; //~ v = [1]
        v[std::hint::black_box(3)]
    }); //~ no event nothing
    println!("{}", r.is_err());
}
//~ exit 0
//~ stdout "true\n"
//~ stderr index out of bounds: the len is 1 but the index is 3
