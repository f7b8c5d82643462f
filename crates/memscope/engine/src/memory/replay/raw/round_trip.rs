//! What the recorder writes, read back.

use std::collections::BTreeSet;

use memscope_recorder::log::{self, Json, VarState};

use super::*;

/// An event of each kind that the recorder writes, with fields that differ.
const WRITTEN: [log::Event<'static>; 14] = [
    log::Event::Alloc {
        block: 1,
        at: 2,
        size: 3,
        align: 4,
        zeroed: true,
        of_panic: true,
    },
    log::Event::Free { block: 1, at: 2 },
    log::Event::Grow {
        from: 1,
        from_size: 2,
        block: 3,
        at: 4,
        size: 5,
        align: 6,
        of_panic: false,
    },
    log::Event::Move { variable: 1 },
    log::Event::MovePart {
        variable: 1,
        at: 2,
        size: 3,
        place: Some("pair.\"0\""),
        to: Some("free"),
    },
    log::Event::MovePart {
        variable: 1,
        at: 2,
        size: 3,
        place: None,
        to: None,
    },
    log::Event::Printed { to: 1 },
    log::Event::Count {
        block: 1,
        strong: 2,
        weak: 3,
    },
    log::Event::Out {
        variable: 1,
        state: VarState::PartlyMoved,
        drops: true,
    },
    log::Event::Touch {
        block: 1,
        offset: 2,
        write: true,
    },
    log::Event::Again { block: 1, at: 2 },
    log::Event::Passing {
        call: 1,
        at: 2,
        size: 3,
    },
    log::Event::Twice { at: 1, size: 2 },
    log::Event::Through { line: 1 },
];

/// What a written event is to be read as. A new kind does not compile here before it has one.
fn to_be_read(written: &log::Event<'_>) -> Event {
    match *written {
        log::Event::Alloc {
            block,
            at,
            size,
            align,
            of_panic,
            ..
        } => Event::Alloc {
            block,
            at: at as u64,
            size: size as u64,
            align: align as u64,
            of_panic,
        },
        log::Event::Free { block, at } => Event::Free {
            block,
            at: at as u64,
        },
        log::Event::Grow {
            from,
            from_size,
            block,
            at,
            size,
            align,
            of_panic,
        } => Event::Grow {
            from,
            from_size: from_size as u64,
            block,
            at: at as u64,
            size: size as u64,
            align: align as u64,
            of_panic,
        },
        log::Event::Move { variable } => Event::Move { variable },
        log::Event::MovePart {
            variable,
            place,
            to,
            ..
        } => Event::MovePart {
            variable,
            place: place.unwrap_or_default().to_owned(),
            to: to.unwrap_or_default().to_owned(),
        },
        log::Event::Printed { to } => Event::Printed { to },
        log::Event::Count {
            block,
            strong,
            weak,
        } => Event::Count {
            block,
            strong: strong as u64,
            weak: weak as u64,
        },
        log::Event::Out {
            variable,
            state,
            drops,
        } => Event::Out {
            variable,
            state: state_to_be_read(state),
            drops,
        },
        log::Event::Touch {
            block,
            offset,
            write,
        } => Event::Touch {
            block,
            offset: offset as u64,
            write,
        },
        log::Event::Again { block, .. } => Event::Again { block },
        log::Event::Passing { call, at, size } => Event::Passing {
            call,
            at: at as u64,
            size: size as u64,
        },
        log::Event::Twice { at, .. } => Event::Twice { at: at as u64 },
        log::Event::Through { line } => Event::Through {
            line: line as usize,
        },
    }
}

fn state_to_be_read(written: VarState) -> State {
    match written {
        VarState::Uninitialised => State::Uninitialised,
        VarState::Live => State::Live,
        VarState::PartlyMoved => State::PartlyMoved,
        VarState::Moved => State::Moved,
        VarState::Dropping => State::Dropping,
        VarState::Dropped => State::Dropped,
        VarState::OutOfScope => State::OutOfScope,
    }
}

