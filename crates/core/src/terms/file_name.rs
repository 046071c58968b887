//! What the name of a downloaded file says: tokens, not one pattern, because publishers change it.
//!
//! A name is a run of words with groups in parentheses; each is a date, a region, a language, a
//! mark, a revision, a form code, the count of a copy, or part of the title.

use chrono::NaiveDate;

use super::DatePrecision;
use super::dates::dates_in;

/// What a file name says. Empty and absent mean that it says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileName {
    /// The words that are nothing else, as written, with blanks between.
    pub title: String,
    /// The part of the world, such as `WW`.
    pub region: String,
    /// The language, in English.
    pub language: String,
    /// The date, with its exactness and words.
    pub date: Option<(NaiveDate, DatePrecision, String)>,
    /// Marks whose meaning is not known, such as `CR`.
    pub marks: Vec<String>,
    /// The revision: the number of a `v2`.
    pub revision: Option<u32>,
    /// The code of a contract form, such as `M499`: such a file is no public terms.
    pub form: Option<String>,
    /// Which copy of the name it is: the number a browser or a person added.
    pub copy: u32,
}

/// Regions as names write them, and what they stand for.
const REGIONS: &[(&str, &str)] = &[
    ("ww", "WW"),
    ("worldwide", "WW"),
    ("americas", "Americas"),
    ("emea", "EMEA"),
    ("apac", "APAC"),
    ("asia", "APAC"),
    ("na", "NA"),
    ("latam", "LATAM"),
    ("europe", "Europe"),
    ("japan", "Japan"),
    ("china", "China"),
    ("aoc", "AOC"),
];

/// Languages by their English names, with the codes of three letters that stand for them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("English", &["eng", "enu"]),
    ("German", &["ger", "deu"]),
    ("French", &["fre", "fra"]),
    ("Spanish", &["spa", "esp", "esn"]),
    ("Italian", &["ita"]),
    ("Portuguese", &["por", "ptg", "ptb"]),
    ("Dutch", &["dut", "nld"]),
    ("Swedish", &["swe", "sve"]),
    ("Danish", &["dan"]),
    ("Norwegian", &["nor"]),
    ("Finnish", &["fin"]),
    ("Polish", &["pol", "plk"]),
    ("Czech", &["cze", "ces", "csy"]),
    ("Hungarian", &["hun"]),
    ("Romanian", &["rum", "ron"]),
    ("Greek", &["gre", "ell"]),
    ("Turkish", &["tur", "trk"]),
    ("Russian", &["rus"]),
    ("Hebrew", &["heb"]),
    ("Arabic", &["ara"]),
    ("Japanese", &["jpn", "jap"]),
    ("Korean", &["kor"]),
    ("Chinese Simplified", &["chs", "zhs"]),
    ("Chinese Traditional", &["cht", "zht"]),
    ("Chinese", &["chi", "zho"]),
    ("Thai", &["tha"]),
    ("Vietnamese", &["vie"]),
    ("Indonesian", &["ind"]),
];

/// Marks at the end of names. Nobody documents what they mean, so they are kept and ignored.
const MARKS: &[&str] = &["CR", "IU"];

