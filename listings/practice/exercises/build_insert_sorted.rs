struct Slip {
    table: u32,
    below: Option<Box<Slip>>,
}

// TODO: The walk is refused. Let the loop look with a
// borrow that ends before the next step.
/// Puts a slip before the first one with a larger number.
fn insert(top: &mut Option<Box<Slip>>, table: u32) {
    let mut here = top;
    while let Some(slip) = here.as_mut() {
        if slip.table > table {
            break;
        }
        here = &mut slip.below;
    }
    put(here, table);
}

fn put(here: &mut Option<Box<Slip>>, table: u32) {
    let below = here.take();
    *here = Some(Box::new(Slip { table, below }));
}

fn tables(top: &Option<Box<Slip>>) -> Vec<u32> {
    let mut tables = Vec::new();
    let mut here = top;
    while let Some(slip) = here {
        tables.push(slip.table);
        here = &slip.below;
    }
    tables
}

fn main() {
    let mut top = None;
    insert(&mut top, 7);
    insert(&mut top, 2);
    insert(&mut top, 4);
    println!("{:?}", tables(&top));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_rise() {
        let mut top = None;
        for table in [7, 2, 9, 4] {
            insert(&mut top, table);
        }
        assert_eq!(tables(&top), [2, 4, 7, 9]);
    }
}
