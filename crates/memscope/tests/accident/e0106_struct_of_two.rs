struct Pair<T> {
    first: &T,
    second: &T,
}
struct Names {
    given: &str,
    other: &str,
}
fn main() {
    let number = 1;
    let pair = Pair {
        first: &number,
        second: &number,
    };
    let names;
    {
        let given = String::from("Ada");
        names = Names {
            given: &given,
            other: "Lovelace",
        };
    }
    println!("{} {} {}", pair.first, pair.second, names.other);
    println!("{}", names.given);
}

// outcome: reads-freed
// line: 24
// block: 1
// why: both structs get one lifetime for two references; the given name is freed where the block ends
