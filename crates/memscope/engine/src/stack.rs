//! The stack that reading and examining a program takes.

/// The stack, in bytes, that a thread needs which reads, examines or drops a [`Source`](crate::Source): syntax trees
/// are walked by recursion. A source that would need more is refused when it is read.
pub const SIZE: usize = 256 << 20;
