//! What of a page is looked at for lines: the rows and columns on which something is written, with
//! paper around. Empty paper takes as long to look at as text, and it is a third of many letters.

use super::Raster;
use super::quad::{Point, Quad};

/// So much paper stands around all that is written, also where the page ends closer: the model misses
/// letters at an edge. What is farther apart is moved together.
const PAPER: i64 = 16;
/// What differs from the paper by more is written on it, or a shadow that may hide something.
const INK: u8 = 24;

pub(super) struct Sheet<'a> {
    page: &'a Raster,
    /// The level of its paper, from 0 for black to 255.
    paper: u8,
    /// Which columns and rows of the page these are, in order; some lie beyond its edges.
    columns: Vec<i64>,
    rows: Vec<i64>,
}

impl<'a> Sheet<'a> {
    /// A sheet whose sides are multiples of `step`.
    pub(super) fn of(page: &'a Raster, step: usize) -> Self {
        let paper = page.paper();
        let mut columns = vec![false; page.width() as usize];
        let mut rows = vec![false; page.height() as usize];
        for (y, row) in rows.iter_mut().enumerate() {
            for (x, column) in columns.iter_mut().enumerate() {
                if page.pixel(x, y).iter().any(|part| part.abs_diff(paper) > INK) {
                    (*row, *column) = (true, true);
                }
            }
        }
        Self { page, paper, columns: shown(&columns, step), rows: shown(&rows, step) }
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let on_page =
            |at: i64, side: u32| usize::try_from(at).ok().filter(|at| *at < side as usize);
        let x = on_page(self.columns[x], self.page.width());
        let y = on_page(self.rows[y], self.page.height());
        x.zip(y).map_or([self.paper; 3], |(x, y)| self.page.pixel(x, y))
    }

    /// Where a rectangle lies on the page.
    pub(super) fn on_page(&self, quad: &Quad) -> Option<Quad> {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let on_page = |(along, down)| {
            let Point { x, y } = quad.at(along, down);
            Point { x: x + moved(&self.columns, x), y: y + moved(&self.rows, y) }
        };
        Quad::around(corners.map(on_page).to_vec())
    }
}

/// The columns or rows that are shown, where it is known which are written on.
fn shown(written: &[bool], step: usize) -> Vec<i64> {
    let all = !written.contains(&true);
    let is_written = |at: i64| usize::try_from(at).is_ok_and(|at| written.get(at) == Some(&true));
    let is_near = |at: &i64| all || (at - PAPER..=at + PAPER).any(is_written);
    let mut shown: Vec<i64> = (-PAPER..written.len() as i64 + PAPER).filter(is_near).collect();
    let more = shown.len().next_multiple_of(step) - shown.len();
    let end = shown.last().map_or(0, |last| last + 1);
    shown.extend(end..end + more as i64);
    shown
}

/// How far a place is moved from the sheet to the page.
fn moved(shown: &[i64], at: f32) -> f32 {
    let nearest = (at.max(0.0) as usize).min(shown.len() - 1);
    (shown[nearest] - nearest as i64) as f32
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};

    use super::*;

    /// A page with a line at the top edge and one far below.
    fn page() -> Raster {
        let is_written = |y: u32| (2..12).contains(&y) || (300..310).contains(&y);
        let level = |x: u32, y: u32| if (20..200).contains(&x) && is_written(y) { 30 } else { 250 };
        Raster::Gray(GrayImage::from_fn(220, 400, |x, y| Luma([level(x, y)])))
    }

    fn level(left: f32, top: f32, right: f32, bottom: f32) -> Quad {
        let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
        Quad::around(corners.map(|(x, y)| Point { x, y }).to_vec()).expect("a rectangle")
    }

    #[test]
    fn what_is_far_apart_is_moved_together_with_paper_around() {
        let page = page();
        let sheet = Sheet::of(&page, 32);
        assert_eq!((sheet.width(), sheet.height()), (224, 96));
        assert_eq!(sheet.pixel(100, 15), [250; 3], "beyond the edge is paper");
        let written: Vec<usize> = (0..96).filter(|y| sheet.pixel(100, *y) == [30; 3]).collect();
        assert_eq!(written, (16..26).chain(58..68).collect::<Vec<_>>());
    }

    #[test]
    fn a_rectangle_lies_on_the_page_where_it_was_moved_from() {
        let page = page();
        let sheet = Sheet::of(&page, 32);
        let line = level(16.0, 58.0, 196.0, 68.0);
        assert_eq!(sheet.on_page(&line), Some(level(20.0, 300.0, 200.0, 310.0)));
        let both = level(16.0, 16.0, 196.0, 68.0);
        assert_eq!(sheet.on_page(&both), Some(level(20.0, 2.0, 200.0, 310.0)));
    }

    #[test]
    fn a_page_on_which_nothing_stands_out_is_shown_whole() {
        let page = Raster::Gray(GrayImage::from_pixel(50, 90, Luma([200])));
        let sheet = Sheet::of(&page, 32);
        assert_eq!((sheet.width(), sheet.height()), (96, 128));
    }
}
