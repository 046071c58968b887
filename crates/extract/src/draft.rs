//! The pages of a text in the making.
//!
//! Every reader of a format without a layout writes into a [`Draft`]. It keeps the limits of text
//! and pages, cuts giant pages at the ends of lines so that a page stays light, and drops the
//! control characters that no reader of text expects.

use crate::reading::{Limits, Page, Reading, whole_texts};

/// A page that grows past this many bytes is continued on the next one.
const PAGE_BYTES: usize = 64 << 10;
/// A line without an end is cut when its page has this many bytes.
const LINE_BYTES: usize = 2 * PAGE_BYTES;

pub(crate) struct Draft {
    pages: Vec<Page>,
    page: String,
    /// The page goes on with the text of the one before.
    continues: bool,
    /// What is added when the page ends.
    bottom: Vec<String>,
    bottom_bytes: usize,
    bytes_left: u64,
    pages_left: u32,
    truncated: bool,
}

impl Draft {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            pages: Vec::new(),
            page: String::new(),
            continues: false,
            bottom: Vec::new(),
            bottom_bytes: 0,
            bytes_left: limits.text_bytes,
            pages_left: limits.pages,
            truncated: false,
        }
    }

    /// Nothing more is kept; the reader may stop.
    pub(crate) fn is_full(&self) -> bool {
        self.truncated
    }

    /// Whether the page has nothing but white space so far.
    pub(crate) fn page_is_blank(&self) -> bool {
        self.page.trim().is_empty()
    }

    /// Adds text as it stands. Ends of lines may be of any kind.
    pub(crate) fn push(&mut self, text: &str) {
        if self.truncated || text.is_empty() {
            return;
        }
        let fits = usize::try_from(self.bytes_left).unwrap_or(usize::MAX);
        let kept = &text[..text.floor_char_boundary(fits.min(text.len()))];
        self.truncated = kept.len() < text.len();
        self.bytes_left -= kept.len() as u64;
        let mut rest = kept;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(PAGE_BYTES));
            self.append(piece);
            rest = after;
            self.split();
        }
    }

    /// Adds text and ends the line.
    pub(crate) fn line(&mut self, text: &str) {
        self.push(text);
        self.push("\n");
    }

    /// Ends the line unless the page or a line has just begun. White space before it goes away.
    pub(crate) fn end_line(&mut self) {
        self.trim_blanks();
        if !self.page.is_empty() && !self.page.ends_with('\n') {
            self.push("\n");
        }
    }

    /// Ends the line and leaves one line empty, unless the page has just begun.
    pub(crate) fn end_paragraph(&mut self) {
        self.end_line();
        if !self.page.is_empty() && !self.page.ends_with("\n\n") {
            self.push("\n");
        }
    }

    /// Whether the text ends where a space would be of no use.
    pub(crate) fn ends_blank(&self) -> bool {
        self.page.is_empty() || self.page.ends_with([' ', '\t', '\n'])
    }

    /// The line in the making.
    pub(crate) fn last_line(&self) -> &str {
        self.page.rsplit('\n').next().unwrap_or_default()
    }

    /// Removes the spaces and tabs at the end of the text.
    pub(crate) fn trim_blanks(&mut self) {
        let kept = self.page.trim_end_matches([' ', '\t']).len();
        self.page.truncate(kept);
    }

    /// Ends a cell of a table: a tab follows it.
    pub(crate) fn end_cell(&mut self) {
        let kept = self.page.trim_end_matches(' ').len();
        self.page.truncate(kept);
        self.push("\t");
    }

    /// Keeps a text for the bottom of the page, where notes stand.
    pub(crate) fn at_bottom(&mut self, text: String) {
        // It counts when it is written; until then it must not pile up either.
        let waiting: usize = text.len().saturating_add(self.bottom_bytes);
        if waiting as u64 > self.bytes_left {
            self.truncated = true;
        } else if !text.trim().is_empty() {
            self.bottom_bytes = waiting;
            self.bottom.push(text);
        }
    }

    /// Ends the page, also when it is blank.
    pub(crate) fn end_page(&mut self) {
        self.bottom_bytes = 0;
        for text in std::mem::take(&mut self.bottom) {
            self.end_line();
            self.line(text.trim_end());
        }
        let mut page = std::mem::take(&mut self.page);
        page.truncate(page.trim_end().len());
        self.add_page(page);
        self.continues = false;
    }

    /// The reading of what was written.
    pub(crate) fn into_reading(mut self) -> Reading {
        if !self.page.is_empty() || !self.bottom.is_empty() {
            self.end_page();
        }
        let truncated = self.truncated;
        let reading = Reading::of_pages(self.pages);
        if truncated {
            reading.because("truncated", "the text is longer than what is kept of it")
        } else {
            reading
        }
    }

    /// What was written, without pages.
    pub(crate) fn into_text(self) -> String {
        whole_texts(self.into_reading().pages).join("\n")
    }

    fn append(&mut self, text: &str) {
        let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        if text.chars().all(plain) {
            self.page.push_str(text);
            return;
        }
        for c in text.chars() {
            match c {
                '\r' => self.page.push('\r'),
                '\n' if self.page.ends_with('\r') => {
                    self.page.pop();
                    self.page.push('\n');
                }
                '\u{b}' | '\u{c}' | '\u{85}' => self.page.push('\n'),
                c if plain(c) => {
                    self.close_return();
                    self.page.push(c);
                }
                _ => {}
            }
        }
    }

    /// A carriage return that no line feed follows is the end of a line, too.
    fn close_return(&mut self) {
        if self.page.ends_with('\r') {
            self.page.pop();
            self.page.push('\n');
        }
    }

    fn split(&mut self) {
        while self.page.len() > PAGE_BYTES {
            let limit = self.page.floor_char_boundary(PAGE_BYTES);
            let end = match self.page[..limit].rfind('\n') {
                Some(end) => end + 1,
                None if self.page.len() > LINE_BYTES => limit,
                None => return,
            };
            let rest = self.page.split_off(end);
            let page = std::mem::replace(&mut self.page, rest);
            self.add_page(page);
            self.continues = true;
        }
    }

    fn add_page(&mut self, mut text: String) {
        if text.contains('\r') {
            text = text.replace('\r', "\n");
        }
        match self.pages_left.checked_sub(1) {
            Some(left) => {
                self.pages_left = left;
                self.pages.push(Page { continues: self.continues, ..Page::of_text(text) });
            }
            None => self.truncated = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::State;

    fn draft(text_bytes: u64, pages: u32) -> Draft {
        Draft::new(&Limits { text_bytes, pages, ..Limits::default() })
    }

    #[test]
    fn every_kind_of_line_end_becomes_a_line_feed() {
        let mut draft = draft(1000, 10);
        draft.push("a\r");
        draft.push("\nb\rc\u{b}d\0\u{7}e");
        assert_eq!(draft.into_reading().pages[0].text, "a\nb\nc\nde");
    }

    #[test]
    fn a_giant_text_is_cut_into_pages_at_the_ends_of_lines() {
        let mut draft = draft(10 << 20, 1000);
        let line = format!("{}\n", "x".repeat(99));
        draft.push(&line.repeat(2000));
        let reading = draft.into_reading();
        assert!(reading.pages.len() > 2);
        assert!(reading.pages.iter().all(|page| page.text.len() <= PAGE_BYTES));
        assert!(reading.pages.iter().all(|page| page.text.lines().all(|line| line.len() == 99)));
        assert_eq!(reading.reason, None);
    }

    #[test]
    fn a_page_says_that_it_goes_on_with_the_one_before() {
        let mut draft = draft(10 << 20, 1000);
        draft.push(&"a line\n".repeat(PAGE_BYTES / 5));
        draft.end_page();
        draft.line("another page");
        let pages = draft.into_reading().pages;
        let continues: Vec<bool> = pages.iter().map(|page| page.continues).collect();
        assert_eq!(continues, [false, true, false]);
    }

    #[test]
    fn what_was_cut_is_put_together_as_it_was() {
        for line in ["a line\n\n\t\n", "a line without an end "] {
            let text = format!("{}end", line.repeat(3 * PAGE_BYTES / line.len()));
            let mut draft = draft(10 << 20, 1000);
            draft.push(&text);
            let pages = draft.into_reading().pages;
            assert!(pages.len() > 1);
            assert_eq!(whole_texts(pages), [text]);
        }
    }

    #[test]
    fn a_giant_line_is_cut_as_well() {
        let mut draft = draft(10 << 20, 1000);
        draft.push(&"é".repeat(300_000));
        let pages = draft.into_reading().pages;
        assert!(pages.iter().all(|page| page.text.len() <= LINE_BYTES));
        assert_eq!(pages.iter().map(|page| page.text.chars().count()).sum::<usize>(), 300_000);
    }

    #[test]
    fn text_past_the_limit_is_cut_and_said() {
        let mut draft = draft(5, 10);
        draft.push("abcdé and more");
        assert!(draft.is_full());
        let reading = draft.into_reading();
        assert_eq!(reading.pages[0].text, "abcd");
        assert_eq!(reading.state, State::Text);
        assert_eq!(reading.reason.unwrap().code, "truncated");
    }

    #[test]
    fn pages_past_the_limit_are_cut_and_said() {
        let mut draft = draft(1000, 2);
        for text in ["one", "two", "three"] {
            draft.push(text);
            draft.end_page();
        }
        let reading = draft.into_reading();
        assert_eq!(reading.pages.len(), 2);
        assert_eq!(reading.reason.unwrap().code, "truncated");
    }

    #[test]
    fn notes_stand_at_the_bottom_of_their_page() {
        let mut draft = draft(1000, 10);
        draft.push("text");
        draft.at_bottom("note".to_owned());
        draft.push(" goes on");
        draft.end_page();
        draft.push("next");
        let pages = draft.into_reading().pages;
        assert_eq!(pages[0].text, "text goes on\nnote");
        assert_eq!(pages[1].text, "next");
    }
}
