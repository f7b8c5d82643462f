// The result of a method that borrows `&mut self` keeps the owner borrowed as long as it is used.
struct Log {
    lines: Vec<String>,
}

impl Log {
    fn last(&mut self) -> &mut String {
        self.lines.last_mut().unwrap()
    }
}

fn main() {
    let mut log = Log { lines: vec![String::new()] }; //~ log rwam; log.lines rwam
    let line = log.last(); //~ log ---- mutably borrowed (14 15); log.lines ---- mutably borrowed; line r--m; *line rwa-
    line.push('a'); //~ log rwam; line r--m
    println!("{}", log.lines.len()); //~ log rwam; line ---- expired (14 16)
}
