//! A panic where it happens, before it drops anything.

use std::panic;

use crate::state::with_unnoted;

/// Stands behind the hook that prints the message.
pub(crate) fn begin() {
    let prints = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        prints(info);
        let Some(place) = info.location() else { return };
        // What the panic takes from here on is still the panic's.
        with_unnoted(|state| state.write_panic(place.line(), place.file()));
    }));
}
