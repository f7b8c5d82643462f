//! A sanitizer's report, AddressSanitizer's or ThreadSanitizer's: what a page shows of it, and what the tests compare.

/// The lines of a report that a reader needs, without addresses, process ids, frames inside the C library, and
/// shadow bytes. `root` is the checkout's absolute path, which is taken out of file names.
pub(crate) fn trim(report: &str, root: &str) -> String {
    let own = |line: &str| line.contains("listings/other/");
    let mut kept = String::new();
    for line in report.lines() {
        if line.starts_with("Shadow bytes") {
            break;
        }
        let line = without_noise(line, root);
        let frame = line.trim_start().starts_with('#');
        let said = [
            "ERROR: ",
            "WARNING: ",
            "FATAL: ",
            "SUMMARY: ",
            "READ of ",
            "WRITE of ",
            "Read of ",
            "Write of ",
            "Previous read of ",
            "Previous write of ",
            "Location is ",
            "Direct leak",
            "Indirect leak",
            "The signal is",
        ]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
            || line.contains(" is located ")
            || line.contains("<== Memory access")
            || line.ends_with("here:")
            || line.ends_with(" created by main thread at:");
        if (frame && own(&line)) || said {
            kept.push_str(line.trim_end());
            kept.push('\n');
        }
    }
    kept
}

/// `==42==ERROR: … on address 0x602000000010 at pc 0x55…` becomes `ERROR: … on address 0x…`; a frame loses its
/// program counter.
fn without_noise(line: &str, root: &str) -> String {
    let line = line
        .strip_prefix("==")
        .and_then(|rest| rest.split_once("==").map(|(_, rest)| rest))
        .unwrap_or(line)
        .replace(&format!("{root}/"), "");
    // Where the sanitizer itself lies is of no use to a reader: `double-free ../../src/asan.cpp:52 in free`.
    let line = line
        .split(' ')
        .filter(|word| !word.contains("/libsanitizer/"))
        .collect::<Vec<_>>()
        .join(" ");
    let line = line.split(" at pc 0x").next().unwrap_or(&line);
    let line = line.split(" (pc 0x").next().unwrap_or(line);
    let line = line.split(" (BuildId").next().unwrap_or(line);
    let line = without_numbers(line);
    let line = without_module(&line);
    let line = line.as_str();
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..]
            .bytes()
            .take_while(u8::is_ascii_hexdigit)
            .count();
        let value = u64::from_str_radix(&rest[at + 2..at + 2 + digits], 16);
        out.push_str(&rest[..at]);
        // The zero page is the same on every run, and its address is the point of a null dereference.
        out.push_str(if value.is_ok_and(|v| v == 0) {
            "0x0"
        } else {
            "0x…"
        });
        rest = &rest[at + 2 + digits..];
    }
    out.push_str(rest);
    out.replace(" 0x… in ", " in ")
}

/// ThreadSanitizer counts processes and threads, `(pid=42)` and `(tid=43, finished)`, another way on every run.
fn without_numbers(line: &str) -> String {
    let mut line = line.to_owned();
    for start in [" (pid=", " (tid="] {
        if let Some((before, rest)) = line.split_once(start) {
            let after = rest.split_once(')').map_or("", |(_, after)| after);
            line = format!("{before}{after}");
        }
    }
    line
}

/// `#0 sell listings/other/who.c:8 (who+0x11e9)`, as ThreadSanitizer writes a frame, becomes `#0 in sell
/// listings/other/who.c:8`.
fn without_module(line: &str) -> String {
    let line = match line.rsplit_once(" (") {
        Some((before, module)) if module.contains("+0x") => before,
        _ => line,
    };
    match line.split_once(' ') {
        _ if !line.trim_start().starts_with('#') || line.contains(" in ") => line.to_owned(),
        _ => {
            let indent = line.len() - line.trim_start().len();
            let (number, rest) = line[indent..].split_once(' ').unwrap_or((line, ""));
            format!("{}{number} in {rest}", &line[..indent])
        }
    }
}

/// What is compared between two reports: the kind of error, and the function and line of each frame in the
/// listing itself, up to the summary. Compilers differ in all the rest. Of a data race the frames come as a set: which
/// of two threads is seen first differs from run to run.
pub(crate) fn essence(report: &str) -> Vec<String> {
    let mut essence = Vec::new();
    for line in report.lines() {
        let line = line.trim_start();
        if let Some(error) = line.strip_prefix("ERROR: ") {
            let kind = error.split_once(": ").map_or(error, |(_, kind)| kind);
            essence.push(kind.split(" on ").next().unwrap_or(kind).trim().to_owned());
        } else if let Some(warning) = line.strip_prefix("WARNING: ThreadSanitizer: ") {
            essence.push(warning.to_owned());
        } else if line.starts_with('#') {
            essence.extend(frame(line));
        }
    }
    if report.contains("WARNING: ThreadSanitizer: ") {
        essence.sort();
        essence.dedup();
    }
    essence
}

