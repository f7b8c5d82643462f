use std::process::{ExitCode, Termination};
use std::thread;

struct Report;

impl Termination for Report {
    fn report(self) -> ExitCode {
        println!("report written");
        ExitCode::SUCCESS
    }
}

fn main() -> Report {
    println!("thread {:?}", thread::current().name());
    println!("main ends");
    Report
}
