//! Which of two owners drops, in a rewritten program.

use memscope_recorder::claims::{claim, fresh, gone, note};

#[test]
fn what_was_moved_from_is_gone_once() {
    let place = String::new();
    assert!(!gone(&place), "nobody moved it");
    note(&place);
    assert!(gone(&place));
    assert!(!gone(&place), "it is forgotten with that");
}

#[test]
fn what_is_used_after_the_move_has_two_owners() {
    let place = String::new();
    note(&place);
    claim(&place);
    assert!(!gone(&place));
    claim(&place);
    assert!(!gone(&place), "a use without a move says nothing");
    note(&place);
    claim(&place);
    note(&place);
    assert!(gone(&place), "moved once more, and not used since");
}

#[test]
fn a_variable_in_an_old_place_begins_anew() {
    let place = String::new();
    note(&place);
    fresh(&place);
    assert!(!gone(&place));
}

#[test]
fn places_are_told_apart_and_what_finds_no_room_is_dropped() {
    let places = [0u64; 70];
    places.iter().for_each(|place| note(place));
    let gone: Vec<bool> = places.iter().map(|place| gone(place)).collect();
    assert!(gone[..64].iter().all(|gone| *gone));
    assert!(gone[64..].iter().all(|gone| !*gone));
}
