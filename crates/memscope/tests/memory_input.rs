//! Whatever is put in: an answer or one message, never a panic, never a file left behind.

use std::fs;
use std::path::{Path, PathBuf};

use memscope::{Options, Source};

fn options() -> Options {
    Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorder")),
        time_limit: std::time::Duration::from_secs(2),
        ..Options::default()
    }
}

fn watch(text: &str) -> Result<memscope::memory::Record, String> {
    let source =
        Source::parse(Path::new("input.rs"), text).map_err(|failure| failure.to_string())?;
    memscope::memory(&source, &options()).map_err(|failure| failure.to_string())
}

#[test]
fn truncated_programs_give_one_message() {
    let text = fs::read_to_string("tests/memory/linked_list.rs").unwrap();
    for cut in (0..text.len())
        .step_by(37)
        .filter(|cut| text.is_char_boundary(*cut))
    {
        if let Err(message) = watch(&text[..cut]) {
            assert!(
                message.starts_with("input.rs") && !message.contains('\n'),
                "cut at {cut}: {message}"
            );
        }
    }
}

#[test]
fn programs_with_a_token_taken_out_give_an_answer_or_one_message() {
    let text = fs::read_to_string("tests/memory/match_moves.rs").unwrap();
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    for out in (0..words.len()).step_by(9) {
        let mut left = words.clone();
        left.remove(out);
        let _ = watch(&left.concat());
    }
}

#[test]
fn the_same_program_gives_the_same_bytes() {
    let text = fs::read_to_string("tests/memory/tree_with_parents.rs").unwrap();
    let source = Source::parse(Path::new("same.rs"), &text).unwrap();
    let uncached = Options {
        cache: None,
        ..options()
    };
    let one = serde_json::to_string(&memscope::memory(&source, &uncached).unwrap()).unwrap();
    let two = serde_json::to_string(&memscope::memory(&source, &options()).unwrap()).unwrap();
    let kept = serde_json::to_string(&memscope::memory(&source, &options()).unwrap()).unwrap();
    assert_eq!(one, two);
    assert_eq!(two, kept);
}

#[test]
fn the_folder_of_a_run_has_the_same_name_every_time() {
    let text = "fn main() { println!(\"{}\", std::env::temp_dir().display()); }";
    let source = Source::parse(Path::new("folder.rs"), text).unwrap();
    let uncached = Options {
        cache: None,
        ..options()
    };
    let one = memscope::memory(&source, &uncached).unwrap();
    assert_eq!(one, memscope::memory(&source, &uncached).unwrap());
    assert!(one.stdout.contains("memscope-000000"), "{}", one.stdout);
}

#[test]
fn a_damaged_result_and_a_damaged_recorder_are_made_anew() {
    let cache = tempfile::tempdir().unwrap();
    let options = Options {
        cache: Some(cache.path().to_path_buf()),
        ..options()
    };
    let source = Source::parse(Path::new("damaged.rs"), "fn main() { let _a = 1; }").unwrap();
    let first = memscope::memory(&source, &options).unwrap();
    for entry in fs::read_dir(cache.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    }
    assert_eq!(memscope::memory(&source, &options).unwrap(), first);
}

#[test]
fn the_json_has_the_names_that_readers_rely_on() {
    let record =
        watch("fn main() { let s = String::from(\"x\"); let t = s; println!(\"{t}\"); }").unwrap();
    let json = serde_json::to_value(&record).unwrap();
    let step = &json["steps"][1];
    for key in ["line", "frames", "heap", "events", "text"] {
        assert!(!step[key].is_null(), "{key}");
    }
    let variable = &step["frames"][0]["variables"][0];
    for key in ["name", "type", "size", "state"] {
        assert!(!variable[key].is_null(), "{key}");
    }
    let block = &step["heap"][0];
    for key in ["block", "size", "state", "owner"] {
        assert!(!block[key].is_null(), "{key}");
    }
    assert_eq!(json["version"], 1);
    assert_eq!(json["stdout"], "x\n");
    assert_eq!(json["exit"], 0);
}
