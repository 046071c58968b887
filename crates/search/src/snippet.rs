//! The words around the best hit of a document.

use std::ops::Range;

use muniment_core::key;

use crate::highlight::{Mark, Needle, Needles, Reach};
use crate::schema::PAGE_BREAK;

/// How many bytes the hits of one snippet may span.
const CLUSTER: usize = 110;
/// How many characters a snippet has, about.
const LENGTH: usize = 160;
/// How far an end may move to reach the end of a word.
const WORD: usize = 16;
/// Of a page with very many hits, the first ones are looked at.
const MOST_MARKS: usize = 500;

/// What becomes of product keys in the words around a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Their last five characters are shown.
    Masked,
    /// They are shown whole.
    Shown,
}

/// Where a query hits a document first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The page, from 1; 0 for a hit outside the text, such as in the name.
    pub page: u32,
    /// The words around it. Product keys are masked unless they were asked for.
    pub snippet: String,
    /// The hits within the snippet: start and end in UTF-16 code units.
    pub marks: Vec<(u32, u32)>,
}

/// The best hit: the first place with the most of what the query looks for.
pub(crate) fn best(pages: &str, head: &str, needles: &Needles, keys: Keys) -> Option<Hit> {
    let mut best: Option<Cluster<'_>> = None;
    let in_pages =
        pages.split(PAGE_BREAK).zip(1u32..).map(|(text, page)| (page, text, &needles.pages));
    let in_head = head.lines().map(|line| (0, line, &needles.head));
    for (page, text, needle) in in_pages.chain(in_head) {
        let Some(found) = cluster(page, text, needle) else { continue };
        if best.as_ref().is_none_or(|best| found.weight > best.weight) {
            best = Some(found);
        }
        let all = needles.head.terms().max(needles.pages.terms());
        if best.as_ref().is_some_and(|best| best.weight as usize >= all) {
            break;
        }
    }
    best.map(|best| best.into_hit(keys))
}

/// Hits near each other.
struct Cluster<'a> {
    page: u32,
    text: &'a str,
    marks: Vec<Mark>,
    span: Range<usize>,
    weight: f32,
}

fn cluster<'a>(page: u32, text: &'a str, needle: &Needle) -> Option<Cluster<'a>> {
    let mut marks = needle.marks(text, Reach::Cluster(LENGTH));
    marks.truncate(MOST_MARKS);
    let mut best: Option<(f32, Range<usize>)> = None;
    let mut by_term = vec![0f32; needle.terms()];
    for (at, first) in marks.iter().enumerate() {
        by_term.fill(0.0);
        let mut end = first.range.end;
        let near = |mark: &&Mark| mark.range.end <= first.range.start + CLUSTER;
        by_term[first.term] = first.weight;
        for mark in marks[at + 1..].iter().take_while(near) {
            by_term[mark.term] = by_term[mark.term].max(mark.weight);
            end = end.max(mark.range.end);
        }
        let weight: f32 = by_term.iter().sum();
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, first.range.start..end));
        }
    }
    best.map(|(weight, span)| Cluster { page, text, marks, span, weight })
}

impl Cluster<'_> {
    fn into_hit(self, keys: Keys) -> Hit {
        let window = window(self.text, &self.span);
        // Keys are looked for in the whole text, because the window may cut through one.
        let hidden = if keys == Keys::Masked { key::hidden(self.text) } else { Vec::new() };
        let shown = |at: usize, c: char| {
            let found = hidden.binary_search_by_key(&at, |(range, _)| range.start);
            found.map_or(c, |found| hidden[found].1)
        };
        let mut written = Written::default();
        if !self.text[..window.start].trim().is_empty() {
            written.push('…');
        }
        let mut marks = self
            .marks
            .iter()
            .filter(|mark| mark.range.start >= window.start && mark.range.end <= window.end);
        let mut next = marks.next();
        let mut open: Vec<(u32, usize)> = Vec::new();
        let mut closed: Vec<(u32, u32)> = Vec::new();
        let ends = [(window.end, ' ')];
        let inside = self.text[window.clone()].char_indices();
        for (at, c) in inside.map(|(at, c)| (window.start + at, c)).chain(ends) {
            open.retain(|(start, end)| {
                let ends = *end <= at;
                if ends {
                    closed.push((*start, written.units));
                }
                !ends
            });
            if at == window.end {
                break;
            }
            let is_space = c.is_whitespace() || c.is_control();
            if is_space && written.ends_with_space() {
                continue;
            }
            while let Some(mark) = next.filter(|mark| mark.range.start <= at) {
                open.push((written.units, mark.range.end));
                next = marks.next();
            }
            written.push(if is_space { ' ' } else { shown(at, c) });
        }
        if !self.text[window.end..].trim().is_empty() {
            written.push('…');
        }
        Hit { page: self.page, snippet: written.text, marks: merged(closed) }
    }
}

/// The snippet so far, and its length in UTF-16 code units.
#[derive(Default)]
struct Written {
    text: String,
    units: u32,
}

impl Written {
    fn push(&mut self, c: char) {
        self.text.push(c);
        self.units += if c.len_utf16() == 1 { 1 } else { 2 };
    }