/// `#0 in main listings/other/who_leak.c:7:3` becomes `main:7`.
fn frame(line: &str) -> Option<String> {
    let (function, place) = line.split_once(" in ")?.1.split_once(' ')?;
    let number = place.split(':').nth(1)?;
    Some(format!("{function}:{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GCC: &str = "\
=================================================================
==2224==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010 at pc 0x5635 bp 0x7fff sp 0x7ffe
READ of size 4 at 0x602000000010 thread T0
    #0 0x56355c7e42b2 in latest /srv/book/listings/other/who.c:3
    #1 0x7fb246e45249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58

0x602000000010 is located 0 bytes inside of 4-byte region [0x602000000010,0x602000000014)
freed by thread T0 here:
    #0 0x7fb2478b76a8 in __interceptor_free ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:52
    #1 0x56355c7e4253 in main /srv/book/listings/other/who.c:9

SUMMARY: AddressSanitizer: heap-use-after-free /srv/book/listings/other/who.c:3 in latest
Shadow bytes around the buggy address:
  0x0c047fff7fb0: 00 00
";

    #[test]
    fn a_report_is_trimmed_to_what_is_the_same_on_every_run() {
        let trimmed = trim(GCC, "/srv/book");
        assert_eq!(
            trimmed,
            "ERROR: AddressSanitizer: heap-use-after-free on address 0x…\n\
             READ of size 4 at 0x… thread T0\n    #0 in latest listings/other/who.c:3\n\
             0x… is located 0 bytes inside of 4-byte region [0x…,0x…)\n\
             freed by thread T0 here:\n    #1 in main listings/other/who.c:9\n\
             SUMMARY: AddressSanitizer: heap-use-after-free listings/other/who.c:3 in latest\n"
        );
    }

    const RACE: &str = "\
==================
WARNING: ThreadSanitizer: data race (pid=8677)
  Read of size 4 at 0x55cef521705c by thread T2:
    #0 sell /srv/book/listings/other/race.c:9 (race+0x11e9)

  Previous write of size 4 at 0x55cef521705c by thread T1:
    #0 sell /srv/book/listings/other/race.c:9 (race+0x1201)

  Location is global 'sold' of size 4 at 0x55cef521705c (race+0x405c)

  Thread T2 (tid=8680, running) created by main thread at:
    #0 pthread_create ../../../../src/libsanitizer/tsan/tsan_interceptors_posix.cpp:1001 (libtsan.so.2+0x5e686)
    #1 main /srv/book/listings/other/race.c:17 (race+0x1275)

SUMMARY: ThreadSanitizer: data race /srv/book/listings/other/race.c:9 in sell
==================
";

    #[test]
    fn a_race_is_trimmed_to_both_accesses_and_where_the_threads_began() {
        assert_eq!(
            trim(RACE, "/srv/book"),
            "WARNING: ThreadSanitizer: data race\n  Read of size 4 at 0x… by thread T2:\n\
             \x20   #0 in sell listings/other/race.c:9\n\
             \x20 Previous write of size 4 at 0x… by thread T1:\n\
             \x20   #0 in sell listings/other/race.c:9\n\
             \x20 Location is global 'sold' of size 4 at 0x…\n\
             \x20 Thread T2 created by main thread at:\n\
             \x20   #1 in main listings/other/race.c:17\n\
             SUMMARY: ThreadSanitizer: data race listings/other/race.c:9 in sell\n"
        );
    }

    #[test]
    fn a_race_is_the_same_whichever_thread_is_seen_first() {
        let other = RACE.replace("T2", "T3").replace("Read", "Write");
        let essence = super::essence(&trim(RACE, "/srv/book"));
        assert_eq!(essence, super::essence(&trim(&other, "/srv/book")));
        assert_eq!(essence, ["data race", "main:17", "sell:9"]);
        let elsewhere = RACE.replace("race.c:9", "race.c:10");
        assert_ne!(essence, super::essence(&trim(&elsewhere, "/srv/book")));
    }

    #[test]
    fn reports_of_two_compilers_agree_in_kind_function_and_line() {
        let clang = "ERROR: AddressSanitizer: heap-use-after-free on address 0x…\n\
                     \x20   #0 in latest listings/other/who.c:3:10\n    #1 in main listings/other/who.c:9:5\n";
        assert_eq!(essence(&trim(GCC, "/srv/book")), essence(clang));
        assert_eq!(
            essence(clang),
            ["heap-use-after-free", "latest:3", "main:9"]
        );
    }
}