fn json(events: &[log::Event<'_>]) -> Json {
    let mut json = Json::new();
    events.iter().for_each(|event| event.write(&mut json));
    json
}

#[test]
fn every_event_that_is_written_is_read_as_the_same() {
    for written in &WRITTEN {
        let text = json(&[*written]);
        let text = text.as_str();
        let read: Event = serde_json::from_str(text).expect(text);
        assert_eq!(read, to_be_read(written), "{text}");
    }
    // Whoever does not know a kind says which ones there are.
    let unknown = serde_json::from_str::<Event>(r#"{"e":"?"}"#).expect_err("no kind");
    let known = unknown.to_string();
    let known: BTreeSet<&str> = known.split('`').skip(3).step_by(2).collect();
    let written: BTreeSet<&str> = WRITTEN.iter().map(log::Event::name).collect();
    assert_eq!(known, written);
}

#[test]
fn every_state_that_is_written_is_read_as_the_same() {
    for written in VarState::ALL {
        let read: State = read_word(written.word());
        assert_eq!(read, state_to_be_read(*written));
    }
}

/// A word that is read as it is written.
fn read_word<T: serde::de::DeserializeOwned>(word: &str) -> T {
    let text = format!("{word:?}");
    serde_json::from_str(&text).expect(&text)
}

#[test]
fn every_word_for_a_value_is_read_as_the_same() {
    let mut kinds = BTreeSet::new();
    for written in log::Kind::ALL {
        let read: PartKind = read_word(written.word());
        assert_eq!(format!("{written:?}"), format!("{read:?}"));
        kinds.insert(read);
    }
    assert!(kinds.len() >= 30);
    for written in log::Mode::ALL {
        let read: Mode = read_word(written.word());
        assert_eq!(format!("{written:?}"), format!("{read:?}"));
    }
    for written in log::Flag::ALL {
        let read: Flag = read_word(written.word());
        assert_eq!(format!("{written:?}"), format!("{read:?}"));
    }
}

fn line(text: &str) -> Line {
    serde_json::from_str(text).expect(text)
}

#[test]
fn a_step_that_is_written_is_read_as_the_same() {
    let step = log::Step {
        site: 1,
        thread: 2,
        leaving: Some(3),
        panic: Some((4, "a\\b.rs")),
        returned: Some(r#"{"a":5,"n":4,"t":"i32","k":"int","v":"6"}"#),
        out: 7,
        err: 8,
        live: 22,
        unwinding: true,
        buffer: Some(9),
        events: &json(&WRITTEN),
        lost: 10,
        all: &[[11, 12, 13, 14], [15, 16, 17, 18]],
    };
    let mut text = Json::new();
    step.begin(&mut text);
    text.list("threads").close();
    log::Step::finish(&mut text, &[(19, 20, 21)]);
    let Line::Step(read) = line(text.as_str()) else {
        panic!("no step: {}", text.as_str());
    };
    assert_eq!((read.site, read.thread, read.leaving), (1, 2, Some(3)));
    assert_eq!((read.panic, read.file.as_str()), (Some(4), "a\\b.rs"));
    let returned = read.returned.expect("what is returned");
    assert_eq!((returned.a, returned.k), (5, PartKind::Int));
    assert_eq!((read.out, read.err, read.unwinding), (7, 8, true));
    assert_eq!((read.buffer, read.lost), (Some(9), 10));
    assert_eq!(read.events, WRITTEN.each_ref().map(to_be_read));
    assert_eq!(read.all, [(11, 12, 13, 14), (15, 16, 17, 18)]);
    assert_eq!(read.counts, [(19, 20, 21)]);

    let events = Json::new();
    let least = log::Step {
        leaving: None,
        panic: None,
        returned: None,
        unwinding: false,
        buffer: None,
        events: &events,
        lost: 0,
        all: &[],
        ..step
    };
    text.clear();
    least.begin(&mut text);
    text.list("threads").close();
    log::Step::finish(&mut text, &[]);
    let Line::Step(read) = line(text.as_str()) else {
        panic!("no step: {}", text.as_str());
    };
    assert!(read.leaving.is_none() && read.panic.is_none() && read.returned.is_none());
    assert!(read.events.is_empty() && read.all.is_empty() && read.counts.is_empty());
}

#[test]
fn the_first_and_the_last_lines_are_read_as_they_were_written() {
    let start = log::Start {
        image: vec![[1, 2], [3, 4]],
        kept: true,
    };
    let Line::Start { image, kept } = line(&start.to_string()) else {
        panic!("no start: {start}");
    };
    assert_eq!((image, kept), (vec![(1, 2), (3, 4)], true));
    let mut events = Json::new();
    WRITTEN.iter().for_each(|event| event.write(&mut events));
    let after = log::after(&events);
    let Line::After { after } = line(after.as_str()) else {
        panic!("nothing after: {}", after.as_str());
    };
    assert_eq!(after, WRITTEN.each_ref().map(to_be_read));
    for (written, read) in [
        (log::Stop::Steps, Stopped::Steps),
        (log::Stop::Memory, Stopped::Memory),
    ] {
        let Line::Stop { stop } = line(written.line()) else {
            panic!("no end: {}", written.line());
        };
        assert_eq!(stop, read);
    }
}
