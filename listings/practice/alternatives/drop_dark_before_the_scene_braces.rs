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

fn scene() {
    let _hall = Light("hall");
    {
        let _stage = Light("stage");
    }
    note("scene change");
}

fn main() {
    scene();
    println!("{}", DIARY.lock().unwrap().join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_right_order() {
        scene();
        let happened = DIARY.lock().unwrap().join(", ");
        assert_eq!(happened, "stage out, scene change, hall out");
    }
}
