//! From the pieces of a query to what it says.

use muniment_core::{EvidenceKind, ReadingState, SourceSystem};

use super::date::DateRange;
use super::error::{QueryError, QueryErrorCode};
use super::expr::{Expr, Field, Flag, Term, Value};
use super::flags::{Flags, take_flags};
use super::lex::{Piece, Token, lex};
use crate::identifier::from_query;
use crate::words::query_words;

const DEEPEST: usize = 40;
const LONGEST: usize = 4_000;
/// Groups of a product key, which may be typed with spaces.
const KEY_GROUPS: usize = 5;

pub(crate) fn parse(text: &str) -> Result<(Expr, Flags), QueryError> {
    let length = text.chars().count();
    if length > LONGEST {
        return Err(QueryError::new(
            QueryErrorCode::TooLong,
            LONGEST,
            format!("the query has {length} characters; {LONGEST} are the most"),
        ));
    }
    let mut parser = Parser { tokens: lex(text)?, next: 0 };
    let expr = parser.alternatives(Field::Anywhere, 0)?;
    if let Some(at) = parser.tokens.get(parser.next).map(|token| token.at) {
        return Err(QueryError::new(
            QueryErrorCode::UnopenedParenthesis,
            at,
            "this parenthesis closes what was never opened",
        ));
    }
    let (expr, flags) = take_flags(expr)?;
    let expr = expr.unwrap_or(Expr::And(Vec::new()));
    let nothing = expr == Expr::And(Vec::new()) && flags == Flags::default();
    if nothing && text.contains(|c: char| !c.is_whitespace() && c != '*') {
        return Err(QueryError::new(
            QueryErrorCode::NothingToFind,
            0,
            format!("`{}` has no letter or digit to find", text.trim()),
        ));
    }
    Ok((expr, flags))
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Piece> {
        self.tokens.get(self.next).map(|token| &token.piece)
    }

    fn at(&self) -> usize {
        let token = self.tokens.get(self.next).or(self.tokens.last());
        token.map_or(0, |token| token.at)
    }

    /// `a b OR c`; nothing where only signs stand.
    fn alternatives(&mut self, field: Field, depth: usize) -> Result<Option<Expr>, QueryError> {
        let mut parts = vec![self.sequence(field, depth)?];
        while self.peek() == Some(&Piece::Or) {
            let at = self.at();
            self.next += 1;
            parts.push(self.sequence(field, depth)?);
            if parts.iter().any(Option::is_none) {
                return Err(missing_operand("OR", at));
            }
        }
        let mut parts: Vec<Expr> = parts.into_iter().flatten().collect();
        Ok(if parts.len() > 1 { Some(Expr::Or(parts)) } else { parts.pop() })
    }

    /// `a b -c`
    fn sequence(&mut self, field: Field, depth: usize) -> Result<Option<Expr>, QueryError> {
        let mut parts = Vec::new();
        let mut asked = false;
        loop {
            match self.peek() {
                None | Some(Piece::Or | Piece::Close) => break,
                Some(Piece::And) => {
                    let at = self.at();
                    self.next += 1;
                    let follows =
                        !matches!(self.peek(), None | Some(Piece::Or | Piece::And | Piece::Close));
                    if !asked || !follows {
                        return Err(missing_operand("AND", at));
                    }
                }
                Some(_) => {
                    asked = true;
                    parts.extend(self.negated(field, depth)?);
                }
            }
        }
        join_keys(&mut parts);
        Ok(if parts.len() > 1 { Some(Expr::And(parts)) } else { parts.pop() })
    }

    fn negated(&mut self, field: Field, depth: usize) -> Result<Option<Expr>, QueryError> {
        let mut negative = false;
        let at = self.at();
        while self.peek() == Some(&Piece::Not) {
            negative = !negative;
            self.next += 1;
        }
        if matches!(self.peek(), None | Some(Piece::Or | Piece::And | Piece::Close)) {
            return Err(missing_operand("NOT", at));
        }
        let part = self.primary(field, depth)?;
        Ok(part.map(|part| if negative { Expr::Not(Box::new(part)) } else { part }))
    }

    fn primary(&mut self, field: Field, depth: usize) -> Result<Option<Expr>, QueryError> {
        let Some(Token { piece, at }) = self.tokens.get(self.next).cloned() else {
            return Ok(None);
        };
        self.next += 1;
        match piece {
            Piece::Open => {
                if depth == DEEPEST {
                    let message = format!("parentheses are nested deeper than {DEEPEST}");
                    return Err(QueryError::new(QueryErrorCode::TooDeep, at, message));
                }
                let inside = self.alternatives(field, depth + 1)?;
                if self.peek() != Some(&Piece::Close) {
                    return Err(QueryError::new(
                        QueryErrorCode::UnclosedParenthesis,
                        at,
                        "the parenthesis that opens here is never closed",
                    ));
                }
                self.next += 1;
                Ok(inside)
            }
            Piece::Field(field) => self.primary(field, depth),
            Piece::Quoted { text, prefix } => quoted(field, text, prefix, at),
            Piece::Word(word) => plain(field, &word, at),
            // The callers have taken these.
            Piece::Close | Piece::Or | Piece::And | Piece::Not => Ok(None),
        }
    }
}

