fn clear(shelf: &mut Vec<u64>) {
    // TODO: The samples go, and the block stays.
    // Give it back, too.
    shelf.clear();
}

fn main() {
    let mut shelf = vec![7; 1_000];
    clear(&mut shelf);
    println!("{} samples", shelf.len());
    println!("room for {}", shelf.capacity());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_is_given_back() {
        let mut shelf = vec![7; 1_000];
        clear(&mut shelf);
        assert_eq!((shelf.len(), shelf.capacity()), (0, 0));
    }
}
