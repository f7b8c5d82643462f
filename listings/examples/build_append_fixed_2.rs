struct Slip {
    dish: &'static str,
    below: Option<Box<Slip>>,
}

fn append(top: &mut Option<Box<Slip>>, dish: &'static str) {
    let mut end = top;
    while end.is_some() {
        end = &mut end.as_mut().unwrap().below;
    }
    *end = Some(Box::new(Slip { dish, below: None }));
}

fn main() {
    let mut top = None;
    append(&mut top, "soup");
    append(&mut top, "fish");
    let mut here = &top;
    while let Some(slip) = here {
        println!("{}", slip.dish);
        here = &slip.below;
    }
}
