//! What the commands say. That nobody can take it (`| head`, `2>&1 | true`, a full disk, a terminal that was closed) is no reason
//! to end what was asked for: std's macros of these names panic there, ours go on.

/// Says something and ends the line.
#[macro_export]
macro_rules! println {
    ($($words:tt)*) => {{
        use ::std::io::Write as _;
        let _ = ::std::writeln!(::std::io::stdout(), $($words)*);
    }};
}

/// Says something.
#[macro_export]
macro_rules! print {
    ($($words:tt)*) => {{
        use ::std::io::Write as _;
        let _ = ::std::write!(::std::io::stdout(), $($words)*);
    }};
}

/// Says something about the work, and ends the line.
#[macro_export]
macro_rules! eprintln {
    ($($words:tt)*) => {{
        use ::std::io::Write as _;
        let _ = ::std::writeln!(::std::io::stderr(), $($words)*);
    }};
}

/// Says something about the work.
#[macro_export]
macro_rules! eprint {
    ($($words:tt)*) => {{
        use ::std::io::Write as _;
        let _ = ::std::write!(::std::io::stderr(), $($words)*);
    }};
}
