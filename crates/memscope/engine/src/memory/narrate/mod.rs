//! Steps in words, for those who cannot see the picture: from what was and what is, nothing else.
//!
//! ```text
//! Scene, History (the scenes before) --ownership, changes, sentences--> events and text of a Step
//! ```

mod changes;
mod history;
mod ownership;
mod referent;
mod sentences;
mod values;

use super::model::Happened;
use super::model::{BlockState, Leak, State, Step, StepKind, Variable};
use super::replay::{Found, Owner, PANIC, RETURNED, STDOUT, Scene};
use changes::changes;
use history::History;
use ownership::{Transfer, root, transfers};
use sentences::bytes;

/// So many things of one step are said; nobody listens to more.
const CLAUSES: usize = 16;

/// The steps with their words. `left`: the blocks that were never freed.
pub(crate) fn narrate(scenes: Vec<Scene>, left: &[Leak]) -> Vec<Step> {
    let mut history = History::default();
    let mut steps = Vec::new();
    for mut scene in scenes {
        let clauses = clauses(&scene, &history);
        // What its calls changed was told at their steps.
        let shown = !(clauses.is_empty() && scene.compound);
        scene.step.text = text(&scene, &history, &clauses);
        scene.step.text.extend(returned(&scene));
        let spoken = scene.happened.iter().filter(|one| !one.is_silent());
        scene.step.events = spoken.map(sentences::event).collect();
        // An address is another one on every run.
        let kept = scene.happened.iter();
        let kept = kept.filter(|one| !matches!(one, Happened::Returned { .. }));
        scene.step.happened = kept.cloned().collect();
        let step = history.remember(scene, shown);
        if shown {
            steps.push(step);
        }
    }
    let over = steps.iter().any(ends_main);
    if let Some(last) = steps.last_mut().filter(|_| over) {
        last.text = never_freed(&last.text, left);
    }
    steps
}

/// What is still there at the last step, when `main` has ended, was never freed.
fn ends_main(step: &Step) -> bool {
    let entry = step.frames.last().filter(|frame| frame.call == 1);
    step.kind == StepKind::Return && entry.is_some()
}

/// What a function returns, in a sentence of its own. The `Ok(())` of `main` says nothing that its end does not.
fn returned(scene: &Scene) -> Option<String> {
    let told = scene.happened.iter().find_map(|one| match one {
        Happened::Returned {
            content, target, ..
        } => Some((content, target)),
        _ => None,
    });
    let (content, target) =
        told.filter(|(content, _)| !(ends_main(&scene.step) && content.text == "Ok(())"))?;
    let phrase = target.as_ref().and_then(|target| {
        let shown = content.text.starts_with('→');
        referent::phrase(content, target, &scene.found).filter(|_| shown)
    });
    Some(match phrase {
        Some(place) => format!(" It returns a reference to {place}."),
        None => format!(" It returns {}.", sentences::value(content)),
    })
}

/// The step in a sentence or two.
fn text(scene: &Scene, history: &History, clauses: &[String]) -> String {
    let step = &scene.step;
    if clauses.is_empty() {
        let nothing = || format!("line {}: nothing that is shown changed.", step.line);
        return back(step, history, &scene.found).unwrap_or_else(nothing);
    }
    let unwinding = if step.unwinding { ", unwinding" } else { "" };
    format!("{}{unwinding}: {}.", lines(step), clauses.join("; "))
}

fn clauses(scene: &Scene, history: &History) -> Vec<String> {
    let (step, found) = (&scene.step, &scene.found);
    let transfers = transfers(step, history, found);
    let (mut clauses, begins) = told(scene, history, &transfers);
    clauses.extend(ownership::untold(&transfers, &scene.happened));
    clauses.extend(adopted(scene, history));
    clauses.extend(changes(step, history, found));
    match (step.kind, opening(step)) {
        (StepKind::Return, Some(ends)) => clauses.push(ends),
        // What is dropped is said in one breath with the call that drops it.
        (StepKind::Call, Some(called)) if begins.is_some_and(|begins| begins < clauses.len()) => {
            let begins = begins.unwrap_or(0);
            clauses[begins] = format!("{called}: {}", clauses[begins]);
        }
        (_, Some(opens)) => clauses.insert(0, opens),
        _ => {}
    }
    clauses
}

