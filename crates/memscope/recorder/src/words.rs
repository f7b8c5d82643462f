//! The words that the log uses for what a value is, and for how it stands.

/// An enum whose variants have a word each.
macro_rules! words {
    ($(#[$of:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$of])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word in the log.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

words! {
    /// What a value is.
    Kind {
        /// A whole number.
        Int = "int",
        /// A floating-point number.
        Float = "float",
        /// `true` or `false`.
        Bool = "bool",
        /// A character.
        Char = "char",
        /// A value without bytes.
        Unit = "unit",
        /// Bytes of text.
        Text = "text",
        /// A tuple.
        Tuple = "tuple",
        /// A struct.
        Struct = "struct",
        /// An enum.
        Enum = "enum",
        /// An array, or what a slice points to.
        Array = "array",
        /// A reference or raw pointer.
        Ref = "ref",
        /// A `String`.
        String = "string",
        /// A `Vec`, or what is one inside.
        Vec = "vec",
        /// A `Box`.
        Box = "box",
        /// An `Rc`.
        Rc = "rc",
        /// An `Arc`.
        Arc = "arc",
        /// A `Weak` of either.
        Weak = "weak",
        /// A `Cell`.
        Cell = "cell",
        /// A `RefCell`.
        RefCell = "refcell",
        /// A guard: `Ref`, `RefMut`, `MutexGuard` …
        Guard = "guard",
        /// A `Mutex` or `RwLock`.
        Mutex = "mutex",
        /// A `OnceCell` or its kin.
        Once = "once",
        /// An atomic.
        Atomic = "atomic",
        /// A map.
        Map = "map",
        /// A set.
        Set = "set",
        /// A list that is no `Vec`.
        List = "list",
        /// Shown by std's own text for it.
        Plain = "plain",
        /// Type and size are known, the content is not.
        Opaque = "opaque",
        /// Moved out.
        Moved = "moved",
        /// Not shown: the limit was reached.
        Cut = "cut",
    }
}

words! {
    /// By what right a reference, raw pointer or guard points.
    Mode {
        /// `&`.
        Shared = "shared",
        /// `&mut`.
        Exclusive = "exclusive",
        /// `*const`.
        RawConst = "raw const",
        /// `*mut`.
        RawMut = "raw mut",
        /// `NonNull`.
        Raw = "raw",
    }
}

words! {
    /// A borrow flag or a lock.
    Flag {
        /// A `RefCell` that nobody borrows.
        Unused = "unused",
        /// A `RefCell` that is borrowed, or a `RwLock` that is read.
        Shared = "shared",
        /// A `RefCell` that is borrowed mutably, or a `RwLock` that is written.
        Exclusive = "exclusive",
        /// A `Mutex` that is held.
        Locked = "locked",
        /// A lock that is free.
        Unlocked = "unlocked",
    }
}

words! {
    /// How a variable stands.
    VarState {
        /// Declared, no value yet.
        Uninitialised = "uninitialised",
        /// Holds a value.
        Live = "live",
        /// A part was moved out.
        PartlyMoved = "partly moved",
        /// Was moved out; its bytes are still there.
        Moved = "moved",
        /// Its drop is running.
        Dropping = "dropping",
        /// Was dropped.
        Dropped = "dropped",
        /// Went out of scope, with nothing to drop.
        OutOfScope = "out of scope",
    }
}
