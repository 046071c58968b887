//! The words by which tables are understood: titles of tabs, labels, captions of columns, and the
//! headers of known exports. All of it is data that a user can add to.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use muniment_core::UnknownCode;
use muniment_core::statement::{Field, RowKind, StatementKind, Tab};
use muniment_core::table::bare;
use serde::Deserialize;
use thiserror::Error;

/// The words by which tables are understood.
#[derive(Debug, Clone)]
pub struct Captions {
    tabs: Vec<Word<Tab>>,
    labels: Vec<Word<Label>>,
    fields: BTreeMap<Field, Vec<Word<()>>>,
    exports: Vec<Export>,
}

/// Why a text of captions cannot be used.
#[derive(Debug, Error)]
pub enum CaptionsError {
    /// It is not JSON of the expected form.
    #[error("the captions are not readable")]
    Form(#[from] serde_json::Error),
    /// A code is not known.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// A label is not known.
    #[error("`{0}` is not a label of the heading")]
    Label(String),
}

/// A label of the heading of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Name,
    RequestId,
    CalculationDate,
}

/// A known export, recognized by its captions.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) kind: StatementKind,
    /// What its rows list; none where they are kept and not interpreted.
    pub(crate) rows: Option<RowKind>,
    required: Vec<String>,
    columns: Vec<(String, Field)>,
}

/// A word in a language, as printed and as it compares.
#[derive(Debug, Clone)]
struct Word<T> {
    means: T,
    language: String,
    printed: String,
    plain: String,
}

type Languages = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(default, rename = "sources")]
    _sources: Vec<String>,
    #[serde(default)]
    tabs: BTreeMap<String, Languages>,
    #[serde(default)]
    labels: BTreeMap<String, Languages>,
    #[serde(default)]
    fields: BTreeMap<String, Languages>,
    #[serde(default)]
    exports: Vec<ExportText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExportText {
    kind: String,
    rows: Option<String>,
    required: Vec<String>,
    columns: BTreeMap<String, String>,
    #[serde(default, rename = "source")]
    _source: String,
}

static BUILT_IN: LazyLock<Captions> = LazyLock::new(|| {
    let empty = Captions {
        tabs: Vec::new(),
        labels: Vec::new(),
        fields: BTreeMap::new(),
        exports: Vec::new(),
    };
    empty.extended(include_str!("../data/captions.json")).expect("the captions are tested")
});

impl Captions {
    /// The captions that come with Muniment.
    pub fn built_in() -> Self {
        BUILT_IN.clone()
    }

    /// These captions with a user's own behind them: a JSON object with `tabs`, `labels` and
    /// `fields`, each from a code to a language to captions, and `exports`.
    ///
    /// # Errors
    /// Names the code that is not known.
    pub fn extended(mut self, text: &str) -> Result<Self, CaptionsError> {
        let text: Text = serde_json::from_str(text)?;
        for (code, languages) in text.tabs {
            self.tabs.extend(words(code.parse::<Tab>()?, languages));
        }
        for (code, languages) in text.labels {
            let label = Label::of(&code).ok_or(CaptionsError::Label(code))?;
            self.labels.extend(words(label, languages));
        }
        for (code, languages) in text.fields {
            let field: Field = code.parse()?;
            self.fields.entry(field).or_default().extend(words((), languages));
        }
        for export in text.exports {
            self.exports.push(export.read()?);
        }
        Ok(self)
    }

    /// The tab that a sheet is, by its title.
    pub(crate) fn tab(&self, title: &str) -> Option<Tab> {
        let title = plain(title);
        self.tabs.iter().find(|word| word.plain == title).map(|word| word.means)
    }

    /// The label that a cell is, and what follows it in the cell.
    pub(crate) fn label(&self, cell: &str) -> Option<(Label, String)> {
        let (label, value) = cell.split_once([':', '：']).unwrap_or((cell, ""));
        let label = plain(label);
        let word = self.labels.iter().find(|word| word.plain == label)?;
        Some((word.means, value.trim().to_owned()))
    }

    /// The captions of a field, the usual one first.
    pub(crate) fn names(&self, field: Field) -> Vec<&str> {
        let words = self.fields.get(&field).into_iter().flatten();
        // The first word of each language is as usual as any other's.
        let mut ranks: BTreeMap<&str, usize> = BTreeMap::new();
        let mut ranked: Vec<(usize, &str)> = words
            .map(|word| {
                let rank = ranks.entry(&word.language).or_default();
                *rank += 1;
                (*rank, word.plain.as_str())
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, name)| name).collect()
    }

    /// The languages in which a caption stands for a field.
    pub(crate) fn languages(&self, field: Field, caption: &str) -> impl Iterator<Item = &str> {
        let caption = plain(caption);
        let words = self.fields.get(&field).into_iter().flatten();
        words.filter(move |word| word.plain == caption).map(|word| word.language.as_str())
    }

    /// Whether a caption is the usual one of a field in one of the languages.
    pub(crate) fn is_usual(&self, field: Field, caption: &str) -> bool {
        let usual = |language: &str| plain(self.caption_in(field, language)) == plain(caption);
        self.languages(field, caption).any(usual)
    }

