//! From what a query says to what the engine runs.

use std::ops::Bound;
use std::sync::Arc;

use tantivy::collector::Count;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, ExistsQuery, FuzzyTermQuery,
    InvertedIndexRangeQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{self, IndexRecordOption};
use tantivy::{DocId, Searcher, SegmentReader, Term};

use crate::document::{day, tag_form};
use crate::exclusion::Excluded;
use crate::identifier::{
    SHORTEST_FAR, SHORTEST_PIECE, UNMISTAKABLE, forgives, from_query, normal, reversed,
};
use crate::query::{self, Expr, Field, Value};
use crate::schema::Fields;
use crate::words::{is_single_cjk, query_words};

type Clause = Box<dyn Query>;

/// How much more a word counts in a title or a name.
const IN_TITLE: f32 = 1.5;
const IN_NAME: f32 = 1.0;
/// What a word counts where words that only begin like it match, too.
const WHOLE: f32 = 1.0;
/// What an identifier counts: itself, a part of another, one character off, two off.
const EXACT: f32 = 10.0;
const PIECE: f32 = 3.0;
const NEAR: f32 = 0.3;
const FAR: f32 = 0.1;

/// How many words may complete a phrase that ends with the beginning of a word.
const COMPLETIONS: u32 = 10_000;
/// Digits of a SHA-256 that are enough to be meant as one.
const HASH_DIGITS: usize = 12;

pub(crate) struct Compiler<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) searcher: &'a Searcher,
    pub(crate) rows_of_kind: &'a RowsOfKind<'a>,
}

/// For each row, from 0, whether its document is of a kind, by its code; without one, whether it is
/// of none. Kinds are not indexed: stating one must not index all words of a document again.
pub type RowsOfKind<'a> = dyn Fn(Option<&str>) -> Vec<bool> + 'a;

