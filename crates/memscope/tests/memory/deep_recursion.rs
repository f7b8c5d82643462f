// 2,000 calls fit into the usual stack without memscope, so they have to with it; the record itself is cut.
fn depth(n: u32) -> u32 {
    let wide = std::hint::black_box([n; 64]);
    if n == 0 {
        return 0;
    }
    let rest = depth(n - 1);
    rest + wide[63] - n + 1
}
fn main() {
    println!("{}", depth(2_000));
}
//~ truncated
//~ exit 0
//~ stdout "2000\n"
