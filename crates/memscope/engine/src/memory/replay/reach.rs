//! Which elements of a list, or bytes of a text, a reference points to.

use super::raw::{Node, short};
use crate::memory::model::{Link, LinkTo, Mode, Part, PartKind, Reach, Unit};

/// Elements side by side, or the bytes of a text.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    container: Container,
    /// Where the first one lies in it.
    start: u64,
    /// The size of each.
    each: u64,
    count: u64,
    /// The type of each, without paths; `str` for a text.
    ty: String,
    /// The place that holds them.
    of: String,
}

/// A block, or a variable by call and declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Block(u32),
    Variable(u32, u32),
}

/// Where a link points, if that is still there and has a place in it that is the same on every run.
fn place(link: &Link) -> Option<(Container, u64)> {
    let container = match link.to {
        LinkTo::Block => Container::Block(link.block?),
        LinkTo::Variable => {
            let slot = link.variable.as_ref()?;
            Container::Variable(slot.call, slot.id)
        }
        _ => return None,
    };
    Some((container, link.offset?))
}

impl Row {
    /// The elements of a list or array that begin where `link` points.
    pub(super) fn of_elements(
        link: &Link,
        elements: &[Node],
        count: u64,
        of: &str,
    ) -> Option<Self> {
        let (container, start) = place(link)?;
        let first = elements.first().filter(|one| one.n > 0)?;
        Some(Self {
            container,
            start,
            each: first.n,
            count,
            ty: short(&first.t),
            of: of.to_owned(),
        })
    }

    /// The bytes of a text that begins where `link` points.
    pub(super) fn of_bytes(link: &Link, count: u64, of: &str) -> Option<Self> {
        let (container, start) = place(link)?;
        Some(Self {
            container,
            start,
            each: 1,
            count,
            ty: "str".to_owned(),
            of: of.to_owned(),
        })
    }

    /// What of it a reference to `size` bytes of the type `ty` points to.
    fn reach(&self, ty: &str, (container, at): (Container, u64), size: u64) -> Option<Reach> {
        let text = self.ty == "str";
        let slice = ty.strip_prefix('[').and_then(|ty| ty.strip_suffix(']'));
        let fits = match slice {
            _ if text => ty == "str" || slice == Some("u8"),
            Some(one) => one == self.ty,
            None => ty == self.ty && size == self.each,
        };
        let from = at.checked_sub(self.start)?;
        let whole = from.is_multiple_of(self.each) && size.is_multiple_of(self.each);
        let (from, count) = (from / self.each, size / self.each);
        if container != self.container || !fits || !whole || from + count > self.count {
            return None;
        }
        Some(Reach {
            of: self.of.clone(),
            unit: if text { Unit::Byte } else { Unit::Element },
            from,
            to: from + count,
        })
    }
}

/// Fills in what references in a value point to.
pub(super) fn fill_in(rows: &[Row], part: &mut Part) {
    if part.kind == PartKind::Ref
        && let Some(link) = &mut part.pointer
        && matches!(link.mode, Mode::Shared | Mode::Exclusive)
        && let (Some(place), Some(size)) = (place(link), link.size)
    {
        let ty = part.ty.trim_start_matches('&').trim_start_matches("mut ");
        link.reach = rows.iter().find_map(|row| row.reach(ty, place, size));
    }
    part.parts.iter_mut().for_each(|part| fill_in(rows, part));
}
