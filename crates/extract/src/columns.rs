//! The pieces of a page in reading order: rows from top to bottom, columns of prose one after the
//! other. The cells of a table stay in their rows, because a label and its value stand side by side.

/// How often a column may be split into columns.
const DEPTH: usize = 4;
/// How often a column is looked into for columns, to know that it is one: once finds up to four.
const LOOKED_INTO: usize = 1;
/// A column of prose has at least this many lines.
const MIN_LINES: usize = 5;
/// What parts two columns is at least so wide, as a share of the size of their letters.
const NARROWEST: f32 = 0.5;
/// So much of the size of its letters may a line reach into the gutter beside it.
const REACH: f32 = 0.5;

/// A piece of a line: text that stands on one baseline without a wide gap.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// A range of what the page is made of: the glyphs of a PDF page, the lines found in a picture.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// From where to where it reaches along the text.
    pub(crate) u0: f32,
    pub(crate) u1: f32,
    /// The baseline at both ends.
    pub(crate) v: f32,
    pub(crate) v_end: f32,
    /// The size of its letters.
    pub(crate) size: f32,
}

/// Takes the slope of a page that was scanned askew out of the places of its pieces.
pub(crate) fn straighten(pieces: &mut [Piece]) {
    let mut slopes: Vec<f32> = pieces
        .iter()
        .filter(|piece| piece.u1 - piece.u0 > piece.size * 10.0)
        .map(|piece| (piece.v_end - piece.v) / (piece.u1 - piece.u0))
        .collect();
    if slopes.is_empty() {
        return;
    }
    slopes.sort_by(f32::total_cmp);
    let slope = slopes[slopes.len() / 2];
    if slope.abs() > 0.002 {
        for piece in pieces {
            let aside = slope * piece.v;
            piece.v -= slope * piece.u0;
            piece.u0 += aside;
            piece.u1 += aside;
        }
    }
}

/// The rows of a page in reading order, each from its start to its end. A piece that is drawn again
/// on the same place, as for bold print or a shadow, is left out.
pub(crate) fn rows(pieces: &[Piece], same: impl Fn(&Piece, &Piece) -> bool) -> Vec<Vec<Piece>> {
    let mut rows = Vec::new();
    let mut sorted: Vec<&Piece> = pieces.iter().collect();
    sorted.sort_by(|a, b| a.v.total_cmp(&b.v).then(a.u0.total_cmp(&b.u0)));
    order(&sorted, DEPTH, &same, &mut rows);
    rows
}

fn order(
    pieces: &[&Piece],
    depth: usize,
    same: &impl Fn(&Piece, &Piece) -> bool,
    rows: &mut Vec<Vec<Piece>>,
) {
    let gutter = if depth > 0 { gutter(pieces, LOOKED_INTO) } else { None };
    let Some(gutter) = gutter else {
        return group(pieces, same, rows);
    };
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        if is_left(piece, gutter) {
            flush(&mut across, |across| group(across, same, rows));
            left.push(*piece);
        } else if is_right(piece, gutter) {
            flush(&mut across, |across| group(across, same, rows));
            right.push(*piece);
        } else {
            flush(&mut left, |left| order(left, depth - 1, same, rows));
            flush(&mut right, |right| order(right, depth - 1, same, rows));
            across.push(*piece);
        }
    }
    flush(&mut left, |left| order(left, depth - 1, same, rows));
    flush(&mut right, |right| order(right, depth - 1, same, rows));
    flush(&mut across, |across| group(across, same, rows));
}

/// Whether a piece stands left of a gutter.
fn is_left(piece: &Piece, gutter: f32) -> bool {
    piece.u1 <= gutter + piece.size * REACH
}

fn is_right(piece: &Piece, gutter: f32) -> bool {
    piece.u0 >= gutter - piece.size * REACH
}

