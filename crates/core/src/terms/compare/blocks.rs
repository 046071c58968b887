//! A text as headings and paragraphs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A heading, paragraph, item of a list or line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its text, in one line, without marks of markup and addresses of links.
    pub text: String,
    /// How deep a heading it is, from 1; absent for other blocks.
    pub level: Option<u8>,
    /// The heading above it; empty before the first.
    pub under: String,
    /// The page it begins on, from 1.
    pub page: usize,
    /// Whether it says something: a sentence, not a menu, label or date.
    pub is_sentence: bool,
    /// Equal for equal letters and digits.
    pub(super) key: u64,
    /// How often each word occurs.
    pub(super) words: HashMap<u64, u32>,
    pub(super) word_count: u32,
}

impl Block {
    /// The headings and paragraphs of a text, given page by page, without headers and footers.
    pub fn all(pages: &[&str]) -> Vec<Self> {
        read(pages)
    }
}

/// Shorter texts are labels.
const FEWEST_WORDS: u32 = 8;
/// The most lines that data in front of a text, between lines of dashes, can have.
const FRONT_MATTER: usize = 60;
/// A line on this many pages and on half of them is a header or footer.
const FEWEST_PAGES: usize = 4;
/// How many lines at the top and the bottom of a page can be its header and footer.
const EDGE: usize = 3;

/// The blocks of a text, given page by page. Headers and footers are left out.
pub(super) fn read(pages: &[&str]) -> Vec<Block> {
    let running = running(pages);
    let mut reader = Reader::default();
    for (page, text) in (1..).zip(pages) {
        let text = if page == 1 { after_front_matter(text) } else { text };
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        for line in text.lines().filter(|line| !running.contains_key(&shape(line))) {
            reader.line(line, page, widest);
        }
    }
    reader.end();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    under: String,
    lines: String,
    level: Option<u8>,
    page: usize,
}

impl Reader {
    fn line(&mut self, line: &str, page: usize, widest: usize) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            return self.end();
        }
        if is_underline(trimmed) {
            if !self.lines.is_empty() && self.lines.len() < 200 {
                self.level = self.level.or(Some(if trimmed.starts_with('=') { 1 } else { 2 }));
            }
            return self.end();
        }
        if begins_block(trimmed) {
            self.end();
        }
        if self.lines.is_empty() {
            self.page = page;
            self.level = heading_level(trimmed);
        } else {
            self.lines.push(' ');
        }
        self.lines.push_str(trimmed);
        let is_short = trimmed.chars().count() * 4 < widest * 3;
        let ends = trimmed.ends_with(['.', ':', ';', '!', '?']) && is_short;
        if self.level.is_some() || ends || trimmed.starts_with('|') {
            self.end();
        }
    }

    fn end(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let level = self.level.take();
        let text = plain(&lines);
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        if level.is_some() {
            self.under.clone_from(&text);
        }
        self.blocks.push(block(text, level, self.under.clone(), self.page));
    }
}

fn block(text: String, level: Option<u8>, under: String, page: usize) -> Block {
    let mut words = HashMap::new();
    let mut word_count = 0;
    let mut key = DefaultHasher::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(hash(word)).or_insert(0) += 1;
        word_count += 1;
        word.bytes().for_each(|byte| byte.hash(&mut key));
    }
    let ends = text.contains(". ") || text.ends_with(['.', ';', ':', '!', '?', '”', '"', ')']);
    let is_sentence = word_count >= FEWEST_WORDS && ends;
    Block { text, level, under, page, is_sentence, key: key.finish(), words, word_count }
}

/// Letters and digits of several blocks, to tell whether they are only broken differently.
pub(super) fn letters<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for block in blocks {
        let letters = block.text.split(|c: char| !c.is_alphanumeric());
        letters.flat_map(str::bytes).for_each(|byte| byte.hash(&mut hasher));
    }
    hasher.finish()
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Marked headings, and short numbered ones that are no sentence.
fn heading_level(line: &str) -> Option<u8> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&marks) && line[marks..].starts_with(|c: char| c.is_whitespace()) {
        return u8::try_from(marks).ok();
    }
    let (number, rest) = line.split_once(char::is_whitespace)?;
    let numbered = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && number.len() <= 8;
    let is_title = rest.trim_start().starts_with(char::is_uppercase)
        && rest.split_whitespace().count() <= 12
        && !rest.trim_end().ends_with(['.', ';', ':', ',', '!', '?']);
    let depth = number.split('.').filter(|part| !part.is_empty()).count();
    if numbered && is_title { u8::try_from(depth).ok() } else { None }
}

/// Whether a line cannot go on from the one before: a heading, an item of a list, a line of a table.
fn begins_block(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let second = chars.next().unwrap_or(' ');
    let number: String = line.chars().take_while(|c| c.is_ascii_digit()).collect();
    let after = line[number.len()..].trim_start_matches('\\');
    matches!(first, '#' | '|' | '•' | '▪' | '◦' | '>')
        || (matches!(first, '*' | '-' | '+') && second.is_whitespace())
        || (!number.is_empty() && number.len() <= 3 && after.starts_with(['.', ')']))
        || (first == '(' && line.chars().take(6).any(|c| c == ')'))
}

/// A line of dashes or equals signs under a heading, or a rule.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'-') || line.bytes().all(|b| b == b'='))
}

/// A text without the data that static sites put in front of it.
fn after_front_matter(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return text;
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n').take(FRONT_MATTER) {
        at += line.len();
        if line.trim_end() == "---" {
            return &rest[at..];
        }
    }
    text
}

/// The lines, apart from their numbers, that stand at the top or bottom of most pages.
fn running(pages: &[&str]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let lines: Vec<String> = page.lines().map(shape).filter(|line| !line.is_empty()).collect();
        let bottom = lines.len().saturating_sub(EDGE);
        let top = EDGE.min(bottom);
        let edges: BTreeSet<&String> = lines[..top].iter().chain(&lines[bottom..]).collect();
        for line in edges.into_iter().filter(|line| line.len() <= 160) {
            *counts.entry(line.clone()).or_insert(0) += 1;
        }
    }
    counts.retain(|_, count| *count >= FEWEST_PAGES && *count * 2 >= pages.len());
    counts
}

/// A line with its numbers alike.
fn shape(line: &str) -> String {
    line.trim().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// A line without marks of markup, addresses of links and tags.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line.trim_start_matches(['#', '>', '|', ' ']);
    while let Some(at) = rest.find(['[', ']', '<', '*', '`', '\\', '_', '|']) {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        rest = match rest.as_bytes()[at] {
            b']' => past_address(after),
            b'<' => past_tag(after).unwrap_or_else(|| {
                text.push('<');
                after
            }),
            b'_' if text.ends_with(char::is_alphanumeric) => {
                text.push('_');
                after
            }
            b'|' => {
                text.push(' ');
                after
            }
            _ => after,
        };
    }
    text.push_str(rest);
    let words = text.split_whitespace().filter(|word| !is_address(word));
    words.collect::<Vec<_>>().join(" ")
}

/// What follows the address of a link, `(…)`.
fn past_address(rest: &str) -> &str {
    match rest.strip_prefix('(').and_then(|inside| Some(&inside[inside.find(')')? + 1..])) {
        Some(after) => after,
        None => rest,
    }
}

/// What follows a tag or an address in angles.
fn past_tag(rest: &str) -> Option<&str> {
    let starts = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let end = rest.find('>').filter(|end| starts && *end < 300)?;
    Some(&rest[end + 1..])
}

fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    word.starts_with("http://") || word.starts_with("https://") || word.starts_with('#')
}
