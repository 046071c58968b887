//! Reading a text of facts. Each field is taken by name, so that an error can say which is wrong.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::id::Shape;
use super::{Fact, FactId, FactValue, Facts, Product, RuleFact, Stated, Validity};
use crate::maths::{Amount, FactsError, Function, Pool};

/// The largest figure that a fact may be.
const MOST: u64 = 1_000_000;

pub(super) fn facts(text: &str) -> Result<Facts, FactsError> {
    let value: Value =
        serde_json::from_str(text).map_err(|source| FactsError::NotJson { source })?;
    let mut file = Entry::new("the file", value)?;
    if file.take("format") != 1 {
        return Err(file.wrong("format", "1"));
    }
    let (rules, figures, products) =
        (file.list("rules")?, file.list("facts")?, file.list("products")?);
    file.end()?;
    let facts = Facts {
        rules: keyed(rules, rule)?,
        facts: keyed(figures, figure)?,
        products: products.into_iter().map(product).collect::<Result<_, _>>()?,
    };
    check_complete(&facts)?;
    Ok(facts)
}

/// Entries by their codes, none twice.
fn keyed<K: Ord, T>(
    values: Vec<Value>,
    read: impl Fn(Entry) -> Result<(K, T), FactsError>,
) -> Result<BTreeMap<K, T>, FactsError> {
    let mut all = BTreeMap::new();
    for value in values {
        let entry = Entry::named("id", value)?;
        let name = entry.name.clone();
        let (key, read) = read(entry)?;
        if all.insert(key, read).is_some() {
            return Err(FactsError::Twice { entry: name });
        }
    }
    Ok(all)
}

fn check_complete(facts: &Facts) -> Result<(), FactsError> {
    if let Some(rule) = Function::ALL.iter().find(|rule| !facts.rules.contains_key(rule)) {
        return Err(FactsError::Missing { entry: rule.code() });
    }
    if let Some(fact) = FactId::ALL.iter().find(|fact| !facts.facts.contains_key(fact)) {
        return Err(FactsError::Missing { entry: fact.code() });
    }
    let mut codes = BTreeSet::new();
    match facts.products.iter().find(|product| !codes.insert(&product.code)) {
        Some(product) => Err(FactsError::Twice { entry: product.code.clone() }),
        None => Ok(()),
    }
}

fn rule(mut entry: Entry) -> Result<(Function, RuleFact), FactsError> {
    let id = entry.text("id")?;
    let function = id.parse().map_err(|_| entry.wrong("id", "the code of a calculation"))?;
    let caveats = entry.list("caveats")?.into_iter().map(|caveat| match caveat {
        Value::String(caveat) => Ok(caveat),
        _ => Err(entry.wrong("caveats", "texts")),
    });
    let caveats = caveats.collect::<Result<_, _>>()?;
    let rule = RuleFact {
        id,
        statement: entry.text("statement")?,
        source: entry.text("source")?,
        validity: entry.validity()?,
        caveats,
    };
    entry.end()?;
    Ok((function, rule))
}

fn figure(mut entry: Entry) -> Result<(FactId, Fact), FactsError> {
    let id = entry.text("id")?;
    let key: FactId = id.parse().map_err(|_| entry.wrong("id", "the code of a licensing fact"))?;
    let statement = entry.text("statement")?;
    let values = stated(&mut entry, "values", key.shape())?;
    entry.end()?;
    Ok((key, Fact { id, statement, values }))
}

fn product(value: Value) -> Result<Product, FactsError> {
    let mut entry = Entry::named("code", value)?;
    let code = entry.text("code")?;
    let digits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !code.starts_with(|c: char| c.is_ascii_lowercase()) || !code.chars().all(digits) {
        return Err(entry.wrong("code", "a code of small letters, digits and `_`"));
    }
    let name = entry.text("name")?;
    let pool: Pool = entry.vocabulary("pool", "a product pool")?;
    let values = stated(&mut entry, "points", Shape::Points)?;
    entry.end()?;
    let points = Fact {
        id: format!("points_{code}"),
        statement: format!("Points of one license of {name}"),
        values,
    };
    Ok(Product { code, name, pool, points })
}

/// What each source says; one at least must give a figure.
fn stated(entry: &mut Entry, field: &str, shape: Shape) -> Result<Vec<Stated>, FactsError> {
    let values = entry.list(field)?;
    let name = &entry.name;
    let read = values.into_iter().map(|value| {
        let mut source = Entry::new(name, value)?;
        let stated = Stated {
            value: source.figure(shape)?,
            source: source.text("source")?,
            validity: source.validity()?,
            program: source.optional("program", "a licensing program")?,
            note: source.optional_text("note")?,
        };
        source.end()?;
        Ok(stated)
    });
    let read: Vec<Stated> = read.collect::<Result<_, _>>()?;
    if read.iter().all(|stated| stated.value.is_none()) {
        return Err(entry.wrong(field, "a list in which one source at least gives a figure"));
    }
    Ok(read)
}

/// A JSON object whose fields are taken one by one.
struct Entry {
    name: String,
    fields: Map<String, Value>,
}

impl Entry {
    fn new(name: &str, value: Value) -> Result<Self, FactsError> {
        match value {
            Value::Object(fields) => Ok(Self { name: name.to_owned(), fields }),
            _ => Err(FactsError::Field {
                entry: name.to_owned(),
                field: "each entry".to_owned(),
                expected: "a JSON object",
            }),
        }
    }

    /// An entry that errors call by what stands in one of its fields.
    fn named(field: &str, value: Value) -> Result<Self, FactsError> {
        let name = value.get(field).and_then(Value::as_str).unwrap_or("an entry").to_owned();
        Self::new(&name, value)
    }

