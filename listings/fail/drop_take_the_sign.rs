struct Door {
    sign: String,
}

impl Drop for Door {
    fn drop(&mut self) {
        println!("door '{}' closes", self.sign);
    }
}

fn main() {
    let sign = String::from("exit");
    let door = Door { sign };
    let souvenir = door.sign;
    println!("souvenir: {souvenir}");
}
