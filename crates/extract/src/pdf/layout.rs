//! Glyphs to words, words to lines, lines to the order in which a person reads them.

use crate::columns::{self, Piece};
use crate::reading::{Page, Word};

use super::glyphs::{Bounds, Drawn, Glyph};
use crate::script;

/// A gap wider than this share of the font size parts two words.
const WORD_GAP: f32 = 0.16;
/// A gap wider than this share of the font size parts two pieces of a line.
const PIECE_GAP: f32 = 1.2;

/// The text of a page, with a box for each word.
pub(crate) fn page(drawn: &Drawn, width: f32, height: f32) -> Page {
    let mut page = Page { width, height, ..Page::default() };
    let mut pieces = pieces(&drawn.glyphs);
    // Almost always there is one direction; what stands on its side follows the upright text.
    let direction = |piece: &Piece| drawn.glyphs[piece.first].direction;
    pieces.sort_by_key(direction);
    for group in pieces.chunk_by_mut(|a, b| direction(a) == direction(b)) {
        columns::straighten(group);
        for row in columns::rows(group, |a, b| same_text(drawn, a, b)) {
            write_row(&mut page, drawn, &row);
        }
    }
    page
}

fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for (index, glyph) in glyphs.iter().enumerate() {
        let follows = before.is_some_and(|before| follows(before, glyph));
        // A blank neither starts a piece nor widens it.
        if glyph.blank {
            if !follows {
                before = None;
            }
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if follows => {
                piece.last = index;
                piece.u1 = piece.u1.max(glyph.u1);
                piece.v_end = glyph.v;
                piece.size = piece.size.max(glyph.size);
            }
            _ => pieces.push(Piece {
                first: index,
                last: index,
                u0: glyph.u0,
                u1: glyph.u1,
                v: glyph.v,
                v_end: glyph.v,
                size: glyph.size,
            }),
        }
        before = Some(glyph);
    }
    pieces
}

fn follows(before: &Glyph, glyph: &Glyph) -> bool {
    let size = before.size.max(glyph.size);
    let gap = glyph.u0 - before.u1;
    before.direction == glyph.direction
        && (glyph.v - before.v).abs() < size * 0.4
        && before.size.min(glyph.size) * 2.5 > size
        && gap < size * PIECE_GAP
        && gap > -size * 0.5
}

fn same_text(drawn: &Drawn, a: &Piece, b: &Piece) -> bool {
    let glyphs = |piece: &Piece| drawn.glyphs[piece.first..=piece.last].iter();
    let text = |glyph: &Glyph| &drawn.text[glyph.start as usize..glyph.end as usize];
    a.last - a.first == b.last - b.first && glyphs(a).map(text).eq(glyphs(b).map(text))
}

fn write_row(page: &mut Page, drawn: &Drawn, row: &[Piece]) {
    let spacing = letter_gap(drawn, row);
    let mut words: Vec<Vec<&Glyph>> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for piece in row {
        for glyph in &drawn.glyphs[piece.first..=piece.last] {
            if glyph.blank {
                before = None;
                continue;
            }
            let joined = before.is_some_and(|before| {
                glyph.u0 - before.u1 < spacing + WORD_GAP * before.size.max(glyph.size)
            });
            match words.last_mut() {
                Some(word) if joined => word.push(glyph),
                _ => words.push(vec![glyph]),
            }
            before = Some(glyph);
        }
    }
    let text = |glyph: &Glyph| &drawn.text[glyph.start as usize..glyph.end as usize];
    script::logical_order(&mut words, text);
    if !page.text.is_empty() && !words.is_empty() {
        end_line(page);
    }
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            page.text.push(' ');
        }
        write_word(page, word, text);
    }
}

/// Ends the line; a soft hyphen at its end was put there by the line break and goes with it.
fn end_line(page: &mut Page) {
    if page.text.ends_with('\u{ad}') {
        page.text.pop();
        let end = page.text.len() as u32;
        if let Some(word) = page.words.last_mut() {
            word.end = word.end.min(end);
        }
    } else {
        page.text.push('\n');
    }
}

/// Writes a word. Where a script writes no blanks each character has its own box.
fn write_word<'t>(page: &mut Page, word: &[&Glyph], text: impl Fn(&Glyph) -> &'t str) {
    for part in
        word.chunk_by(|a, b| !script::stands_alone(text(a)) && !script::stands_alone(text(b)))
    {
        let start = page.text.len() as u32;
        part.iter().for_each(|glyph| page.text.push_str(text(glyph)));
        let end = page.text.len() as u32;
        let bounds = part.iter().map(|glyph| glyph.bounds).reduce(Bounds::union);
        if let Some(Bounds { x0, y0, x1, y1 }) = bounds.filter(|_| end > start) {
            page.words.push(Word {
                start,
                end,
                x: x0,
                y: y0,
                w: x1 - x0,
                h: y1 - y0,
                confidence: None,
            });
        }
    }
}

/// The space that is put between all letters of a row, as in a spaced out heading.
fn letter_gap(drawn: &Drawn, row: &[Piece]) -> f32 {
    let mut gaps: Vec<f32> = Vec::new();
    let mut size: f32 = 0.0;
    for piece in row {
        for pair in drawn.glyphs[piece.first..=piece.last].windows(2) {
            if !pair[0].blank && !pair[1].blank {
                gaps.push(pair[1].u0 - pair[0].u1);
                size = size.max(pair[1].size);
            }
        }
    }
    if gaps.len() < 4 {
        return 0.0;
    }
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    if *median > size * 0.05 { *median } else { 0.0 }
}