    fn ends_with_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(' ')
    }
}

fn merged(mut marks: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    marks.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (start, end) in marks {
        match merged.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The span with text around it, cut between words where there are spaces.
fn window(text: &str, span: &Range<usize>) -> Range<usize> {
    let spare = LENGTH.saturating_sub(text[span.clone()].chars().count());
    let before = &text[..span.start];
    let start = before.char_indices().rev().take(spare / 3).last().map_or(span.start, |(at, _)| at);
    let back = before[start..].chars().count();
    let after = &text[span.end..];
    let end = after.char_indices().nth(spare - back).map_or(text.len(), |(at, _)| span.end + at);
    let start = if start == 0 {
        0
    } else {
        let word = before[start..].char_indices().take(WORD).find(|(_, c)| c.is_whitespace());
        word.map_or(start, |(at, c)| start + at + c.len_utf8())
    };
    let end = if end == text.len() {
        end
    } else {
        let mut tail = text[span.end..end].char_indices().rev().take(WORD);
        tail.find(|(_, c)| c.is_whitespace()).map_or(end, |(at, _)| span.end + at)
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Hit, Keys, best};
    use crate::Query;

    fn hit(query: &str, pages: &str, head: &str) -> Option<Hit> {
        let query = Query::parse(query).unwrap();
        best(pages, head, query.needles(), Keys::Masked)
    }

    /// The marked parts of a snippet, cut as a window that counts in UTF-16 cuts them.
    fn marked(hit: &Hit) -> Vec<String> {
        let units: Vec<u16> = hit.snippet.encode_utf16().collect();
        let cut = |(start, end): &(u32, u32)| {
            String::from_utf16(&units[*start as usize..*end as usize]).unwrap()
        };
        hit.marks.iter().map(cut).collect()
    }

    #[test]
    fn the_page_of_a_hit_is_counted_from_one() {
        let found = hit("second", "the first page\u{c}the second page", "").unwrap();
        assert_eq!((found.page, found.snippet.as_str()), (2, "the second page"));
        assert_eq!(marked(&found), ["second"]);
    }

    #[test]
    fn marks_count_in_utf16_units_after_spaces_are_collapsed() {
        let found = hit("größe", "😀😀  \n\t die   Größe  der\r\nRechnung", "").unwrap();
        assert_eq!(found.snippet, "😀😀 die Größe der Rechnung");
        assert_eq!(marked(&found), ["Größe"]);
        assert_eq!(found.marks, [(9, 14)]);
    }

    #[test]
    fn the_place_with_most_of_the_query_is_shown() {
        let filler = "lorem ipsum ".repeat(40);
        let page = format!("invoice {filler} the invoice of contoso {filler}");
        let found = hit("contoso invoice", &page, "").unwrap();
        assert_eq!(marked(&found), ["invoice", "contoso"]);
        assert!(found.snippet.starts_with('…') && found.snippet.ends_with('…'));
        assert!((120..=170).contains(&found.snippet.chars().count()), "{}", found.snippet);
    }

    #[test]
    fn a_hit_outside_the_text_has_page_zero() {
        let found = hit("contoso", "nothing here", "scan-1.pdf\nContoso Ltd.").unwrap();
        assert_eq!((found.page, found.snippet.as_str()), (0, "Contoso Ltd."));
        assert_eq!(hit("name:scan", "scan of", "scan-1.pdf").unwrap().page, 0);
    }

    #[test]
    fn an_exact_number_is_shown_rather_than_a_near_one() {
        let found = hit("INV-10023", "see INV-10024\u{c}this is INV 10023.", "INV10023").unwrap();
        assert_eq!((found.page, marked(&found)), (2, vec!["INV 10023".to_owned()]));
    }

    #[test]
    fn a_key_in_a_snippet_is_masked_and_its_mark_stays() {
        let key = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
        let found = hit(key, "your key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT is", "").unwrap();
        assert_eq!(found.snippet, "your key •••••-•••••-•••••-•••••-QX2YT is");
        assert_eq!(marked(&found), ["•••••-•••••-•••••-•••••-QX2YT"]);
    }

    #[test]
    fn a_key_that_the_snippet_cuts_through_is_masked() {
        let filler = "lorem ipsum ".repeat(20);
        let pages = format!("{filler} 88KH9 VMK7Z H6JQQ J7R9M QX2YT {filler} contoso {filler}");
        for query in ["contoso", "ipsum", "QX2YT", "J7R9M"] {
            let shown = hit(query, &pages, "").unwrap().snippet;
            for group in ["88KH9", "VMK7Z", "H6JQQ", "J7R9M"] {
                assert!(!shown.contains(group), "{query}: {shown}");
            }
        }
    }

    #[test]
    fn a_key_is_shown_whole_to_who_asks_for_it() {
        let query = Query::parse("key").unwrap();
        let pages = "your key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
        let found = best(pages, "", query.needles(), Keys::Shown).unwrap();
        assert_eq!(found.snippet, pages);
    }

    #[test]
    fn what_hits_nothing_has_no_snippet() {
        assert_eq!(hit("kind:invoice", "some text", "name"), None);
        assert_eq!(hit("-absent", "some text", "name"), None);
    }
}
