use std::error::Error;

fn year(text: &str) -> Result<u16, Box<dyn Error>> {
    let year: u16 = text.parse()?;
    if year > 2026 {
        return Err("not made yet".into());
    }
    Ok(year)
}

fn main() {
    for text in ["1875", "2875", "old"] {
        match year(text) {
            Ok(year) => println!("made in {year}"),
            Err(error) => println!("{text}: {error}"),
        }
    }
}
