//! The program that is written in four languages: a card catalog that is filled, churned and emptied.
//!
//! A *record* is a list of four cards and stays in its slot until another one replaces it. A *note* is a list of 4 to
//! 12 cards that is built, read and given up at once. `workload/` holds the same program in C, Java and JavaScript;
//! a test compares the checksums.

use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

use bumpalo::Bump;

/// How many cards a record has.
const RECORD: u32 = 4;

/// The random numbers that all four languages draw: xorshift with 32 bits.
#[derive(Debug, Clone)]
pub struct Random(u32);

impl Random {
    /// A sequence that begins with `seed`, which must not be 0.
    pub fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        ((u64::from(self.draw()) * u64::from(limit)) >> 32) as u32
    }
}

/// How large one run is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many records are alive.
    pub live: u32,
    /// How many times the batch phase makes a note and replaces a record.
    pub rounds: u32,
    /// How many requests are answered.
    pub requests: u32,
}

/// What runs before anything is measured, so that just-in-time compilers have compiled.
pub const WARM_UP: Size = Size {
    live: 10_000,
    rounds: 300_000,
    requests: 30_000,
};

/// Who frees the cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One owner for each card: `Box`. A list is dropped as Rust does by itself, one call inside the other.
    Owned,
    /// The same, and each list is dropped in a loop.
    Looped,
    /// Counted owners, `Rc`. Nothing in this program is shared, so it only lends, and no count ever goes above one.
    Lent,
    /// Counted owners, `Rc`, cloned and dropped at each card that is read.
    Cloned,
    /// bumpalo's arena: cards of replaced records are used again, and a note's arena is emptied after each note.
    Arena,
}

impl Kind {
    /// The kind that a command line names.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "owned" => Some(Self::Owned),
            "looped" => Some(Self::Looped),
            "lent" => Some(Self::Lent),
            "cloned" => Some(Self::Cloned),
            "arena" => Some(Self::Arena),
            _ => None,
        }
    }
}

/// The operations of the program.
trait Catalog {
    /// Puts a new record into a new slot.
    fn add(&mut self, random: &mut Random);
    /// Replaces the record of a slot and returns the old one's sum.
    fn replace(&mut self, slot: usize, random: &mut Random) -> u32;
    /// The number on the first card of a slot.
    fn look_up(&self, slot: usize) -> u32;
    /// Builds a list of `length` cards, sums it up and gives it up.
    fn note(&mut self, length: u32, random: &mut Random) -> u32;
}

/// How sums and checksums take in one more number.
fn mix(sum: u32, number: u32) -> u32 {
    sum.wrapping_mul(31).wrapping_add(number)
}

struct OwnedCard {
    number: u32,
    place: u32,
    next: Option<Box<OwnedCard>>,
}

/// The catalog with `Box`; `IN_A_LOOP` says how it drops a list.
#[derive(Default)]
struct Owned<const IN_A_LOOP: bool>(Vec<Option<Box<OwnedCard>>>);

fn owned_list(length: u32, random: &mut Random) -> Option<Box<OwnedCard>> {
    (0..length).fold(None, |next, place| {
        let number = random.draw();
        Some(Box::new(OwnedCard {
            number,
            place,
            next,
        }))
    })
}

fn owned_sum(mut list: &Option<Box<OwnedCard>>) -> u32 {
    let mut sum = 0;
    while let Some(card) = list {
        sum = mix(sum, card.number ^ card.place);
        list = &card.next;
    }
    sum
}

/// Drops card by card from the front: a card that has given its rest away drops nothing but itself.
fn drop_in_a_loop(mut list: Option<Box<OwnedCard>>) {
    while let Some(mut card) = list {
        list = card.next.take();
    }
}

impl<const IN_A_LOOP: bool> Owned<IN_A_LOOP> {
    fn give_up(list: Option<Box<OwnedCard>>) {
        if IN_A_LOOP {
            drop_in_a_loop(list);
        } else {
            drop(list);
        }
    }
}

impl<const IN_A_LOOP: bool> Catalog for Owned<IN_A_LOOP> {
    fn add(&mut self, random: &mut Random) {
        self.0.push(owned_list(RECORD, random));
    }

    fn replace(&mut self, slot: usize, random: &mut Random) -> u32 {
        let old = self.0[slot].take();
        let sum = owned_sum(&old);
        Self::give_up(old);
        self.0[slot] = owned_list(RECORD, random);
        sum
    }

    fn look_up(&self, slot: usize) -> u32 {
        self.0[slot].as_ref().map_or(0, |card| card.number)
    }

    fn note(&mut self, length: u32, random: &mut Random) -> u32 {
        let list = owned_list(length, random);
        let sum = owned_sum(&list);
        Self::give_up(list);
        sum
    }
}