/// Reads a file name, with or without its ending.
pub fn read_file_name(name: &str) -> FileName {
    let name = decoded(name);
    let mut read = FileName::default();
    let mut titles = Vec::new();
    for token in tokens(stem(&name)) {
        match token {
            Token::Group(group) => read.group(group, &mut titles),
            Token::Run(run) => read.run(run, &mut titles),
        }
    }
    read.title = titles.join(" ");
    read
}

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Group(&'a str),
    Run(&'a str),
}

impl FileName {
    fn group(&mut self, group: &str, titles: &mut Vec<String>) {
        let group = group.trim();
        if let Some(rest) = self.take_date(group) {
            if !rest.trim().is_empty() {
                self.run(&rest, titles);
            }
        } else if let Some(copy) = small_number(group) {
            self.copy = copy;
        } else if let Some(language) = language(group, true) {
            self.language = language.to_owned();
        } else {
            for word in group.split([' ', '_', ',']).filter(|word| !word.is_empty()) {
                if !self.take_word(word, true) {
                    titles.push(word.to_owned());
                }
            }
        }
    }

    fn run(&mut self, run: &str, titles: &mut Vec<String>) {
        let rest = self.take_date(run).unwrap_or_else(|| run.to_owned());
        let words = rest.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | ',' | '.'));
        for word in words.filter(|word| word.chars().any(char::is_alphanumeric)) {
            let counts = self.date.is_some() && titles.is_empty();
            match small_number(word).filter(|_| counts) {
                Some(copy) => self.copy = copy,
                None if self.take_word(word, false) => {}
                None => titles.push(word.to_owned()),
            }
        }
    }

    /// Takes the last date of a text; what is left of the text around it.
    fn take_date(&mut self, text: &str) -> Option<String> {
        let written = dates_in(text).pop()?;
        let words = text[written.start..written.end].to_owned();
        self.date = Some((written.day, written.precision, words));
        Some(format!("{} {}", &text[..written.start], &text[written.end..]))
    }

    /// Whether a word is something else than part of the title. Short words of a run are part of
    /// it unless they are written as marks and regions are.
    fn take_word(&mut self, word: &str, grouped: bool) -> bool {
        let is_capital = word.chars().all(|c| c.is_ascii_uppercase());
        if MARKS.contains(&word) {
            self.marks.push(word.to_owned());
        } else if let Some(region) = region(word).filter(|_| grouped || is_capital) {
            self.region = region.to_owned();
        } else if let Some(language) = language(word, grouped) {
            self.language = language.to_owned();
        } else if let Some(number) = word.strip_prefix(['v', 'V']).and_then(small_number) {
            self.revision = Some(number);
        } else if is_form(word) || (grouped && word.strip_prefix("L-").is_some_and(is_form)) {
            self.form = Some(word.to_owned());
        } else {
            return false;
        }
        true
    }
}

fn region(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    REGIONS.iter().find(|(known, _)| *known == word).map(|(_, region)| *region)
}

/// A language by its name; by its code only where one is expected.
fn language(word: &str, coded: bool) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let is = |(name, codes): &&(&'static str, &[&str])| {
        name.to_lowercase() == lower || (coded && codes.contains(&lower.as_str()))
    };
    LANGUAGES.iter().find(is).map(|(name, _)| *name)
}

/// `M499`, `L-M423`, `P-M12`.
fn is_form(word: &str) -> bool {
    let code = match word.as_bytes() {
        [first, b'-', ..] if first.is_ascii_uppercase() => &word[2..],
        _ => word,
    };
    let digits = code.strip_prefix('M').unwrap_or_default();
    (2..=5).contains(&digits.len())
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && digits != "365"
}

fn small_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number < 1_000 && !text.starts_with('+'))
}

/// A name without its ending.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && (1..=5).contains(&ending.len())
                && ending.chars().all(|c| c.is_ascii_alphanumeric())
                && ending.chars().any(|c| c.is_ascii_alphabetic()) =>
        {
            stem
        }
        _ => name,
    }
}

/// Groups in parentheses and what stands between. A parenthesis without its other half is a blank.
fn tokens(name: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = name;
    while let Some(open) = rest.find('(') {
        let Some(length) = rest[open..].find(')') else { break };
        tokens.push(Token::Run(&rest[..open]));
        tokens.push(Token::Group(&rest[open + 1..open + length]));
        rest = &rest[open + length + 1..];
    }
    tokens.push(Token::Run(rest.trim_matches(['(', ')'])));
    tokens
}

