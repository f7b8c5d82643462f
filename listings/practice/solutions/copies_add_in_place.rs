fn add_stamp(stamps: &mut Vec<u32>) {
    stamps.push(95);
}

fn stamps() -> Vec<u32> {
    let mut stamps = vec![30, 30];
    add_stamp(&mut stamps);
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
