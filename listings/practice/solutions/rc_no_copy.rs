use std::rc::Rc;

fn extend(way: &mut Rc<Vec<&'static str>>) -> usize {
    let before = way.len();
    Rc::make_mut(way).push("Ford");
    before
}

fn main() {
    let mut way = Rc::new(vec!["Mill", "Church"]);
    let before = extend(&mut way);
    println!("{before} posts, then {}", way.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_extended_where_it_lies() {
        let mut way = Rc::new(vec!["Mill", "Church"]);
        let place = Rc::as_ptr(&way);
        assert_eq!(extend(&mut way), 2);
        assert_eq!(way.len(), 3);
        assert!(Rc::as_ptr(&way) == place);
    }
}