    /// The export that has these captions: of those with all that is required, the one with the
    /// most.
    pub(crate) fn export(&self, captions: &[String]) -> Option<&Export> {
        let plain: Vec<String> = captions.iter().map(|caption| self::plain(caption)).collect();
        let complete = self
            .exports
            .iter()
            .filter(|export| export.required.iter().all(|required| plain.contains(required)));
        let known = |export: &&Export| {
            let columns = export.columns.iter().filter(|(caption, _)| plain.contains(caption));
            columns.count() + export.required.len()
        };
        // Of equals the first counts, and `max_by_key` takes the last.
        complete.rev().max_by_key(known)
    }

    /// How a tab is usually called in a language.
    pub(crate) fn title_in(&self, tab: Tab, language: &str) -> &str {
        let of = |language: &str| {
            self.tabs.iter().find(|word| word.means == tab && word.language == language)
        };
        of(language).or_else(|| of("en")).map_or("", |word| &word.printed)
    }

    /// How a label is usually called in a language.
    pub(crate) fn label_in(&self, label: Label, language: &str) -> &str {
        let of = |language: &str| {
            self.labels.iter().find(|word| word.means == label && word.language == language)
        };
        of(language).or_else(|| of("en")).map_or("", |word| &word.printed)
    }

    /// How a field is usually called in a language.
    pub(crate) fn caption_in(&self, field: Field, language: &str) -> &str {
        let of = |language: &str| {
            self.fields.get(&field).into_iter().flatten().find(|word| word.language == language)
        };
        of(language).or_else(|| of("en")).map_or("", |word| &word.printed)
    }
}

impl Label {
    fn of(code: &str) -> Option<Self> {
        match code {
            "name" => Some(Self::Name),
            "request_id" => Some(Self::RequestId),
            "calculation_date" => Some(Self::CalculationDate),
            _ => None,
        }
    }
}

impl Export {
    /// The column of each field.
    pub(crate) fn columns(&self, captions: &[String]) -> BTreeMap<Field, usize> {
        let mut columns = BTreeMap::new();
        for (at, caption) in captions.iter().enumerate() {
            let caption = plain(caption);
            if let Some((_, field)) = self.columns.iter().find(|(known, _)| *known == caption) {
                columns.entry(*field).or_insert(at);
            }
        }
        columns
    }
}

impl ExportText {
    fn read(self) -> Result<Export, UnknownCode> {
        let column = |(caption, field): (String, String)| -> Result<(String, Field), UnknownCode> {
            Ok((plain(&caption), field.parse()?))
        };
        Ok(Export {
            kind: self.kind.parse()?,
            rows: self.rows.map(|rows| rows.parse::<RowKind>()).transpose()?,
            required: self.required.iter().map(|caption| plain(caption)).collect(),
            columns: self.columns.into_iter().map(column).collect::<Result<_, UnknownCode>>()?,
        })
    }
}

/// A title or caption as it compares: without case, spaces and punctuation, in US spelling.
pub(crate) fn plain(text: &str) -> String {
    let bare = bare(text);
    if bare.contains("licence") { bare.replace("licence", "license") } else { bare }
}

fn words<T: Copy>(means: T, languages: Languages) -> Vec<Word<T>> {
    let words = languages.into_iter().flat_map(|(language, words)| {
        words.into_iter().map(move |printed| Word {
            means,
            language: language.clone(),
            plain: plain(&printed),
            printed,
        })
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_known_however_its_title_is_written() {
        let captions = Captions::built_in();
        for title in ["Pivot Data", "PIVOT-DATA", "Pivotdata", "Pivot- Daten", "Pivotdaten"] {
            assert_eq!(captions.tab(title), Some(Tab::PivotData), "`{title}`");
        }
        assert_eq!(captions.tab("Licence Summary"), Some(Tab::LicenseSummary));
        assert_eq!(captions.tab("Sheet1"), None);
    }

    #[test]
    fn a_user_adds_captions_in_another_language() {
        let own = r#"{"fields": {"family": {"nl": ["Productfamilie"]}}}"#;
        let captions = Captions::built_in().extended(own).expect("readable");
        assert!(captions.names(Field::Family).contains(&"productfamilie"));
    }

    #[test]
    fn a_code_that_is_not_known_is_refused() {
        let refused = Captions::built_in().extended(r#"{"fields": {"shade": {}}}"#);
        assert!(matches!(refused, Err(CaptionsError::Code(_))));
    }

    #[test]
    fn every_field_has_a_caption_in_english() {
        let captions = Captions::built_in();
        for field in Field::ALL {
            assert!(!captions.caption_in(*field, "en").is_empty(), "{field}");
        }
    }

    #[test]
    fn a_label_is_told_from_its_value() {
        let captions = Captions::built_in();
        let found = captions.label("Request ID: 4711");
        assert_eq!(found, Some((Label::RequestId, "4711".to_owned())));
    }
}
