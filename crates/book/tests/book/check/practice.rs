//! The exercises.

use super::{expect, problems};
use crate::support::Fixture;

/// A folder of one exercise, with the entry's lines behind its name.
pub(super) fn practice(entry: &str) -> Fixture {
    let program = "fn main() {}\n\n// TODO: mend it.\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {\n        assert!(false);\n    }\n}\n";
    Fixture::new()
        .with(
            "listings/practice/info.toml",
            &format!("format_version = 1\n\n[[exercises]]\nname = \"lamp\"\n{entry}\n"),
        )
        .with("listings/practice/exercises/lamp.rs", program)
        .with(
            "listings/practice/solutions/lamp.rs",
            &program.replace("false", "true"),
        )
        .with("listings/practice/recorded/lamp.txt", "red\n")
        .with_text("{{#exercise lamp}}")
}

pub(super) const ENTRY: &str = "fails = \"test\"\ntask = \"Mend it.\"\nhint = \"Look.\"";

#[test]
fn what_is_wrong_with_an_exercise() {
    expect(practice(ENTRY), &[]);
    let info = "listings/practice/info.toml:3:";
    for (fixture, wanted) in [
        (practice(&ENTRY.replace("Look.", "")), format!("{info} 'lamp' has no `hint`")),
        (practice(&ENTRY.replace("Mend it.", " ")), format!("{info} 'lamp' has no `task`")),
        (practice(&ENTRY.replace("\"test\"", "\"E38\"")), format!("{info} 'lamp' does not say how its start fails, but 'E38'")),
        (practice(&format!("{ENTRY}\ntest = false")), format!("{info} 'lamp' has `dir` or `test = false`")),
        (practice(&format!("{ENTRY}\n[[exercises]]\nname = \"lamp\"")), "listings/practice/info.toml:8: a second exercise named 'lamp'; the first is listings/practice/info.toml:3".to_owned()),
        (practice(ENTRY).without("listings/practice/solutions/lamp.rs"), format!("{info} listings/practice/solutions/lamp.rs cannot be read")),
        (practice(ENTRY).without("listings/practice/recorded/lamp.txt"), format!("{info} no recording of how the start of 'lamp' fails; `cargo book practice --record lamp` makes it")),
        (practice(&format!("{ENTRY}\n[exercises.others]\nlamp_2 = \"Longer.\"")), format!("{info} listings/practice/alternatives/lamp_2.rs cannot be read")),
        (practice(ENTRY).with("listings/practice/alternatives/lamp_2.rs", "fn main() {}\n"), "listings/practice/alternatives/lamp_2.rs: no entry of listings/practice/info.toml names it; write lamp_2 = \"why it loses\"".to_owned()),
        (practice(ENTRY).with("listings/practice/solutions/lump.rs", "fn main() {}\n"), "listings/practice/solutions/lump.rs: no entry of listings/practice/info.toml names it".to_owned()),
        (practice("fails = "), "listings/practice/info.toml:5: this is not TOML that describes exercises".to_owned()),
        (practice(ENTRY).with_text(""), format!("{info} no page shows the exercise 'lamp'")),
        (practice(ENTRY).with_text("{{#exercise lmap}}"), "src/page.md:13: no exercise named 'lmap'; did you mean 'lamp'?".to_owned()),
        (practice(ENTRY).with_text("{{#exercise lamp}}\n\n{{#exercise lamp}}"), "src/page.md:15: the exercise 'lamp' stands on src/page.md:13 already".to_owned()),
        (practice(ENTRY).with("listings/practice/exercises/lamp.rs", "fn main() {}\n#[test]\nfn works() {}\n"), "listings/practice/exercises/lamp.rs: no `// TODO`".to_owned()),
        (practice(ENTRY).with("listings/practice/solutions/lamp.rs", "fn main() {}\n"), "listings/practice/solutions/lamp.rs: no test".to_owned()),
    ] {
        let said = problems(&fixture);
        assert!(said.iter().any(|one| one.starts_with(&wanted)), "{wanted}: {said:#?}");
    }
}