    fn wrong(&self, field: &str, expected: &'static str) -> FactsError {
        FactsError::Field { entry: self.name.clone(), field: field.to_owned(), expected }
    }

    /// Takes a field out; null where it is not there.
    fn take(&mut self, field: &str) -> Value {
        self.fields.remove(field).unwrap_or_default()
    }

    fn text(&mut self, field: &str) -> Result<String, FactsError> {
        match self.take(field) {
            Value::String(text) if !text.trim().is_empty() => Ok(text),
            _ => Err(self.wrong(field, "a text")),
        }
    }

    fn optional_text(&mut self, field: &str) -> Result<String, FactsError> {
        match self.take(field) {
            Value::Null => Ok(String::new()),
            Value::String(text) => Ok(text),
            _ => Err(self.wrong(field, "a text")),
        }
    }

    fn list(&mut self, field: &str) -> Result<Vec<Value>, FactsError> {
        match self.take(field) {
            Value::Null => Ok(Vec::new()),
            Value::Array(values) => Ok(values),
            _ => Err(self.wrong(field, "a list")),
        }
    }

    fn optional<T: std::str::FromStr>(
        &mut self,
        field: &str,
        expected: &'static str,
    ) -> Result<Option<T>, FactsError> {
        let text = self.optional_text(field)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.wrong(field, expected))
    }

    fn vocabulary<T: std::str::FromStr>(
        &mut self,
        field: &str,
        expected: &'static str,
    ) -> Result<T, FactsError> {
        self.optional(field, expected)?.ok_or_else(|| self.wrong(field, expected))
    }

    fn validity(&mut self) -> Result<Validity, FactsError> {
        let day = "a day such as 2016-07-01";
        let from: Option<NaiveDate> = self.optional("valid_from", day)?;
        let to: Option<NaiveDate> = self.optional("valid_to", day)?;
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(self.wrong("valid_to", "a day that is not before `valid_from`"));
        }
        Ok(Validity { from, to })
    }

    fn figure(&mut self, shape: Shape) -> Result<Option<FactValue>, FactsError> {
        let value = match (shape, self.take("value")) {
            (_, Value::Null) => return Ok(None),
            (Shape::Count, Value::Number(n)) => whole(n.as_u64(), 1, MOST),
            (Shape::Percent, Value::Number(n)) => whole(n.as_u64(), 0, 100),
            (Shape::Codes(codes), Value::String(code)) => {
                codes.contains(&code.as_str()).then_some(FactValue::Code(code))
            }
            (Shape::Points, Value::String(points)) => points
                .parse::<Amount>()
                .ok()
                .filter(|points| *points <= Amount::from(MOST))
                .map(FactValue::Number),
            _ => None,
        };
        value.map(Some).ok_or_else(|| self.wrong("value", shape.expected()))
    }

    /// Refuses what is left: a field that nobody reads is a misspelled one.
    fn end(&self) -> Result<(), FactsError> {
        match self.fields.keys().next() {
            Some(field) => Err(self.wrong(field, "left out: it is not known")),
            None => Ok(()),
        }
    }
}

fn whole(number: Option<u64>, least: u64, most: u64) -> Option<FactValue> {
    let number = number.filter(|number| (least..=most).contains(number))?;
    Some(FactValue::Number(Amount::from(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts that come with Muniment, with one text in place of another.
    fn edited(from: &str, to: &str) -> Result<Facts, FactsError> {
        let text = include_str!("../../../facts/licensing.json");
        assert!(text.contains(from), "`{from}` is in the facts");
        facts(&text.replacen(from, to, 1))
    }

    fn refusal(from: &str, to: &str) -> String {
        edited(from, to).expect_err("a refusal").to_string()
    }

    #[test]
    fn a_corrected_figure_is_taken() {
        let facts = edited(r#""value": 8,"#, r#""value": 12,"#).expect("facts");
        let stated = &facts.fact(FactId::ServerCoresPerProcessor).values[0];
        assert_eq!(stated.value, Some(FactValue::Number(Amount::from(12))));
    }

    #[test]
    fn a_figure_that_cannot_be_is_named_with_its_fact() {
        let said = refusal(r#""value": 8,"#, r#""value": "eight","#);
        assert_eq!(
            said,
            "`value` of `server_cores_per_processor` must be a whole number from 1 to 1000000, or null"
        );
    }

    #[test]
    fn a_field_that_is_misspelled_is_named() {
        let said = refusal(r#""valid_from":"#, r#""valid_form":"#);
        assert_eq!(said, "`valid_form` of `minimum_ea` must be left out: it is not known");
    }

    #[test]
    fn a_day_that_cannot_be_is_named() {
        let said = refusal("2016-07-01\"", "2016-02-30\"");
        assert_eq!(said, "`valid_from` of `minimum_ea` must be a day such as 2016-07-01");
    }

    #[test]
    fn a_fact_without_a_source_is_refused() {
        let said = refusal(r#""value": 8, "source": "#, r#""value": 8, "note": "#);
        assert_eq!(said, "`source` of `server_cores_per_processor` must be a text");
    }

    #[test]
    fn a_fact_that_is_missing_or_there_twice_is_named() {
        let twice = refusal(r#""id": "mak_cap""#, r#""id": "kms_preferred_above""#);
        assert_eq!(twice, "`kms_preferred_above` is there twice");
        let gone = r#"{"format": 1, "rules": [], "facts": [], "products": []}"#;
        let said = facts(gone).expect_err("a refusal").to_string();
        assert_eq!(said, "`windows_server_core_licenses` is missing");
    }

    #[test]
    fn facts_of_another_format_are_refused() {
        let said = refusal(r#""format": 1"#, r#""format": 2"#);
        assert_eq!(said, "`format` of `the file` must be 1");
    }
}