/// A statement during which calls had steps of their own, and that changed nothing since the last of them: what has
/// changed since it began, and which calls are over.
fn back(step: &Step, history: &History, found: &Found) -> Option<String> {
    let was = history.frames.get(&step.thread)?;
    let stays = |call: u32| step.frames.iter().any(|frame| frame.call == call);
    let gone: Vec<String> = was
        .iter()
        .filter(|(call, _)| !stays(*call))
        .map(|(_, function)| format!("`{function}`"))
        .collect();
    let here = &step.frames.last()?.function;
    let frames = match gone.as_slice() {
        [] => return None,
        [one] => format!("the frame of {one} is gone"),
        [most @ .., last] => format!("the frames of {} and {last} are gone", most.join(", ")),
    };
    let mut clauses = changes::since(step, history, found);
    clauses.push(format!("back in `{here}`"));
    clauses.push(frames);
    Some(format!("{}: {}.", lines(step), clauses.join("; ")))
}

/// The lines at which the step happened: a function's end together with its last expression.
fn lines(step: &Step) -> String {
    let (first, last) = (step.first_line, step.line);
    match last.checked_sub(first) {
        _ if step.kind == StepKind::AfterMain => "after `main`".to_owned(),
        Some(1) if step.kind == StepKind::Return => format!("lines {first} and {last}"),
        Some(2..) if step.kind == StepKind::Return => format!("lines {first} to {last}"),
        _ => format!("line {last}"),
    }
}

/// The events, those of a kind together; and which clause says that a drop begins.
fn told(scene: &Scene, history: &History, transfers: &[Transfer]) -> (Vec<String>, Option<usize>) {
    let is_free = |one: &Happened| matches!(one, Happened::Freed { .. });
    let (mut told, mut begins) = (Vec::new(), None);
    let spoken: Vec<Happened> = scene
        .happened
        .iter()
        .filter(|one| !one.is_silent() && !is_said_elsewhere(one, scene))
        .cloned()
        .collect();
    for run in spoken.chunk_by(|one, other| is_free(one) && is_free(other)) {
        match run {
            [_, _, _, _, ..] => told.push(freed_together(run)),
            few => {
                for one in few {
                    if matches!(one, Happened::Dropping { .. }) {
                        begins.get_or_insert(told.len());
                    }
                    told.push(happened(one, scene, history, transfers));
                }
            }
        }
    }
    let left = told.len().saturating_sub(CLAUSES);
    told.truncate(CLAUSES);
    if left > 0 {
        told.push(format!("{left} more things happened"));
    }
    (told, begins.filter(|begins| *begins < CLAUSES))
}

/// What a function returns has a sentence of its own; what a panic takes for its message says nothing of the program.
fn is_said_elsewhere(one: &Happened, scene: &Scene) -> bool {
    match one {
        Happened::Returned { .. } => true,
        Happened::Allocated { block, .. } | Happened::Grown { block, .. } => {
            scene.of_panics.contains(block)
        }
        Happened::Freed { block, .. } => {
            scene.step.kind == StepKind::Panic && scene.of_panics.contains(block)
        }
        _ => false,
    }
}

/// Whose a freed block was; nobody's, if its last owner gave it up before and is still there.
fn owners_when_freed<'a>(
    block: u32,
    scene: &Scene,
    history: &'a History,
) -> Option<Vec<&'a Owner>> {
    let owners = history.owners.get(&block)?;
    let keeps = |owner: &Owner| {
        let frames = scene.step.frames.iter();
        let mut held = frames.flat_map(|frame| {
            let key = move |one: &Variable| Some((frame.call, one.id));
            frame.variables.iter().map(move |one| (key(one), one.state))
        });
        held.any(|(key, state)| key == owner.root && matches!(state, State::Live | State::Borrowed))
    };
    if !history.in_sight.contains(&block) && owners.iter().any(keeps) {
        return None;
    }
    // Of several that went in this step the last one freed it.
    let before = scene
        .happened
        .iter()
        .take_while(|one| !matches!(one, Happened::Freed { block: freed, .. } if *freed == block));
    let dropped: Vec<&str> = before
        .filter_map(|one| match one {
            Happened::Dropped { place, .. } => Some(place.as_str()),
            _ => None,
        })
        .collect();
    let last = dropped.last().and_then(|last| {
        let mut owners = owners.iter();
        owners.find(|owner| root(&owner.path) == *last)
    });
    let several = owners.len() > 1;
    Some(match last.filter(|_| several) {
        Some(last) => vec![last],
        None => owners.iter().collect(),
    })
}

