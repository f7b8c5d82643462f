fn main() {
    let name = String::from("Ada");
    let heir = name;
    println!("{name} {}", heir.len());
    std::process::abort();
}

// outcome: stopped
// why: line 4 reads a block that is there, and the end that frees it twice does not come
