use std::sync::Mutex;

// What happened, in order. You need not read lines 3 to 16.
static DIARY: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note(what: &str) {
    DIARY.lock().unwrap().push(String::from(what));
}

struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        note(&format!("{} out", self.0));
    }
}

// TODO: Wanted: left out, middle out, right out. No call of `drop` is needed.
fn evening() {
    let _left = Light("left");
    let _middle = Light("middle");
    let _right = Light("right");
}

fn main() {
    evening();
    println!("{}", DIARY.lock().unwrap().join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_right_order() {
        evening();
        let happened = DIARY.lock().unwrap().join(", ");
        assert_eq!(happened, "left out, middle out, right out");
    }
}
