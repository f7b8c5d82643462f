//! Arrows in the lane between the frames and the blocks: each goes straight out of its row, up or down on a track of
//! its own, and straight into what it points to. The lane holds nothing else, so no arrow can cross a text.

use super::rows::Target;

/// Which edge of the lane: the frames lie left of it, the blocks right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The frames' edge.
    Left,
    /// The blocks' edge.
    Right,
}

/// An arrow to be drawn: where it starts and ends, in rows from the top of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Arrow {
    /// What it points to: arrows to one target share a track.
    pub(crate) target: Target,
    /// How it is drawn.
    pub(crate) mode: &'static str,
    /// Where it starts.
    pub(crate) from: (Side, f32),
    /// Where it ends.
    pub(crate) to: (Side, f32),
}

/// A drawn arrow: its corners in characters from the lane's left edge and rows from the top.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    /// The four corners.
    pub(crate) corners: [(f32, f32); 4],
    /// As [`Arrow::mode`].
    pub(crate) mode: &'static str,
}

/// The widest a lane gets, in characters: more tracks than fit here lie closer together.
const WIDEST: usize = 14;
/// The room at each edge, for the arrowheads.
const EDGE: f32 = 1.6;

/// How many characters wide the lane must be for `tracks` tracks.
pub(crate) fn width(tracks: usize) -> usize {
    if tracks == 0 {
        2
    } else {
        (4 + tracks).min(WIDEST)
    }
}

/// How many tracks the arrows need: one a target.
pub(crate) fn tracks(arrows: &[Arrow]) -> usize {
    order(arrows).len()
}

/// The arrows as paths in a lane of `width` characters.
pub(crate) fn route(arrows: &[Arrow], width: usize) -> Vec<Path> {
    let mut tracks = order(arrows);
    untangle(arrows, &mut tracks, width);
    paths(arrows, &tracks, width)
}

fn paths(arrows: &[Arrow], tracks: &[Target], width: usize) -> Vec<Path> {
    let inner = width as f32 - 2.0 * EDGE;
    let at = |target: Target| {
        let track = tracks.iter().position(|one| *one == target).unwrap_or(0);
        EDGE + inner * (track as f32 + 0.5) / tracks.len() as f32
    };
    let edge = |side| {
        if side == Side::Left {
            0.0
        } else {
            width as f32
        }
    };
    let draw = |arrow: &Arrow| {
        let x = at(arrow.target);
        let ((from, y), (to, end)) = (arrow.from, arrow.to);
        Path {
            corners: [(edge(from), y), (x, y), (x, end), (edge(to), end)],
            mode: arrow.mode,
        }
    };
    arrows.iter().map(draw).collect()
}

fn order(arrows: &[Arrow]) -> Vec<Target> {
    let mut targets: Vec<Target> = arrows.iter().map(|arrow| arrow.target).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

/// Swaps neighboring tracks as long as fewer lines cross.
fn untangle(arrows: &[Arrow], tracks: &mut [Target], width: usize) {
    let mut best = crossings(&paths(arrows, tracks, width));
    let mut better = true;
    while better && best > 0 {
        better = false;
        for first in 0..tracks.len() {
            for second in first + 1..tracks.len() {
                tracks.swap(first, second);
                let now = crossings(&paths(arrows, tracks, width));
                if now < best {
                    (best, better) = (now, true);
                } else {
                    tracks.swap(first, second);
                }
            }
        }
    }
}

/// How often lines of arrows to different targets cross.
fn crossings(paths: &[Path]) -> usize {
    let mut count = 0;
    for (index, one) in paths.iter().enumerate() {
        for other in &paths[index + 1..] {
            if one.corners[1].0 != other.corners[1].0 {
                count += meet(one, other) + meet(other, one);
            }
        }
    }
    count
}

/// How many horizontal lines of `one` meet the vertical line of `other`.
fn meet(one: &Path, other: &Path) -> usize {
    let [_, (x, top), (_, bottom), _] = other.corners;
    let (top, bottom) = (top.min(bottom), top.max(bottom));
    let [a, b, c, d] = one.corners;
    [(a, b), (c, d)]
        .iter()
        .filter(|(start, end)| {
            let (left, right) = (start.0.min(end.0), start.0.max(end.0));
            left < x && x < right && top <= start.1 && start.1 <= bottom
        })
        .count()
}

/// The paths as one SVG image that fills the lane, `rows` high.
pub(crate) fn svg(paths: &[Path], width: usize, rows: f32) -> String {
    let mut html = format!(
        "<svg viewBox=\"0 0 {width} {rows}\" style=\"--h:{rows}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    );
    for path in paths {
        let [(x, y), (track, _), (_, end), (tip, _)] = path.corners;
        let back = if tip == 0.0 { 1.0 } else { tip - 1.0 };
        html += &format!(
            "<path class=\"{}\" d=\"M{x} {y}H{track}V{end}H{tip}\"/><path class=\"head {0}\" d=\"M{back} {}L{tip} {end}L{back} {}\"/>",
            path.mode,
            end - 0.2,
            end + 0.2,
        );
    }
    html + "</svg>"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(from: f32, block: u32, to: f32) -> Arrow {
        Arrow {
            target: Target::Block(block),
            mode: "owner",
            from: (Side::Left, from),
            to: (Side::Right, to),
        }
    }

    #[test]
    fn arrows_stay_inside_the_lane_and_turn_away_from_its_edges() {
        for count in 1..20u32 {
            let arrows: Vec<Arrow> = (0..count)
                .map(|i| arrow(i as f32, i, (count - i) as f32))
                .collect();
            let width = width(tracks(&arrows));
            for path in route(&arrows, width) {
                let [start, turn, turned, end] = path.corners;
                assert_eq!((start.0, end.0), (0.0, width as f32));
                assert!(turn.0 >= EDGE && turn.0 <= width as f32 - EDGE);
                assert_eq!((turn.0, turn.1, turned.1), (turned.0, start.1, end.1));
            }
        }
    }

    #[test]
    fn arrows_that_need_not_cross_do_not() {
        let arrows = [arrow(1.0, 1, 4.0), arrow(2.0, 2, 7.0), arrow(3.0, 3, 10.0)];
        assert_eq!(crossings(&route(&arrows, 10)), 0);
    }

    #[test]
    fn arrows_to_one_block_share_a_track() {
        let arrows = [arrow(1.0, 1, 4.0), arrow(2.0, 1, 4.0)];
        let paths = route(&arrows, 8);
        assert_eq!(paths[0].corners[1].0, paths[1].corners[1].0);
    }
}