impl<const IN_A_LOOP: bool> Drop for Owned<IN_A_LOOP> {
    fn drop(&mut self) {
        self.0.drain(..).for_each(Self::give_up);
    }
}

struct CountedCard {
    number: u32,
    place: u32,
    next: Option<Rc<CountedCard>>,
}

/// The catalog with `Rc`; `CLONES` says whether it clones an owner for each card that it reads, or lends.
#[derive(Default)]
struct Counted<const CLONES: bool>(Vec<Option<Rc<CountedCard>>>);

fn counted_list(length: u32, random: &mut Random) -> Option<Rc<CountedCard>> {
    (0..length).fold(None, |next, place| {
        let number = random.draw();
        Some(Rc::new(CountedCard {
            number,
            place,
            next,
        }))
    })
}

/// Looks at each card without owning it: no count changes.
fn lent_sum(mut list: &Option<Rc<CountedCard>>) -> u32 {
    let mut sum = 0;
    while let Some(card) = list {
        sum = mix(sum, card.number ^ card.place);
        list = &card.next;
    }
    sum
}

/// Holds each card as a counted owner while it reads it, as a program does that cannot tell who else holds it.
fn cloned_sum(list: &Option<Rc<CountedCard>>) -> u32 {
    let mut sum = 0;
    let mut at = list.clone();
    while let Some(card) = at {
        sum = mix(sum, card.number ^ card.place);
        at = card.next.clone();
    }
    sum
}

impl<const CLONES: bool> Counted<CLONES> {
    fn sum(list: &Option<Rc<CountedCard>>) -> u32 {
        if CLONES {
            cloned_sum(list)
        } else {
            lent_sum(list)
        }
    }
}

impl<const CLONES: bool> Catalog for Counted<CLONES> {
    fn add(&mut self, random: &mut Random) {
        self.0.push(counted_list(RECORD, random));
    }

    fn replace(&mut self, slot: usize, random: &mut Random) -> u32 {
        let old = self.0[slot].take();
        let sum = Self::sum(&old);
        drop(old);
        self.0[slot] = counted_list(RECORD, random);
        sum
    }

    fn look_up(&self, slot: usize) -> u32 {
        if CLONES {
            let held = black_box(self.0[slot].clone());
            held.map_or(0, |card| card.number)
        } else {
            self.0[slot].as_ref().map_or(0, |card| card.number)
        }
    }

    fn note(&mut self, length: u32, random: &mut Random) -> u32 {
        Self::sum(&counted_list(length, random))
    }
}

type Link<'a> = Option<&'a ArenaCard<'a>>;

struct ArenaCard<'a> {
    number: Cell<u32>,
    place: Cell<u32>,
    next: Cell<Link<'a>>,
}

impl<'a> ArenaCard<'a> {
    fn new(number: u32, place: u32, next: Link<'a>) -> Self {
        Self {
            number: Cell::new(number),
            place: Cell::new(place),
            next: Cell::new(next),
        }
    }
}

struct Arena<'a> {
    cards: &'a Bump,
    slots: Vec<Link<'a>>,
    /// The cards of replaced records, for the next record: an arena frees nothing on its own.
    spare: Link<'a>,
    notes: Bump,
}

fn arena_sum(list: Link) -> u32 {
    let mut sum = 0;
    let mut at = list;
    while let Some(card) = at {
        sum = mix(sum, card.number.get() ^ card.place.get());
        at = card.next.get();
    }
    sum
}

impl<'a> Arena<'a> {
    fn new(cards: &'a Bump) -> Self {
        Self {
            cards,
            slots: Vec::new(),
            spare: None,
            notes: Bump::new(),
        }
    }

    fn record(&mut self, random: &mut Random) -> Link<'a> {
        (0..RECORD).fold(None, |next, place| {
            let number = random.draw();
            match self.spare {
                Some(card) => {
                    self.spare = card.next.get();
                    card.number.set(number);
                    card.place.set(place);
                    card.next.set(next);
                    Some(card)
                }
                None => Some(self.cards.alloc(ArenaCard::new(number, place, next))),
            }
        })
    }

    fn give_back(&mut self, mut list: Link<'a>) {
        while let Some(card) = list {
            list = card.next.replace(self.spare);
            self.spare = Some(card);
        }
    }
}

