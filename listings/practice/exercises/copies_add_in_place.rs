// TODO: It compiles, and the new stamp is lost. Mend it
// without giving the list back.
fn add_stamp(mut stamps: Vec<u32>) {
    stamps.push(95);
}

fn stamps() -> Vec<u32> {
    let stamps = vec![30, 30];
    add_stamp(stamps.clone());
    stamps
}

fn main() {
    println!("{:?}", stamps());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_is_in_the_list() {
        assert_eq!(stamps(), [30, 30, 95]);
    }
}