/// A name with its percent codes read; one that is no text is left as it is.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, region, language, date, exactness, form, revision and copy, as far as stated.
    fn read(name: &str) -> String {
        let read = read_file_name(name);
        let mut parts = vec![read.title, read.region, read.language];
        if let Some((day, precision, _)) = read.date {
            parts.push(format!("{day} {precision}"));
        }
        parts.extend(read.form);
        parts.extend(read.revision.map(|revision| format!("v{revision}")));
        parts.extend((read.copy > 0).then(|| format!("copy {}", read.copy)));
        parts.retain(|part| !part.is_empty());
        parts.join(" | ")
    }

    #[test]
    fn every_naming_of_the_publisher_is_read() {
        let sla = "OnlineSvcsConsolidatedSLA | WW | English";
        for (name, wanted) in [
            ("OnlineSvcsConsolidatedSLA(WW)(English)(March2016)", format!("{sla} | 2016-03-01 month")),
            (
                "OnlineSvcsConsolidatedSLA(WW)(English)(May2024)(CR).docx",
                format!("{sla} | 2024-05-01 month"),
            ),
            (
                "OnlineSvcsConsolidatedSLA(WW)(English)(April2026)CR.docx",
                format!("{sla} | 2026-04-01 month"),
            ),
            (
                "OnlineSvcsConsolidatedSLA(WW)(English)(September_2026)(CR).docx",
                format!("{sla} | 2026-09-01 month"),
            ),
            (
                "OnlineSvcsConsolidatedSLA%28WW%29%28English%29%28May2024%29%28CR%29.docx",
                format!("{sla} | 2024-05-01 month"),
            ),
            (
                "MicrosoftProductUseRights(WW)(English)(July2014)(CR)",
                "MicrosoftProductUseRights | WW | English | 2014-07-01 month".to_owned(),
            ),
            (
                "Microsoft Product Use Rights (Americas) (English) (April 2003)",
                "Microsoft Product Use Rights | Americas | English | 2003-04-01 month".to_owned(),
            ),
            (
                "MicrosoftProductTerms(WW)(English)(August2020)(CR).docx",
                "MicrosoftProductTerms | WW | English | 2020-08-01 month".to_owned(),
            ),
            (
                "(M499)EnrAmend(ApplicableOnlineServicesTerms)(WW)(GER)(Dec2019)v2(IU).docx",
                "EnrAmend ApplicableOnlineServicesTerms | WW | German | 2019-12-01 month | M499 | v2"
                    .to_owned(),
            ),
            (
                "(L-M423)EnrAmend(WW)(SPA)(Mar2021)(IU).docx",
                "EnrAmend | WW | Spanish | 2021-03-01 month | L-M423".to_owned(),
            ),
            (
                "Licensing_guide_PLT_Windows_Server_Nov2022.pdf",
                "Licensing guide PLT Windows Server | 2022-11-01 month".to_owned(),
            ),
            ("Windows Server 2022 licensing guide (1).pdf", "Windows Server 2022 licensing guide | copy 1".to_owned()),
        ] {
            assert_eq!(read(name), wanted, "{name}");
        }
    }

    #[test]
    fn a_name_that_is_a_day_says_which_capture_of_it_the_file_is() {
        assert_eq!(read("2019-05-31.md"), "2019-05-31 day");
        assert_eq!(read("2023-12-27_8.md"), "2023-12-27 day | copy 8");
    }

    #[test]
    fn marks_are_kept_and_mean_nothing() {
        let read = read_file_name("MicrosoftProductTerms(WW)(English)(May2021)(CR)(IU).docx");
        assert_eq!(read.marks, ["CR", "IU"]);
        assert_eq!(read.title, "MicrosoftProductTerms");
    }

    #[test]
    fn a_product_name_is_no_form_and_a_broken_code_is_left_alone() {
        assert_eq!(read_file_name("M365 guide.pdf").form, None);
        assert_eq!(read_file_name("100%zz done.pdf").title, "100%zz done");
    }
}