fn quoted(field: Field, text: String, prefix: bool, at: usize) -> Result<Option<Expr>, QueryError> {
    if !is_text(field) {
        return coded(field, &text, at).map(Some);
    }
    let empty = query_words(&text).is_empty();
    let value = Value::Words { text, quoted: true, prefix };
    Ok((!empty).then_some(Expr::Term(Term { field, value })))
}

fn plain(field: Field, word: &str, at: usize) -> Result<Option<Expr>, QueryError> {
    if !is_text(field) {
        return coded(field, word, at).map(Some);
    }
    let stem = word.trim_end_matches('*');
    let prefix = stem.len() < word.len();
    if let Some(star) = stem.chars().position(|c| c == '*')
        && !query_words(stem).is_empty()
    {
        return Err(QueryError::new(
            QueryErrorCode::StarInside,
            at + star,
            format!("in `{word}`, a star stands inside; it can only end a word"),
        ));
    }
    let found = query_words(stem);
    if found.is_empty() {
        return Ok(None);
    }
    let value = match stem.strip_suffix('~') {
        Some(stem) if !prefix => {
            if found.len() != 1 || found[0].chars().count() < 3 {
                return Err(QueryError::new(
                    QueryErrorCode::NotFuzzy,
                    at,
                    format!("`{word}` is not one word of three letters or more before the tilde"),
                ));
            }
            Value::Fuzzy(stem.to_owned())
        }
        _ => Value::Words { text: stem.to_owned(), quoted: false, prefix },
    };
    Ok(Some(Expr::Term(Term { field, value })))
}

fn is_text(field: Field) -> bool {
    match field {
        Field::Anywhere
        | Field::Name
        | Field::Title
        | Field::Issuer
        | Field::Recipient
        | Field::Party
        | Field::Number(_)
        | Field::Tag
        | Field::Sha256 => true,
        Field::Kind | Field::Source | Field::State | Field::Date | Field::Added | Field::Is => {
            false
        }
    }
}

/// A value of a closed set, or of dates.
fn coded(field: Field, value: &str, at: usize) -> Result<Expr, QueryError> {
    let code = value.trim().to_lowercase().replace(['-', ' '], "_");
    let none = code == "none";
    let value = match field {
        Field::Date | Field::Added => {
            Value::Days(if none { None } else { Some(DateRange::parse(value.trim(), at)?) })
        }
        Field::Is => {
            let known = Flag::ALL.into_iter().find(|flag| flag.name() == code);
            let names = || Flag::ALL.map(Flag::name);
            return known.map_or_else(
                || Err(unknown_value("is", value, &names(), at)),
                |flag| Ok(Expr::Flag(flag, at)),
            );
        }
        Field::Source => {
            let known: Vec<_> = SourceSystem::ALL.iter().map(|source| source.code()).collect();
            Value::Code(Some(one_of("source", value, code, &known, at)?))
        }
        Field::State => {
            let known: Vec<_> = ReadingState::ALL.iter().map(|state| state.code()).collect();
            Value::Code(Some(one_of("state", value, code, &known, at)?))
        }
        _ if none => Value::Code(None),
        _ => {
            let known: Vec<_> = EvidenceKind::ALL.iter().map(|kind| kind.code()).collect();
            Value::Code(Some(one_of("kind", value, code, &known, at)?))
        }
    };
    Ok(Expr::Term(Term { field, value }))
}

fn one_of(
    field: &str,
    value: &str,
    code: String,
    known: &[&str],
    at: usize,
) -> Result<String, QueryError> {
    if known.contains(&code.as_str()) {
        return Ok(code);
    }
    Err(unknown_value(field, value, known, at))
}

fn unknown_value(field: &str, value: &str, known: &[&str], at: usize) -> QueryError {
    QueryError::new(
        QueryErrorCode::UnknownValue,
        at,
        format!("`{value}` is not a value of `{field}:`; it can be {}", known.join(", ")),
    )
}

fn missing_operand(word: &str, at: usize) -> QueryError {
    QueryError::new(
        QueryErrorCode::MissingOperand,
        at,
        format!("`{word}` needs something to find beside it"),
    )
}

/// Joins the groups of a product key typed with spaces.
fn join_keys(parts: &mut Vec<Expr>) {
    let group = |part: &Expr| match part {
        Expr::Term(Term {
            field: Field::Anywhere,
            value: Value::Words { text, quoted: false, prefix: false },
        }) if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            Some(text.to_uppercase())
        }
        _ => None,
    };
    let mut at = 0;
    while at + KEY_GROUPS <= parts.len() {
        let groups: Option<Vec<String>> = parts[at..at + KEY_GROUPS].iter().map(group).collect();
        let with_digit = |groups: &Vec<String>| {
            groups.iter().filter(|group| group.contains(|c: char| c.is_ascii_digit())).count() >= 2
        };
        if let Some(text) = groups.filter(with_digit).map(|groups| groups.join("-")) {
            debug_assert!(from_query(&text).is_some());
            let value = Value::Words { text, quoted: false, prefix: false };
            let key = Expr::Term(Term { field: Field::Anywhere, value });
            parts.splice(at..at + KEY_GROUPS, [key]);
        }
        at += 1;
    }
}