impl Catalog for Arena<'_> {
    fn add(&mut self, random: &mut Random) {
        let record = self.record(random);
        self.slots.push(record);
    }

    fn replace(&mut self, slot: usize, random: &mut Random) -> u32 {
        let old = self.slots[slot].take();
        let sum = arena_sum(old);
        self.give_back(old);
        self.slots[slot] = self.record(random);
        sum
    }

    fn look_up(&self, slot: usize) -> u32 {
        self.slots[slot].map_or(0, |card| card.number.get())
    }

    fn note(&mut self, length: u32, random: &mut Random) -> u32 {
        let list = (0..length).fold(None, |next, place| {
            let card = ArenaCard::new(random.draw(), place, next);
            Some(&*self.notes.alloc(card))
        });
        let sum = arena_sum(list);
        self.notes.reset();
        sum
    }
}

fn fill(catalog: &mut impl Catalog, live: u32, random: &mut Random) {
    for _ in 0..live {
        catalog.add(random);
    }
}

/// A note, and one record replaced.
fn round(catalog: &mut impl Catalog, live: u32, random: &mut Random, sum: u32) -> u32 {
    let length = 4 + random.below(9);
    let sum = mix(sum, catalog.note(length, random));
    let slot = random.below(live) as usize;
    mix(sum, catalog.replace(slot, random))
}

/// Four rounds and sixteen records looked up.
fn request(catalog: &mut impl Catalog, live: u32, random: &mut Random, sum: u32) -> u32 {
    let mut sum = sum;
    for _ in 0..4 {
        sum = round(catalog, live, random, sum);
    }
    for _ in 0..16 {
        sum = mix(sum, catalog.look_up(random.below(live) as usize));
    }
    sum
}

fn churn(catalog: &mut impl Catalog, size: Size, random: &mut Random) -> u32 {
    fill(catalog, size.live, random);
    (0..size.rounds).fold(0, |sum, _| round(catalog, size.live, random, sum))
}

fn answer(
    catalog: &mut impl Catalog,
    size: Size,
    random: &mut Random,
    latencies: &mut Vec<u64>,
) -> u32 {
    fill(catalog, size.live, random);
    (0..size.requests).fold(0, |sum, _| {
        let start = Instant::now();
        let sum = request(catalog, size.live, random, sum);
        latencies.push(start.elapsed().as_nanos() as u64);
        sum
    })
}

/// Fills the catalog, churns it, frees it all; returns the checksum.
pub fn batch(kind: Kind, size: Size) -> u32 {
    let random = &mut Random::new(1);
    match kind {
        Kind::Owned => churn(&mut Owned::<false>::default(), size, random),
        Kind::Looped => churn(&mut Owned::<true>::default(), size, random),
        Kind::Lent => churn(&mut Counted::<false>::default(), size, random),
        Kind::Cloned => churn(&mut Counted::<true>::default(), size, random),
        Kind::Arena => churn(&mut Arena::new(&Bump::new()), size, random),
    }
}

/// Fills the catalog and answers requests; returns the checksum and puts each request's nanoseconds into `latencies`.
pub fn requests(kind: Kind, size: Size, latencies: &mut Vec<u64>) -> u32 {
    let random = &mut Random::new(2);
    match kind {
        Kind::Owned => answer(&mut Owned::<false>::default(), size, random, latencies),
        Kind::Looped => answer(&mut Owned::<true>::default(), size, random, latencies),
        Kind::Lent => answer(&mut Counted::<false>::default(), size, random, latencies),
        Kind::Cloned => answer(&mut Counted::<true>::default(), size, random, latencies),
        Kind::Arena => answer(&mut Arena::new(&Bump::new()), size, random, latencies),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Size = Size {
        live: 100,
        rounds: 1000,
        requests: 50,
    };

    #[test]
    fn every_owner_gives_the_same_checksums() {
        let sums = |kind| {
            let mut latencies = Vec::new();
            let sums = (batch(kind, SMALL), requests(kind, SMALL, &mut latencies));
            assert_eq!(latencies.len(), 50);
            sums
        };
        let owned = sums(Kind::Owned);
        for kind in [Kind::Looped, Kind::Lent, Kind::Cloned, Kind::Arena] {
            assert_eq!(sums(kind), owned, "{kind:?}");
        }
    }

    #[test]
    fn a_list_of_a_million_cards_can_be_dropped_in_a_loop() {
        drop_in_a_loop(owned_list(1_000_000, &mut Random::new(3)));
    }

    #[test]
    fn the_checksum_depends_on_every_round() {
        let fewer = Size {
            rounds: 999,
            ..SMALL
        };
        assert_ne!(batch(Kind::Owned, SMALL), batch(Kind::Owned, fewer));
    }

    #[test]
    fn random_numbers_stay_below_their_limit() {
        let mut random = Random::new(1);
        let mut seen = [false; 9];
        for _ in 0..1000 {
            seen[random.below(9) as usize] = true;
        }
        assert_eq!(seen, [true; 9]);
    }
}