fn flush<'a>(pieces: &mut Vec<&'a Piece>, mut to: impl FnMut(&[&'a Piece])) {
    if !pieces.is_empty() {
        to(pieces);
        pieces.clear();
    }
}

/// Rows of pieces that are sorted by their baselines.
fn group(pieces: &[&Piece], same: &impl Fn(&Piece, &Piece) -> bool, rows: &mut Vec<Vec<Piece>>) {
    let first_row = rows.len();
    'pieces: for piece in pieces {
        let recent = first_row.max(rows.len().saturating_sub(3));
        for row in rows[recent..].iter_mut().rev() {
            if row.iter().any(|other| is_overprint(piece, other) && same(piece, other)) {
                continue 'pieces;
            }
            if row.iter().all(|other| share_a_row(piece, other)) {
                row.push((*piece).clone());
                continue 'pieces;
            }
        }
        rows.push(vec![(*piece).clone()]);
    }
    for row in &mut rows[first_row..] {
        row.sort_by(|a, b| a.u0.total_cmp(&b.u0));
    }
}

fn is_overprint(a: &Piece, b: &Piece) -> bool {
    let near = a.size.max(b.size) * 0.3;
    (a.v - b.v).abs() < near && (a.u0 - b.u0).abs() < near
}

fn share_a_row(a: &Piece, b: &Piece) -> bool {
    let size = a.size.max(b.size);
    let apart = (a.v - b.v).abs();
    let overlap = a.u1.min(b.u1) - a.u0.max(b.u0);
    apart < size * 0.15 || (apart < size * 0.35 && overlap < size * 0.2)
}

/// Where columns of prose part: a strip that hardly any line crosses, with lines of prose on both
/// sides.
fn gutter(pieces: &[&Piece], looked_into: usize) -> Option<f32> {
    if pieces.len() < MIN_LINES * 2 {
        return None;
    }
    let left = pieces.iter().map(|piece| piece.u0).fold(f32::MAX, f32::min);
    let right = pieces.iter().map(|piece| piece.u1).fold(f32::MIN, f32::max);
    let size = median(pieces.iter().map(|piece| piece.size).collect());
    let step = size * 0.25;
    let bins = ((right - left) / step).ceil();
    if !(8.0..10_000.0).contains(&bins) {
        return None;
    }
    // How many pieces cross each bin, from the differences at their ends.
    let mut crossing = vec![0_i32; bins as usize + 2];
    for piece in pieces {
        crossing[((piece.u0 - left) / step) as usize] += 1;
        crossing[((piece.u1 - left) / step) as usize + 1] -= 1;
    }
    let mut level = 0;
    for bin in &mut crossing {
        level += *bin;
        *bin = level;
    }
    let few = (pieces.len() / 6) as i32;
    let inner: Vec<usize> = (crossing.len() / 8..crossing.len() - crossing.len() / 8).collect();
    let mut best: Option<(i32, f32)> = None;
    for strip in inner.chunk_by(|a, b| (crossing[*a] <= few) == (crossing[*b] <= few)) {
        let least = strip.iter().map(|bin| crossing[*bin]).min().unwrap_or(i32::MAX);
        let wide = strip.len() as f32 * step >= size * NARROWEST;
        if least <= few && wide && best.is_none_or(|(best, _)| least < best) {
            let emptiest: Vec<usize> =
                strip.iter().copied().filter(|bin| crossing[*bin] == least).collect();
            let middle = left + (emptiest[emptiest.len() / 2] as f32 + 0.5) * step;
            if is_prose(pieces, looked_into, |piece| is_left(piece, middle))
                && is_prose(pieces, looked_into, |piece| is_right(piece, middle))
            {
                best = Some((least, middle));
            }
        }
    }
    best.map(|(_, middle)| middle)
}

/// Whether a part of the pieces is lines that mostly fill the width they share, or columns of such.
fn is_prose(pieces: &[&Piece], looked_into: usize, part: impl Fn(&Piece) -> bool) -> bool {
    let lines: Vec<&Piece> = pieces.iter().copied().filter(|piece| part(piece)).collect();
    if lines.len() < MIN_LINES {
        return false;
    }
    let left = lines.iter().map(|piece| piece.u0).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|piece| piece.u1).fold(f32::MIN, f32::max);
    let width = median(lines.iter().map(|piece| piece.u1 - piece.u0).collect());
    let size = median(lines.iter().map(|piece| piece.size).collect());
    let in_columns = || looked_into > 0 && gutter(&lines, looked_into - 1).is_some();
    width > size * 10.0 && (width > (right - left) * 0.6 || in_columns())
}

fn median(mut values: Vec<f32>) -> f32 {
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}
