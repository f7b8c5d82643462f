// TODO: It prints the old volumes. Make it print [2, 3, 4],
// with one block less.
/// Turns every volume up by one.
fn louder(volumes: &mut Vec<u32>) {
    for volume in &mut volumes.clone() {
        *volume += 1;
    }
}

fn main() {
    let mut volumes = vec![1, 2, 3];
    louder(&mut volumes);
    println!("{volumes:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_volume_goes_up() {
        let mut volumes = vec![1, 2, 3];
        louder(&mut volumes);
        assert_eq!(volumes, [2, 3, 4]);
    }

    #[test]
    fn in_the_same_block() {
        let mut volumes = vec![1, 2, 3];
        let before = volumes.as_ptr();
        louder(&mut volumes);
        assert_eq!(volumes.as_ptr(), before);
    }
}
