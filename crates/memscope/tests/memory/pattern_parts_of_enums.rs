// What a match takes out of a variant; the rest of the variant stays.
enum Shape {
    Named(String, Box<u8>),
    #[allow(dead_code)]
    Empty,
}
struct Job {
    what: Option<String>,
    who: String,
}
fn main() {
    let shape = Shape::Named(String::from("disc"), Box::new(3));
    match shape {
        Shape::Named(name, _) => println!("{name}"), //~ 1: shape = Named((moved), Box(3)) ; 1: block 2 owner shape.1 ; 1: block 1 owner name
        Shape::Empty => {}
    }
    let job = Job { what: Some(String::from("sweep")), who: String::from("Ada") };
    if let Some(what) = job.what { //~ job is partly moved ; job = Job { what: Some((moved)), who: "Ada" } ; block 4 owner job.who
        println!("{what}");
    }
    println!("{}", job.who);
    let tools = Some((String::from("saw"), String::from("axe")));
    let Some((saw, ..)) = tools else { return }; //~ tools = Some(((moved), "axe")) ; block 5 owner saw
    println!("{saw}");
} //~ event what is left of `tools` dropped ; event what is left of `job` dropped ; event what is left of `shape` dropped
//~ leaked 0
