//! What a person at a terminal sees of a record.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the command on a program, as in a terminal of this width; 0 for none.
fn run(program: &str, width: usize, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.rs"), program).unwrap();
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recorder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_memscope"));
    command
        .args([arguments[0], "p.rs"])
        .args(&arguments[1..])
        .current_dir(folder.path())
        .env("MEMSCOPE_CACHE", cache)
        .env_remove("COLUMNS");
    if width > 0 {
        command.env("COLUMNS", width.to_string());
    }
    command.output().unwrap()
}

fn shown(program: &str, width: usize, arguments: &[&str]) -> String {
    let output = run(program, width, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The numbers of the steps that have a heading.
fn steps(view: &str) -> Vec<usize> {
    let heads = view.lines().filter_map(|line| line.strip_prefix("step "));
    heads
        .map(|rest| rest.split(',').next().unwrap().parse().unwrap())
        .collect()
}

const MOVES: &str = "fn main() {
    let list = vec![
        String::from(\"a rather long text that says much\"),
        String::from(\"another rather long text that says more\"),
    ];
    let moved = list;
    let n = moved.len();
    println!(\"{n}\");
}
";

#[test]
fn chosen_lines_show_their_steps_and_no_others() {
    let all = shown(MOVES, 0, &["memory"]);
    assert_eq!(steps(&all), [1, 2, 3, 4, 5]);
    assert_eq!(
        steps(&shown(MOVES, 0, &["memory", "--lines", "6-7"])),
        [2, 3]
    );
    assert_eq!(steps(&shown(MOVES, 0, &["memory", "--lines", "8"])), [4]);
    // A step is there when one of its lines is.
    assert_eq!(steps(&shown(MOVES, 0, &["memory", "--lines", "3-3"])), [1]);
    let none = shown(MOVES, 0, &["memory", "--lines", "20-30"]);
    assert!(
        none.starts_with("no step of the run touches lines 20 to 30\n"),
        "{none}"
    );
    for wrong in ["0", "7-6", "x", "3-"] {
        let output = run(MOVES, 0, &["memory", "--lines", wrong]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && said.contains("as in `7-12`"),
            "{said}"
        );
    }
}

#[test]
fn a_short_view_shows_what_changed() {
    let short = shown(MOVES, 0, &["memory", "--short", "--lines", "7-8"]);
    let expected = "\
step 3, line 7  let n = moved.len();
  main
    n      usize           8 B  2
  line 7: `n` is 2.

step 4, line 8  println!(\"{n}\");
  line 8: printed \"2\\n\".

exit code 0
";
    assert_eq!(short, expected);
    // What is gone or new in the heap is a change; the block that stays as it was is none.
    let moved = shown(MOVES, 0, &["memory", "--short", "--lines", "6"]);
    assert!(
        moved.contains("    list   Vec<String>    24 B  moved\n"),
        "{moved}"
    );
    assert!(moved.contains("    block 1     48 B  moved  "), "{moved}");
}

#[test]
fn a_heading_is_the_first_line_of_its_statement() {
    let view = shown(MOVES, 0, &["memory", "--short"]);
    assert!(
        view.starts_with("step 1, lines 2 to 5  let list = vec![\n"),
        "{view}"
    );
}

#[test]
fn nothing_is_wider_than_the_terminal_and_no_cell_is_broken() {
    for width in [60, 80, 160] {
        let view = shown(MOVES, width, &["memory"]);
        for line in view.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
        let rows = view
            .lines()
            .filter(|line| line.starts_with("    block ") && line.contains(" B  "));
        assert_eq!(rows.count(), 5 * 3, "{view}");
        // Sentences are whole, whatever their lines.
        let words: Vec<&str> = view.split_whitespace().collect();
        let said = "block 1, 48 bytes, now owned by `moved`";
        assert!(words.join(" ").contains(said), "{view}");
    }
    let narrow = shown(MOVES, 60, &["memory"]);
    assert!(narrow.contains("…\n"), "{narrow}");
    // A value that would be left no room stands below its row.
    assert!(
        narrow.contains("24 B\n        [\"a rather long"),
        "{narrow}"
    );
    let wide = shown(MOVES, 160, &["memory", "--lines", "6"]);
    assert!(wide.contains("24 B  [\"a rather long text that says much\", \"another rather long text that says more\"]\n"), "{wide}");
}

const ROUNDS: &str = "fn main() {
    let mut sum = 0;
    for n in 0..97 {
        sum += n;
        println!(\"{sum}\");
    }
    let mut texts = Vec::with_capacity(20);
    for _ in 0..9 {
        texts.push(String::from(\"x\"));
    }
}
";

#[test]
fn equal_rounds_are_folded() {
    let view = shown(ROUNDS, 0, &["memory", "--short"]);
    let folded = "  rounds 3 to 96 repeat lines 3 to 5; only `sum`, `n` and what is printed changed (steps 8 to 289; --all shows them)\n";
    assert!(view.contains(folded), "{view}");
    let taken = "  rounds 3 to 8 repeat lines 8 to 9; only `texts` changed; 6 blocks taken (";
    assert!(view.contains(taken), "{view}");
    // The last round is there, and what follows it has its own number.
    assert!(
        view.contains("step 290, line 3, round  for n in 0..97 {\n"),
        "{view}"
    );
    let all = shown(ROUNDS, 0, &["memory", "--short", "--all"]);
    assert!(!all.contains("rounds 3"), "{all}");
    let numbers = steps(&all);
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    assert!(numbers.len() > 300, "{}", numbers.len());
}

/// What happens in one round only is no repetition.
#[test]
fn a_round_in_which_something_else_happens_is_shown() {
    let program = "fn main() {
    let mut seen = 0;
    for n in 0..40 {
        seen += n;
        if n == 20 {
            println!(\"half\");
        }
    }
    println!(\"{seen}\");
}
";
    let view = shown(program, 0, &["memory", "--short"]);
    assert!(view.contains("rounds 3 to 19 repeat"), "{view}");
    assert!(view.contains("line 6: printed \"half\\n\"."), "{view}");
    assert!(view.contains("rounds 24 to 39 repeat"), "{view}");
}

#[test]
fn inner_loops_are_folded_in_each_round_that_is_shown() {
    let program = "fn main() {
    let mut sum = 0;
    for a in 0..2 {
        for b in 0..10 {
            sum += a * b;
        }
    }
    println!(\"{sum}\");
}
";
    let view = shown(program, 0, &["memory", "--short"]);
    assert_eq!(
        view.matches("rounds 3 to 9 repeat lines 4 to 5").count(),
        2,
        "{view}"
    );
}

#[test]
fn an_endless_loop_shows_its_first_steps() {
    let program = "fn main() {
    let mut n = 0u64;
    loop {
        n += 1;
    }
}
";
    let output = run(program, 0, &["memory", "--short", "--time-limit", "2"]);
    assert_eq!(output.status.code(), Some(1));
    let view = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        view.starts_with("step 1, line 2  let mut n = 0u64;\n"),
        "{view}"
    );
    assert!(
        view.contains("repeat lines 3 to 4; only `n` changed"),
        "{view}"
    );
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.starts_with("p.rs:3: the program did not end within 2 s; "),
        "{said}"
    );
    let output = run(program, 0, &["memory", "--json", "--time-limit", "2"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["truncated"], "the program did not end within 2 s");
    assert_eq!(json["steps"][0]["line"], 2);
}

#[test]
fn a_program_that_prints_for_ever_shows_its_first_steps() {
    let program = "fn main() {
    loop {
        println!(\"again and again\");
    }
}
";
    let output = run(program, 0, &["memory", "--short", "--time-limit", "60"]);
    assert_eq!(output.status.code(), Some(1));
    let view = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(view.contains("step 2, line 3  println!"), "{view}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("printed more than 1048576 bytes"), "{said}");
}

#[test]
fn a_cut_run_shows_so_many_steps_and_says_how_many_are_left() {
    let program = "fn deeper(n: u64) -> u64 {
    if n == 0 { loop {} }
    deeper(n - 1) + 1
}
fn main() {
    println!(\"{}\", deeper(60));
}
";
    let cut = ["memory", "--short", "--time-limit", "2"];
    let view = String::from_utf8(run(program, 0, &cut).stdout).unwrap();
    assert_eq!(steps(&view).len(), 40, "{view}");
    assert!(
        view.contains("more steps were recorded; --all shows them"),
        "{view}"
    );
    let all = ["memory", "--short", "--all", "--time-limit", "2"];
    let view = String::from_utf8(run(program, 0, &all).stdout).unwrap();
    assert!(steps(&view).len() > 60, "{view}");
}

const READS_FREED: &str = "fn main() {
    let mut guests = vec![String::from(\"Ada\")];
    let first = &guests[0];
    for n in 0..10 {
        guests.push(format!(\"{n}\"));
    }
    println!(\"{first}\");
}
";

#[test]
fn an_accident_is_shown_as_short_and_in_part() {
    let short = shown(READS_FREED, 60, &["accident", "--short", "--lines", "7"]);
    assert_eq!(steps(&short).len(), 1, "{short}");
    assert!(short.contains(">>> line 7 reads block 1"), "{short}");
    // What stands as it stood before is left out.
    assert!(!short.contains("    guests "), "{short}");
    assert!(
        short
            .lines()
            .all(|line| line.chars().count() <= 60 || line.starts_with("reads-freed")),
        "{short}"
    );
}

#[test]
fn a_reference_and_a_closure_say_where_they_lead() {
    let program = "fn main() {
    let plants = [3, 9];
    let tall = &plants[1];
    let name = String::from(\"Ada\");
    let end = &name[1..];
    let mut visits = 0;
    let mut greet = || {
        visits += 1;
        println!(\"{name}\");
    };
    greet();
    println!(\"{tall}{end}\");
}
";
    let view = shown(program, 0, &["memory", "--short"]);
    for row in [
        "→ plants  (element 1 of plants)\n",
        "\"da\"  → bytes 1..3 of name (block 1)\n",
        "(closure)  → visits, name\n",
    ] {
        assert!(view.contains(row), "{row}{view}");
    }
}

#[test]
fn a_panic_is_told_at_its_line() {
    let program = "fn main() {
    let v = vec![1];
    let n = v.len() + 4;
    println!(\"{}\", v[n]);
    println!(\"never\");
}
";
    let view = shown(program, 0, &["memory", "--short"]);
    let panic = "step 3, line 4, panic  println!(\"{}\", v[n]);\n  heap\n";
    assert!(view.contains(panic), "{view}");
    let said = "  line 4: panicked: \"thread 'main' panicked at p.rs:4:21:\\nindex out of bounds";
    assert!(view.contains(said), "{view}");
    assert!(
        view.contains("step 4, line 6, return, unwinding  }\n"),
        "{view}"
    );
    assert!(!view.contains("allocated, 16 bytes"), "{view}");
}

/// A program that takes the hook for itself is told as far as it goes: at the first step of unwinding.
#[test]
fn a_program_may_have_a_hook_of_its_own() {
    let program = "fn main() {
    std::panic::set_hook(Box::new(|_| println!(\"mine\")));
    let _ = std::panic::catch_unwind(|| {
        let s = String::from(\"x\");
        panic!(\"{s}\");
    });
    let _ = std::panic::take_hook();
    println!(\"on\");
}
";
    let view = shown(program, 0, &["memory", "--short"]);
    assert!(
        view.contains("printed \"mine\\n\"") && view.contains("printed \"on\\n\""),
        "{view}"
    );
}
