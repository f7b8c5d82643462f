// Where `?` leaves, what it returns is told: converted, if the function returns another error.
#[derive(Debug)]
enum Trouble {
    Number(std::num::ParseIntError),
    Late(u32),
}
impl From<std::num::ParseIntError> for Trouble {
    fn from(error: std::num::ParseIntError) -> Self {
        Trouble::Number(error)
    }
}
impl From<u32> for Trouble {
    fn from(minutes: u32) -> Self {
        Trouble::Late(minutes * 2)
    }
}
fn train(minutes: u32) -> Result<String, u32> {
    if minutes > 5 { Err(minutes) } else { Ok(String::from("on time")) }
}
fn waited(minutes: u32) -> Result<usize, Trouble> {
    let told = train(minutes)?; //~ 1: text line 21: `waited` ends. It returns Err(Late(14)). ; 1: event `waited` returns Err(Late(14))
    Ok(told.len())
} //~ steps 1 ; text It returns Ok(7).
fn same(minutes: u32) -> Result<usize, u32> {
    Ok(train(minutes)?.len()) //~ text `same` ends. It returns Err(9). ; steps 1
}
type Read<T> = Result<T, Trouble>;
fn read(text: &str) -> Read<i32> {
    let number: i32 = text.trim().parse()?; //~ 2: text `read` ends. It returns Err(Number(ParseIntError
    Ok(number.abs())
}
fn first(words: &[String]) -> Option<&String> {
    let word = words.iter().find(|word| word.len() > 2)?; //~ 2: text `first` ends. It returns None.
    Some(word)
}
fn boxed(text: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let truth: bool = text.parse()?; //~ text `boxed` ends. It returns Err with a value of the type Box<dyn Error>.
    Ok(truth)
}
fn nothing(minutes: u32) -> Result<(), u32> {
    train(minutes)?; //~ text `nothing` ends. It returns Err(8).
    Ok(())
}
fn main() {
    println!("{:?}", waited(7).is_err());
    println!("{:?}", waited(1).is_err());
    println!("{:?}", same(9));
    println!("{:?}", read("3").is_ok());
    println!("{:?}", read("x").is_ok());
    let words = [String::from("ash"), String::from("oak")];
    println!("{:?}", first(&words));
    println!("{:?}", first(&[]));
    println!("{:?}", boxed("x").is_err());
    println!("{:?}", nothing(8));
}
//~ leaked 0
