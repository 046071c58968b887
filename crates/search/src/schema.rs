//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

/// The name under which the index knows its tokenizer.
pub(crate) const WORDS: &str = "muniment_words_1";

/// Between the pages of a stored text.
pub(crate) const PAGE_BREAK: char = '\u{c}';

#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The catalog's row of the document.
    pub(crate) row: Field,
    /// Every word of the document: its pages, name, title, parties, numbers and tags. One field, so that
    /// a word of a query costs one list of postings.
    pub(crate) text: Field,
    pub(crate) name: Field,
    pub(crate) title: Field,
    pub(crate) issuer: Field,
    pub(crate) recipient: Field,
    /// Identifiers found anywhere, in normal form, from each part on.
    pub(crate) identifier: Field,
    /// The same, up to each part and reversed, to find them by their ends.
    pub(crate) reversed: Field,
    /// Stated numbers: `kind=normal form`, and once more with the kind `any`.
    pub(crate) number: Field,
    pub(crate) tag: Field,
    pub(crate) source: Field,
    pub(crate) state: Field,
    pub(crate) sha256: Field,
    /// Days since 1970.
    pub(crate) date: Field,
    pub(crate) added: Field,
    /// What a snippet is cut from: the pages, and what is known about the document by lines.
    pub(crate) pages: Field,
    pub(crate) head: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(WORDS).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let code = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        row: schema.add_u64_field("row", INDEXED | FAST),
        text: schema.add_text_field("text", words(positions)),
        name: schema.add_text_field("name", words(positions)),
        title: schema.add_text_field("title", words(positions)),
        issuer: schema.add_text_field("issuer", words(positions)),
        recipient: schema.add_text_field("recipient", words(positions)),
        identifier: schema.add_text_field("identifier", code()),
        reversed: schema.add_text_field("reversed", code()),
        number: schema.add_text_field("number", code()),
        tag: schema.add_text_field("tag", code()),
        source: schema.add_text_field("source", code()),
        state: schema.add_text_field("state", code()),
        sha256: schema.add_text_field("sha256", code()),
        date: schema.add_i64_field("date", FAST),
        added: schema.add_i64_field("added", FAST),
        pages: schema.add_text_field("pages", STORED),
        head: schema.add_text_field("head", STORED),
    };
    (schema.build(), fields)
}
