//! The machine code on the pages is what the compiler writes today.

use std::fs;
use std::path::Path;

use book::assembly;

#[test]
#[cfg_attr(
    not(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu")),
    ignore = "left out: the machine code is recorded for x86_64-unknown-linux-gnu, whose standard library is not here"
)]
fn recorded_machine_code_is_what_the_compiler_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let names = assembly::names(&root);
    assert!(!names.is_empty(), "{} is empty", assembly::FOLDER);
    for name in names {
        let file = root.join(assembly::FOLDER).join(format!("{name}.s"));
        let recorded = fs::read_to_string(file).unwrap_or_default();
        let now = assembly::compile(&root, &name).expect("it compiles");
        assert_eq!(
            recorded,
            now,
            "{}/{name}.s is stale; run `cargo book asm` and reread the chapter",
            assembly::FOLDER
        );
    }
}
