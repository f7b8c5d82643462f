//! One method on three types: known while compiling, looked up in an enum, looked up in a vtable.

/// How many items are asked.
pub const ITEMS: usize = 999;

/// Something that the library lends.
pub trait Item {
    /// For how many days.
    fn days(&self) -> u64;
}

/// A book.
#[derive(Debug, Clone, Copy)]
pub struct Book(pub u64);
/// A film.
#[derive(Debug, Clone, Copy)]
pub struct Film(pub u64);
/// A map.
#[derive(Debug, Clone, Copy)]
pub struct Map(pub u64);

impl Item for Book {
    fn days(&self) -> u64 {
        28 + self.0
    }
}
impl Item for Film {
    fn days(&self) -> u64 {
        7 ^ self.0
    }
}
impl Item for Map {
    fn days(&self) -> u64 {
        self.0 * 3
    }
}

/// One of the three.
#[derive(Debug, Clone, Copy)]
pub enum AnyItem {
    /// A book.
    Book(Book),
    /// A film.
    Film(Film),
    /// A map.
    Map(Map),
}

impl Item for AnyItem {
    fn days(&self) -> u64 {
        match self {
            Self::Book(one) => one.days(),
            Self::Film(one) => one.days(),
            Self::Map(one) => one.days(),
        }
    }
}

/// The same items three times: mixed in an enum, mixed behind boxes, and sorted by type.
#[derive(Default)]
pub struct Items {
    /// Mixed, as enums.
    pub enums: Vec<AnyItem>,
    /// Mixed in the same order, as trait objects.
    pub boxes: Vec<Box<dyn Item>>,
    /// The books alone.
    pub books: Vec<Book>,
    /// The films alone.
    pub films: Vec<Film>,
    /// The maps alone.
    pub maps: Vec<Map>,
}

impl Items {
    /// [`ITEMS`] items, the kinds in an order without a pattern.
    pub fn new() -> Self {
        let mut items = Self::default();
        let mut random = crate::workload::Random::new(7);
        for number in 0..ITEMS as u64 {
            match random.below(3) {
                0 => items.book(Book(number)),
                1 => items.film(Film(number)),
                _ => items.map(Map(number)),
            }
        }
        items
    }

    fn book(&mut self, book: Book) {
        self.enums.push(AnyItem::Book(book));
        self.boxes.push(Box::new(book));
        self.books.push(book);
    }

    fn film(&mut self, film: Film) {
        self.enums.push(AnyItem::Film(film));
        self.boxes.push(Box::new(film));
        self.films.push(film);
    }

    fn map(&mut self, map: Map) {
        self.enums.push(AnyItem::Map(map));
        self.boxes.push(Box::new(map));
        self.maps.push(map);
    }
}

/// Asks items of one type that is known while compiling.
pub fn generic<T: Item>(items: &[T]) -> u64 {
    items.iter().map(Item::days).sum()
}

/// Asks items through their vtables.
pub fn dynamic(items: &[Box<dyn Item>]) -> u64 {
    items.iter().map(|item| item.days()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_ways_ask_every_item() {
        let items = Items::new();
        let by_hand: u64 = items.enums.iter().map(|item| item.days()).sum();
        let sorted = generic(&items.books) + generic(&items.films) + generic(&items.maps);
        assert_eq!(items.enums.len(), ITEMS);
        assert_eq!(
            [generic(&items.enums), dynamic(&items.boxes), sorted],
            [by_hand; 3]
        );
    }

    #[test]
    fn the_three_kinds_are_about_equally_many() {
        let items = Items::new();
        for count in [items.books.len(), items.films.len(), items.maps.len()] {
            assert!((250..420).contains(&count), "{count}");
        }
    }
}
