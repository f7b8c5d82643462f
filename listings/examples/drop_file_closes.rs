use std::fs::{self, File};
use std::io::{Result, Write};
use std::{env, process};

fn main() -> Result<()> {
    let name = format!("playbill-{}.txt", process::id());
    let path = env::temp_dir().join(name);
    {
        let mut playbill = File::create(&path)?;
        playbill.write_all(b"tonight: Hamlet")?;
        playbill.lock()?;
        let other = File::open(&path)?.try_lock_shared();
        println!("lock is free: {}", other.is_ok());
    }
    let other = File::open(&path)?.try_lock_shared();
    println!("lock is free: {}", other.is_ok());
    println!("{}", fs::read_to_string(&path)?);
    fs::remove_file(&path)
}