/// One event, with who owns the block.
fn happened(event: &Happened, scene: &Scene, history: &History, transfers: &[Transfer]) -> String {
    let text = sentences::text(event);
    let is_shadowed = |variable: u32| {
        let mut shadowed = scene.found.shadowed.iter();
        shadowed.any(|(_, shadowed)| *shadowed == variable)
    };
    match event {
        Happened::Moved { .. } | Happened::MovedPart { .. } | Happened::MovedSome { .. } => {
            ownership::moved(event, transfers).unwrap_or(text)
        }
        Happened::Allocated { block, .. } | Happened::Grown { block, .. } => {
            match scene.found.owners.get(block) {
                Some(owner) => {
                    let owned = owned(*block, &scene.found);
                    format!("{text}, {owned} by {}", names(owner.iter()))
                }
                None => text,
            }
        }
        Happened::Freed { block, .. } => match owners_when_freed(*block, scene, history) {
            Some(owners) => {
                let belonged = match history.only_kept.contains(block) {
                    true => "it was held by",
                    false => "it belonged to",
                };
                format!("{text} ({belonged} {})", names(owners.into_iter()))
            }
            None => text,
        },
        Happened::Dropped {
            place,
            variable,
            rest,
        } if is_shadowed(*variable) => sentences::drop_over(&sentences::shadowed(place), *rest),
        Happened::Dropping {
            place,
            variable,
            rest,
        } if is_shadowed(*variable) => sentences::drop_begins(&sentences::shadowed(place), *rest),
        _ => text,
    }
}

/// A `Weak` owns nothing: it keeps the block of a value that is not there.
fn owned(block: u32, found: &Found) -> &'static str {
    match found.is_only_kept(block) {
        true => "held",
        false => "owned",
    }
}

/// Many blocks freed one after the other.
fn freed_together(events: &[Happened]) -> String {
    let freed = events.iter().filter_map(|event| match event {
        Happened::Freed { block, size } => Some((*block, *size)),
        _ => None,
    });
    let (blocks, sizes): (Vec<u32>, Vec<u64>) = freed.unzip();
    let count = blocks.len();
    format!(
        "blocks {} freed, {count} blocks of {} in all",
        numbers(blocks),
        bytes(sizes.iter().sum())
    )
}

/// "1, 4 to 9": the numbers of blocks.
fn numbers(mut blocks: Vec<u32>) -> String {
    blocks.sort_unstable();
    let runs: Vec<String> = blocks
        .chunk_by(|one, next| one + 1 == *next)
        .flat_map(|run| match run {
            [first, .., last] if run.len() > 2 => vec![format!("{first} to {last}")],
            few => few.iter().map(ToString::to_string).collect(),
        })
        .collect();
    if let [one, other] = runs.as_slice() {
        return format!("{one} and {other}");
    }
    let (shown, more) = runs.split_at(runs.len().min(CLAUSES));
    let more = if more.is_empty() { "" } else { " and others" };
    format!("{}{more}", shown.join(", "))
}

fn names<'a>(owners: impl Iterator<Item = &'a Owner>) -> String {
    let mut names: Vec<String> = Vec::new();
    for owner in owners {
        let name = match owner.path.as_str() {
            STDOUT => format!("{STDOUT} (its buffer)"),
            std @ (PANIC | RETURNED) => std.to_owned(),
            place => format!("`{place}`"),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn opening(step: &Step) -> Option<String> {
    let function = &step.frames.last()?.function;
    match step.kind {
        StepKind::Call => Some(format!("`{function}` is called")),
        StepKind::Return => Some(format!("`{function}` ends")),
        StepKind::Round => Some("a round of the loop begins".to_owned()),
        StepKind::BlockEnd => Some("the code block ends".to_owned()),
        StepKind::Statement | StepKind::Branch | StepKind::Panic | StepKind::AfterMain => None,
    }
}

/// Blocks that were in passing until now: a function has returned them.
fn adopted(scene: &Scene, history: &History) -> Vec<String> {
    let made = |number: u32| {
        let made = |event: &Happened| match event {
            Happened::Allocated { block, .. }
            | Happened::Grown { block, .. }
            | Happened::Counted { block, .. } => *block == number,
            _ => false,
        };
        scene.happened.iter().any(made)
    };
    let live = scene.step.heap.iter().filter(|block| {
        block.state == BlockState::Live
            && !history.in_sight.contains(&block.block)
            && !made(block.block)
    });
    live.filter_map(|block| {
        let owner = names(scene.found.owners.get(&block.block)?.iter());
        Some(format!(
            "block {}, {}, now {} by {owner}",
            block.block,
            bytes(block.size),
            owned(block.block, &scene.found)
        ))
    })
    .take(CLAUSES)
    .collect()
}

/// The last step's sentence, with what was never freed.
fn never_freed(text: &str, left: &[Leak]) -> String {
    let said = text.trim_end_matches('.');
    let sum = bytes(left.iter().map(|leak| leak.size).sum());
    match left {
        [] => text.to_owned(),
        [leak] => format!("{said}; block {}, {sum}, was never freed.", leak.block),
        several => {
            let blocks = numbers(several.iter().map(|leak| leak.block).collect());
            format!("{said}; blocks {blocks}, {sum} in all, were never freed.")
        }
    }
}
