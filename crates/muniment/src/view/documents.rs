//! Documents: finding them, their details and their pages.

use super::{EntryView, LinkView};

view! {
    /// What to find and how to show it.
    pub struct FindRequest {
        /// A query in the query language; empty lists everything.
        pub query: String,
        /// Whether the query is still being typed, so that its last word may be a beginning.
        pub typing: bool,
        /// Only these kinds; empty means any. `none` is "no kind stated".
        pub kinds: Vec<String>,
        /// Only documents dated in these years; empty means any. 0 is "no date".
        pub years: Vec<i32>,
        /// Only these reading states; empty means any. `waiting` is every document with a page that
        /// waits.
        pub states: Vec<String>,
        /// Only linked (`true`) or unlinked (`false`) documents.
        pub linked: Option<bool>,
        /// Voided documents instead of those that count.
        pub voided: bool,
        /// Only documents with words that recognition is unsure of (`true`) or without.
        pub doubtful: Option<bool>,
        /// `relevance`, `name`, `kind`, `date`, `added`, `size` or `state`.
        pub sort: String,
        /// Largest or latest first.
        pub descending: bool,
        /// How many rows to pass over.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub offset: u64,
        /// How many rows to show, 500 at most.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub limit: u64,
    }

    /// A part of the documents found.
    pub struct FindPage {
        /// How many were found in all.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub total: u64,
        /// How long finding took, in milliseconds.
        pub took_ms: f64,
        /// The rows from `offset`.
        pub rows: Vec<DocumentRow>,
        /// Counts over everything found.
        pub facets: Facets,
    }

    /// Counts over everything found, largest first; each facet ignores its own filter.
    pub struct Facets {
        /// By kind; `none` where none is stated.
        pub kinds: Vec<FacetCount>,
        /// By year of the document's date, latest first; `0` where none is stated.
        pub years: Vec<FacetCount>,
        /// By reading state.
        pub states: Vec<FacetCount>,
        /// `linked` and `unlinked`.
        pub links: Vec<FacetCount>,
        /// How many have words that recognition is unsure of.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub doubtful: u64,
    }

    /// One value of a facet.
    pub struct FacetCount {
        /// The value's code.
        pub value: String,
        /// How many documents have it.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub count: u64,
    }

    /// A document in a list.
    pub struct DocumentRow {
        /// The document's UUID.
        pub id: String,
        /// The SHA-256 of its bytes, 64 hexadecimal digits.
        pub sha256: String,
        /// The file's own name.
        pub name: String,
        /// The title a person gave it.
        pub title: Option<String>,
        /// Its kind, where stated.
        pub kind: Option<String>,
        /// Its date, where stated.
        pub date: Option<String>,
        /// How far its reading came.
        pub state: String,
        /// Why its reading ended there, where that needs saying, as a code.
        pub state_code: Option<String>,
        /// The same in words, in English.
        pub state_reason: Option<String>,
        /// Its size.
        #[cfg_attr(feature = "bindings", ts(type = "number"))]
        pub bytes: u64,
        /// How many pages it has; 0 while unknown.
        pub pages: u32,
        /// How many of them wait for recognition.
        pub waiting: u32,
        /// How many of its words recognition is unsure of.
        pub doubtful: u32,
        /// Whose letters recognition looks for in its scans: `any` or `latin`.
        pub script: String,
        /// When it was added.
        pub added_at: String,
        /// The document it came out of.
        pub parent: Option<String>,
        /// How many license records it is linked to.
        pub links: u32,
        /// Whether it was voided.
        pub voided: bool,
        /// The first hit, in a search.
        pub hit: Option<Hit>,
    }

    /// Where a query hits a document first.
    pub struct Hit {
        /// The page, from 1; 0 for a hit outside the text, such as in the name.
        pub page: u32,
        /// The words around it.
        pub snippet: String,
        /// The hits within the snippet: start and end in UTF-16 code units.
        pub marks: Vec<(u32, u32)>,
        /// How well it matches; comparable within one answer only.
        pub score: f32,
    }

    /// Everything about one document but its pages.
    pub struct DocumentDetails {
        /// The document as in a list.
        pub row: DocumentRow,
        /// Its format, from its content, as a media type.
        pub media_type: String,
        /// What a person stated.
        pub description: DescriptionView,
        /// What the content suggests, for the person to confirm.
        pub suggested: DescriptionView,
        /// Each time it arrived, first one first.
        pub origins: Vec<OriginView>,
        /// The license records it proves.
        pub links: Vec<LinkView>,
        /// The documents found inside it.
        pub children: Vec<DocumentRow>,
        /// The document it came out of.
        pub parent: Option<DocumentRow>,
        /// Why it was voided.
        pub void_reason: Option<String>,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
    }

    /// How far the writing of a document's copy came.
    pub struct PagesProgress {
        /// The page in work, from 1.
        pub page: u32,
        /// How many pages there are.
        pub pages: u32,
    }

    /// A PDF copy of a document that was written, with the text of its pages behind their images.
    pub struct SearchableCopy {
        /// Where it is, for the person to read.
        pub path: String,
        /// How many pages it has.
        pub pages: u32,
        /// How many of them are pictures whose text is not known: they wait for recognition, or it
        /// failed.
        pub unrecognized: u32,
    }

    /// What is stated or suggested about a document.
    pub struct DescriptionView {
        /// What it is.
        pub kind: Option<String>,
        /// Its title.
        pub title: Option<String>,
        /// The date it bears.
        pub date: Option<String>,
        /// Who issued it.
        pub issuer: Option<String>,
        /// To whom.
        pub recipient: Option<String>,
        /// The numbers it bears.
        pub numbers: Vec<NumberView>,
        /// The currency of its amounts, three letters.
        pub currency: Option<String>,
        /// The amount without tax, with a point before the decimals.
        pub net: Option<String>,
        /// The tax, written alike.
        pub tax: Option<String>,
        /// The amount with tax, written alike.
        pub gross: Option<String>,
        /// Free tags.
        pub tags: Vec<String>,
    }

    /// A number printed on a document.
    pub struct NumberView {
        /// What it numbers.
        pub kind: String,
        /// The number as printed.
        pub value: String,
    }

    /// One arrival of a document.
    pub struct OriginView {
        /// The file's own name.
        pub name: String,
        /// Where it lay.
        pub path: String,
        /// When it was last modified.
        pub modified: Option<String>,
        /// The system it was obtained from.
        pub source: String,
        /// Who added it.
        pub actor: String,
        /// When it was added.
        pub at: String,
        /// The document it came out of, and its place there.
        pub container: Option<String>,
        /// The place in the container.
        pub container_path: Option<String>,
    }

    /// One page of a document as it is shown: an image with words laid over it.
    pub struct PageView {
        /// The page, from 1.
        pub page: u32,
        /// How many pages the document has.
        pub pages: u32,
        /// The page's size; points for PDF, pixels for images, 0 where it has no image.
        pub width: f32,
        /// The page's height, in the same unit.
        pub height: f32,
        /// Whether the page can be shown as an image.
        pub has_image: bool,
        /// By how many quarters of a circle its image is turned right to stand upright, as far as
        /// recognition has found.
        pub quarters: u8,
        /// The page's text, for pages without an image and for screen readers.
        pub text: String,
        /// The words with their places, in reading order; empty where places are unknown.
        pub words: Vec<WordView>,
        /// Hits of the query in `text`: start and end in UTF-16 code units.
        pub hits: Vec<(u32, u32)>,
        /// How the text came to be, where the page is a picture.
        pub recognition: Option<PageRecognition>,
    }

    /// How the text of a page that is a picture came to be.
    pub struct PageRecognition {
        /// `waiting`, `text`, `blank`, `no_text`, `illegible` or `failed`.
        pub outcome: String,
        /// What recognized the page; empty while it waits.
        pub engine: String,
        /// Whether every line was read with care; before that the text may still improve.
        pub careful: bool,
        /// Why recognition failed.
        pub problem: Option<String>,
    }

    /// A word and its place on the page.
    pub struct WordView {
        /// Start in the page's text, in UTF-16 code units.
        pub start: u32,
        /// End in the page's text, in UTF-16 code units.
        pub end: u32,
        /// Left edge, in the unit of the page.
        pub x: f32,
        /// Upper edge.
        pub y: f32,
        /// Width.
        pub w: f32,
        /// Height.
        pub h: f32,
        /// How sure recognition is of the word, in percent; nothing where nothing was recognized.
        pub confidence: Option<u8>,
        /// Whether the word is worth a second look.
        pub doubtful: bool,
        /// What recognition read, where a person corrected it.
        pub read: Option<String>,
    }

    /// How often a query hits a page.
    pub struct PageHits {
        /// The page, from 1.
        pub page: u32,
        /// How many hits it has.
        pub hits: u32,
    }
}
