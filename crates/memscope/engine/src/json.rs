//! The JSON of both commands.

/// The version of the JSON that both commands write.
pub const VERSION: u32 = 1;
