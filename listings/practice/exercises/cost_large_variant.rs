enum Note {
    Number(u64),
    // TODO: Each note is as large as the largest kind.
    // Keep the scan in a block.
    Scan([u8; 1024]),
}

fn scanned() -> Note {
    Note::Scan([7; 1024])
}

fn describe(note: &Note) -> String {
    match note {
        Note::Number(number) => format!("number {number}"),
        Note::Scan(scan) => format!("{} bytes", scan.len()),
    }
}

fn main() {
    for note in [Note::Number(7), scanned()] {
        println!("{}", describe(&note));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_moves_few_bytes() {
        assert_eq!(describe(&scanned()), "1024 bytes");
        assert_eq!(size_of::<Note>(), 16);
    }
}