impl Compiler<'_> {
    pub(crate) fn compile(&self, expr: &Expr) -> tantivy::Result<Clause> {
        match expr {
            Expr::And(parts) => self.all(parts),
            Expr::Or(parts) => {
                let parts = parts.iter().map(|part| self.compile(part));
                Ok(any(parts.collect::<tantivy::Result<_>>()?))
            }
            Expr::Not(_) | Expr::Term(_) => self.all(std::slice::from_ref(expr)),
            // The parser leaves no flag in a query's tree.
            Expr::Flag(..) => Ok(Box::new(AllQuery)),
        }
    }

    /// What must occur, what must not, and what makes a match better, side by side.
    fn all(&self, parts: &[Expr]) -> tantivy::Result<Clause> {
        let mut clauses: Vec<(Occur, Clause)> = Vec::new();
        for part in parts {
            match part {
                Expr::Not(part) => {
                    let excluded = Excluded(self.compile(part)?);
                    clauses.push((Occur::MustNot, Box::new(excluded)));
                }
                Expr::Term(term) => {
                    clauses.push((Occur::Must, self.term(term)?));
                    clauses
                        .extend(self.boosts(term).into_iter().map(|boost| (Occur::Should, boost)));
                }
                other => clauses.push((Occur::Must, self.compile(other)?)),
            }
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        Ok(match clauses.pop() {
            Some((Occur::Must, only)) if clauses.is_empty() => only,
            last => {
                clauses.extend(last);
                Box::new(BooleanQuery::new(clauses))
            }
        })
    }

    fn term(&self, term: &query::Term) -> tantivy::Result<Clause> {
        let fields = self.fields;
        Ok(match (term.field, &term.value) {
            (Field::Anywhere, value) => self.anywhere(value)?,
            (Field::Name, value) => words_in(fields.name, value),
            (Field::Title, value) => words_in(fields.title, value),
            (Field::Issuer, value) => words_in(fields.issuer, value),
            (Field::Recipient, value) => words_in(fields.recipient, value),
            (Field::Party, value) => {
                any(vec![words_in(fields.issuer, value), words_in(fields.recipient, value)])
            }
            (Field::Number(kind), value) => {
                self.number(kind.map_or("any", |kind| kind.code()), value)?
            }
            (Field::Tag, Value::Words { text, prefix: true, .. }) => {
                beginning(fields.tag, &tag_form(text))
            }
            (Field::Tag, Value::Words { text, .. } | Value::Fuzzy(text)) => {
                exactly(fields.tag, &tag_form(text))
            }
            (Field::Sha256, Value::Words { text, .. } | Value::Fuzzy(text)) => {
                beginning(fields.sha256, &text.to_ascii_lowercase())
            }
            (Field::Kind, Value::Code(code)) => among((self.rows_of_kind)(code.as_deref())),
            (Field::Source, Value::Code(Some(code))) => exactly(fields.source, code),
            (Field::State, Value::Code(Some(code))) => exactly(fields.state, code),
            (Field::Added, Value::Days(days)) => within(fields.added, "added", days.as_ref()),
            (_, Value::Days(days)) => within(fields.date, "date", days.as_ref()),
            // The parser pairs fields and values as above.
            (_, Value::Words { .. } | Value::Fuzzy(_) | Value::Code(_)) => {
                words_in(fields.text, &term.value)
            }
        })
    }

    /// What makes a match better: a word that is also in the title or the name, and the word itself
    /// where its beginning is enough.
    fn boosts(&self, term: &query::Term) -> Vec<Clause> {
        let (Field::Anywhere, Value::Words { text, prefix, .. }) = (term.field, &term.value) else {
            return Vec::new();
        };
        let [word] = &query_words(text)[..] else { return Vec::new() };
        let mut places = vec![(self.fields.title, IN_TITLE), (self.fields.name, IN_NAME)];
        if *prefix {
            places.push((self.fields.text, WHOLE));
        }
        places
            .into_iter()
            .map(|(field, boost)| {
                let term = TermQuery::new(text_term(field, word), IndexRecordOption::WithFreqs);
                Box::new(BoostQuery::new(Box::new(term), boost)) as Clause
            })
            .collect()
    }

    fn anywhere(&self, value: &Value) -> tantivy::Result<Clause> {
        let words = words_in(self.fields.text, value);
        let Value::Words { text, quoted: false, prefix } = value else { return Ok(words) };
        let mut ways = vec![words];
        if let Some(normal) = from_query(text) {
            ways.extend(self.identifier(&normal, *prefix)?);
        }
        let is_hash = (HASH_DIGITS..=64).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash {
            ways.push(beginning(self.fields.sha256, &text.to_ascii_lowercase()));
        }
        Ok(any(ways))
    }

    /// The ways to find an identifier beside its words.
    fn identifier(&self, normal: &str, prefix: bool) -> tantivy::Result<Vec<Clause>> {
        let field = self.fields.identifier;
        let mut ways = vec![scored(exactly(field, normal), EXACT)];
        if prefix || normal.chars().count() >= SHORTEST_PIECE {
            ways.push(scored(beginning(field, normal), PIECE));
            ways.push(scored(beginning(self.fields.reversed, &reversed(normal)), PIECE));
        }
        ways.extend(self.near(field, normal, normal)?);
        Ok(ways)
    }

    /// Numbers that are one or two characters off, which is how recognition misreads them: where no
    /// document bears the number itself, and of numbers so long that a near one can only be the
    /// same. Two characters off counts only where nothing is nearer.
    fn near(&self, field: schema::Field, term: &str, normal: &str) -> tantivy::Result<Vec<Clause>> {
        let length = normal.chars().count();
        let unmistakable = length >= UNMISTAKABLE;
        if !forgives(normal) || (!unmistakable && self.exists(field, term)?) {
            return Ok(Vec::new());
        }
        let off = |by| Box::new(FuzzyTermQuery::new(text_term(field, term), by, true)) as Clause;
        let mut ways = vec![scored(off(1), NEAR)];
        if unmistakable || (length >= SHORTEST_FAR && self.searcher.search(&*off(1), &Count)? == 0)
        {
            ways.push(scored(off(2), FAR));
        }
        Ok(ways)
    }

    /// Whether a document bears a number that begins so.
    fn exists(&self, field: schema::Field, term: &str) -> tantivy::Result<bool> {
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(field)?;
            let mut terms = index.terms().range().ge(term).into_stream()?;
            if terms.advance() && terms.key().starts_with(term.as_bytes()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A stated number, of a kind or of any.
    fn number(&self, kind: &str, value: &Value) -> tantivy::Result<Clause> {
        let (Value::Words { text, .. } | Value::Fuzzy(text)) = value else {
            return Ok(Box::new(AllQuery));
        };
        let field = self.fields.number;
        let form = normal(text);
        let term = format!("{kind}={form}");
        let mut ways =
            vec![scored(exactly(field, &term), EXACT), scored(beginning(field, &term), PIECE)];
        // Kinds differ by more than two letters, so only the number can be off.
        ways.extend(self.near(field, &term, &form)?);
        Ok(any(ways))
    }
}

/// Words in a field, as a query asks for them.
fn words_in(field: schema::Field, value: &Value) -> Clause {
    let (text, prefix) = match value {
        Value::Words { text, prefix, .. } => (text, *prefix),
        Value::Fuzzy(text) => {
            let Some(word) = query_words(text).pop() else { return Box::new(AllQuery) };
            let exact = TermQuery::new(text_term(field, &word), IndexRecordOption::WithFreqs);
            let near = FuzzyTermQuery::new(text_term(field, &word), 1, true);
            return any(vec![Box::new(exact), scored(Box::new(near), NEAR)]);
        }
        Value::Code(_) | Value::Days(_) => return Box::new(AllQuery),
    };
    let words = query_words(text);
    let terms: Vec<Term> = words.iter().map(|word| text_term(field, word)).collect();
    let open = prefix || words.last().is_some_and(|word| is_single_cjk(word));
    match (&words[..], open) {
        ([], _) => Box::new(AllQuery),
        ([word], true) => beginning(field, word),
        ([word], false) => {
            Box::new(TermQuery::new(text_term(field, word), IndexRecordOption::WithFreqs))
        }
        (_, true) => {
            let mut phrase = PhrasePrefixQuery::new(terms);
            phrase.set_max_expansions(COMPLETIONS);
            Box::new(phrase)
        }
        (_, false) => Box::new(PhraseQuery::new(terms)),
    }
}

/// The documents whose rows are marked.
fn among(rows: Vec<bool>) -> Clause {
    let rows: Arc<[bool]> = rows.into();
    let of_segment = move |segment: &SegmentReader| {
        let (rows, row) = (Arc::clone(&rows), segment.fast_fields().u64("row")?);
        Ok(move |document: DocId| {
            let at = usize::try_from(row.values.get_val(document)).ok();
            at.and_then(|at| rows.get(at)).is_some_and(|marked| *marked)
        })
    };
    Box::new(DocPredicateQuery::from(FunctionPredicate::from(of_segment)))
}

fn text_term(field: schema::Field, text: &str) -> Term {
    Term::from_field_text(field, text)
}

fn exactly(field: schema::Field, text: &str) -> Clause {
    Box::new(TermQuery::new(text_term(field, text), IndexRecordOption::Basic))
}

fn beginning(field: schema::Field, text: &str) -> Clause {
    // No word holds the last character of all, so everything that begins so comes before it.
    let after = format!("{text}{}", char::MAX);
    Box::new(InvertedIndexRangeQuery::new(
        Bound::Included(text_term(field, text)),
        Bound::Excluded(text_term(field, &after)),
    ))
}

fn scored(clause: Clause, score: f32) -> Clause {
    Box::new(ConstScoreQuery::new(clause, score))
}

fn any(mut ways: Vec<Clause>) -> Clause {
    match ways.pop() {
        Some(only) if ways.is_empty() => only,
        last => {
            ways.extend(last);
            Box::new(BooleanQuery::union(ways))
        }
    }
}

/// Days in a range; none where no day is stated.
fn within(field: schema::Field, name: &str, days: Option<&crate::query::DateRange>) -> Clause {
    let Some(days) = days else {
        let stated: Clause = Box::new(ExistsQuery::new(name.to_owned(), false));
        return Box::new(BooleanQuery::new(vec![
            (Occur::Must, Box::new(AllQuery)),
            (Occur::MustNot, stated),
        ]));
    };
    let bound = |date: Option<chrono::NaiveDate>| {
        date.map_or(Bound::Unbounded, |date| {
            Bound::Included(Term::from_field_i64(field, day(date)))
        })
    };
    scored(Box::new(RangeQuery::new(bound(days.from), bound(days.to))), 1.0)
}
