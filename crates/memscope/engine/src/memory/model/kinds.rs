//! The kinds of things that a record names, each with its word.

use crate::words::words;

words! {
    /// Where `borrowed` and `maybe moved` come from.
    Borrows {
        /// The borrow checker was asked after each statement.
        Compiler = "compiler",
        /// The program is too large for that: a variable counts as borrowed while a reference to it is in sight.
        Pointers = "pointers",
    }
}

words! {
    /// What was executed.
    StepKind {
        /// A statement has run.
        Statement = "statement",
        /// A function was called and has its parameters.
        Call = "call",
        /// A function is done: its variables are gone.
        Return = "return",
        /// A round of a loop begins.
        Round = "round",
        /// A branch with names of its own begins.
        Branch = "branch",
        /// The variables of an inner block are gone.
        BlockEnd = "block end",
        /// The program panicked: nothing is dropped yet.
        Panic = "panic",
        /// `main` has ended, and std has printed and dropped what it returned.
        AfterMain = "after main",
    }
}

words! {
    /// How a variable stands.
    State {
        /// Holds a value.
        Live = "live",
        /// Holds a value, and a borrow of it is used later.
        Borrowed = "borrowed",
        /// Holds its value in this run, but another path moves it.
        MaybeMoved = "maybe moved",
        /// A part was moved out.
        PartlyMoved = "partly moved",
        /// Was moved out; its bytes are still there.
        Moved = "moved",
        /// Declared, no value yet.
        Uninitialised = "uninitialised",
        /// Its drop is running.
        Dropping = "dropping",
        /// Was dropped in this step.
        Dropped = "dropped",
        /// Went out of scope in this step, and its type has nothing to drop.
        OutOfScope = "out of scope",
    }
}

impl State {
    /// Whether nothing may be done with the value any more.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Moved | Self::Dropped | Self::OutOfScope)
    }
}

words! {
    /// How something is borrowed.
    Borrow {
        /// By `&`.
        Shared = "shared",
        /// By `&mut`.
        Exclusive = "exclusive",
    }
}

words! {
    /// What a part of a value is.
    #[derive(Default)]
    PartKind {
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
        /// Bytes of text: what a `String` or `&str` points to.
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
        /// A `Vec`.
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
        #[default]
        Opaque = "opaque",
        /// Moved out.
        Moved = "moved",
        /// Not shown: the limit was reached.
        Cut = "cut",
    }
}

words! {
    /// A borrow flag or a lock.
    Flag {
        /// A `RefCell` that nobody borrows.
        Unused = "unused",
        /// A `RefCell` that is borrowed.
        Shared = "shared",
        /// A `RefCell` that is borrowed mutably.
        Exclusive = "exclusive",
        /// A lock that is held.
        Locked = "locked",
        /// A lock that is free.
        Unlocked = "unlocked",
    }
}

impl Flag {
    /// Whether nobody borrows or holds it.
    pub fn is_idle(self) -> bool {
        matches!(self, Self::Unused | Self::Unlocked)
    }

    /// Whether it is a lock's.
    pub fn is_lock(self) -> bool {
        matches!(self, Self::Locked | Self::Unlocked)
    }
}

words! {
    /// By what right a pointer points.
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
        /// It frees what it points to, or counts for it.
        Owner = "owner",
        /// A `Weak`.
        Weak = "weak",
    }
}

impl Mode {
    /// Whether the compiler vouches for nothing behind it.
    pub fn is_raw(self) -> bool {
        matches!(self, Self::RawConst | Self::RawMut | Self::Raw)
    }
}

words! {
    /// What a pointer points to.
    LinkTo {
        /// A variable, or a part of one.
        Variable = "variable",
        /// A heap block.
        Block = "block",
        /// A heap block that is no more.
        Freed = "freed",
        /// The program's own image.
        Static = "static",
        /// An unnamed place on a stack.
        Temporary = "temporary",
        /// The place of a variable that is no more.
        Gone = "gone",
        /// Nothing.
        None = "none",
    }
}

words! {
    /// Whether a block is still there.
    BlockState {
        /// It is.
        Live = "live",
        /// It was freed.
        Freed = "freed",
    }
}

words! {
    /// What happened.
    EventKind {
        /// A block was taken.
        Allocated = "allocated",
        /// A block became another one.
        Grown = "grown",
        /// A block was given back.
        Freed = "freed",
        /// A place was moved out of.
        Moved = "moved",
        /// A value's `Drop::drop` is called.
        Dropping = "dropping",
        /// A value was dropped.
        Dropped = "dropped",
        /// A strong or weak count changed.
        Count = "count",
        /// A `RefCell`'s flag changed.
        Borrow = "borrow",
        /// A lock was taken or released.
        Lock = "lock",
        /// The program printed.
        Printed = "printed",
        /// It panicked.
        Panicked = "panicked",
        /// A function returned a value.
        Returned = "returned",
        /// A block was read after it was freed: in a rewritten program only, as are the next two.
        ReadFreed = "read freed",
        /// A block was written after it was freed.
        WroteFreed = "wrote freed",
        /// A block was given back that was freed already.
        FreedAgain = "freed again",
        /// There were too many events to write down.
        Lost = "lost",
    }
}

words! {
    /// What a list or a text consists of.
    Unit {
        /// A list, an array, a slice.
        Element = "element",
        /// A text.
        Byte = "byte",
    }
}
