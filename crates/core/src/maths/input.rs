//! Reading what was given into what a parameter may be.

use std::collections::BTreeMap;

use super::signature::{LONGEST_LIST, LONGEST_NAME, MOST, MOST_POINTS, Need, Parameter, Signature};
use super::{Amount, Facts, GivenInput, Kind, MathsError, Pool, Version};

/// What was given for the parameters of one function, read. Asking for another kind than the
/// parameter has is a bug.
#[derive(Debug)]
pub(super) struct Inputs {
    values: BTreeMap<&'static str, Value>,
    given: Vec<GivenInput>,
}

/// What was given for one parameter.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Count(u64),
    Counts(Vec<u64>),
    Amount(Amount),
    YesNo(bool),
    Code(&'static str),
    Points(Points),
    Order(Vec<OrderLine>),
    Version(Version),
    Name(String),
}

/// The points of one license.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Points {
    /// As given.
    Number(Amount),
    /// To be looked up for a product.
    Product(String),
}

/// Some units in an order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OrderLine {
    pub(super) units: u64,
    pub(super) points: Points,
}

impl Inputs {
    /// Reads what was given; blank is not given.
    pub(super) fn read(
        signature: &Signature,
        given: &BTreeMap<String, String>,
        facts: &Facts,
    ) -> Result<Self, MathsError> {
        refuse_unknown(signature, given)?;
        let mut inputs = Self { values: BTreeMap::new(), given: Vec::new() };
        for parameter in signature.parameters {
            let text = given.get(parameter.name).map(|text| text.trim());
            let text = match (text.filter(|text| !text.is_empty()), parameter.need) {
                (Some(text), _) | (None, Need::Default(text)) => text,
                (None, Need::Optional) => continue,
                (None, Need::Required) => {
                    let allowed = parameter.kind.allowed();
                    return Err(MathsError::Missing { parameter: parameter.name, allowed });
                }
            };
            inputs.values.insert(parameter.name, read(parameter, text, facts)?);
            let (name, label) = (parameter.name, parameter.label);
            inputs.given.push(GivenInput { name, label, value: text.to_owned() });
        }
        Ok(inputs)
    }

    /// What counts for each parameter, in the order of the signature.
    pub(super) fn given(&self) -> Vec<GivenInput> {
        self.given.clone()
    }

    pub(super) fn optional_count(&self, name: &str) -> Option<u64> {
        match self.values.get(name) {
            Some(Value::Count(count)) => Some(*count),
            None => None,
            Some(_) => unreachable!("`{name}` is a count"),
        }
    }

    pub(super) fn count(&self, name: &str) -> u64 {
        self.optional_count(name).expect("the signature requires the count")
    }

    pub(super) fn counts(&self, name: &str) -> &[u64] {
        let Some(Value::Counts(counts)) = self.values.get(name) else {
            unreachable!("`{name}` is a list of counts")
        };
        counts
    }

    pub(super) fn amount(&self, name: &str) -> Amount {
        let Some(Value::Amount(amount)) = self.values.get(name) else {
            unreachable!("`{name}` is an amount")
        };
        *amount
    }

    pub(super) fn is(&self, name: &str) -> bool {
        let Some(Value::YesNo(yes)) = self.values.get(name) else {
            unreachable!("`{name}` is yes or no")
        };
        *yes
    }

    pub(super) fn code(&self, name: &str) -> &'static str {
        let Some(Value::Code(code)) = self.values.get(name) else {
            unreachable!("`{name}` is a choice")
        };
        code
    }

    pub(super) fn points(&self, name: &str) -> &Points {
        let Some(Value::Points(points)) = self.values.get(name) else {
            unreachable!("`{name}` is points")
        };
        points
    }

    pub(super) fn order(&self, name: &str) -> &[OrderLine] {
        match self.values.get(name) {
            Some(Value::Order(lines)) => lines,
            None => &[],
            Some(_) => unreachable!("`{name}` is an order"),
        }
    }

    pub(super) fn version(&self, name: &str) -> Version {
        let Some(Value::Version(version)) = self.values.get(name) else {
            unreachable!("`{name}` is a version")
        };
        *version
    }

    pub(super) fn name(&self, name: &str) -> &str {
        let Some(Value::Name(text)) = self.values.get(name) else {
            unreachable!("`{name}` is a name")
        };
        text
    }
}

fn refuse_unknown(
    signature: &Signature,
    given: &BTreeMap<String, String>,
) -> Result<(), MathsError> {
    let is_known = |name: &str| signature.parameters.iter().any(|known| known.name == name);
    let Some(unknown) = given.keys().find(|name| !is_known(name)) else { return Ok(()) };
    let known: Vec<String> =
        signature.parameters.iter().map(|parameter| format!("`{}`", parameter.name)).collect();
    Err(MathsError::UnknownParameter {
        function: signature.function,
        parameter: unknown.chars().take(80).collect(),
        known: known.join(", "),
    })
}

fn read(parameter: &Parameter, text: &str, facts: &Facts) -> Result<Value, MathsError> {
    let value = match parameter.kind {
        Kind::Count { least, most } => count(text, least, most).map(Value::Count),
        Kind::Counts { least, most } => counts(text, least, most).map(Value::Counts),
        Kind::Amount { most } => amount(text, most).map(Value::Amount),
        Kind::YesNo => yes_no(text).map(Value::YesNo),
        Kind::Choice(choices) => {
            let chosen = choices.iter().find(|choice| choice.code == text);
            chosen.map(|choice| Value::Code(choice.code))
        }
        Kind::Points => points(text, None, facts).map(Value::Points),
        Kind::Order(pool) => order(text, pool, facts).map(Value::Order),
        Kind::Version => text.parse().ok().map(Value::Version),
        Kind::Name => (text.chars().count() <= LONGEST_NAME).then(|| Value::Name(text.to_owned())),
    };
    value.ok_or_else(|| {
        let products = products(parameter.kind, facts);
        MathsError::refused(parameter.name, text, parameter.kind.allowed() + &products)
    })
}

/// The codes of the products that can be given, as a sentence goes on.
fn products(kind: Kind, facts: &Facts) -> String {
    let pool = match kind {
        Kind::Points => None,
        Kind::Order(pool) => Some(pool),
        _ => return String::new(),
    };
    let known = facts.products().iter().filter(|product| pool.is_none_or(|p| p == product.pool));
    let codes: Vec<String> = known.map(|product| format!("`{}`", product.code)).collect();
    match codes.as_slice() {
        [] => " (no product is known)".to_owned(),
        codes => format!(" ({})", codes.join(", ")),
    }
}

fn count(text: &str, least: u64, most: u64) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|count| digits && (least..=most).contains(count))
}

fn counts(text: &str, least: u64, most: u64) -> Option<Vec<u64>> {
    let longest = u64::try_from(LONGEST_LIST).ok()?;
    let mut counts = Vec::new();
    for item in text.split(',').map(str::trim) {
        let (times, item) = item.split_once('x').unwrap_or(("1", item));
        let times = usize::try_from(count(times.trim(), 1, longest)?).ok()?;
        if times > LONGEST_LIST - counts.len() {
            return None;
        }
        counts.resize(counts.len() + times, count(item.trim(), least, most)?);
    }
    Some(counts)
}

fn amount(text: &str, most: u64) -> Option<Amount> {
    text.parse().ok().filter(|amount| *amount <= Amount::from(most))
}

fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

fn points(text: &str, pool: Option<Pool>, facts: &Facts) -> Option<Points> {
    if let Some(number) = amount(text, MOST_POINTS) {
        return Some(Points::Number(number));
    }
    let product = facts.product(text).filter(|product| pool.is_none_or(|p| p == product.pool))?;
    Some(Points::Product(product.code.clone()))
}

fn order(text: &str, pool: Pool, facts: &Facts) -> Option<Vec<OrderLine>> {
    let lines: Vec<&str> = text.split(',').collect();
    if lines.len() > LONGEST_LIST {
        return None;
    }
    lines
        .into_iter()
        .map(|line| {
            let (units, each) = line.split_once('x')?;
            let units = count(units.trim(), 1, MOST)?;
            Some(OrderLine { units, points: points(each.trim(), Some(pool), facts)? })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_say_how_often_a_number_stands_in_it() {
        assert_eq!(counts("2x10, 6", 1, 100), Some(vec![10, 10, 6]));
    }

    #[test]
    fn a_list_that_is_too_long_is_refused_before_it_is_made() {
        assert_eq!(counts("1000x8,1", 1, 100), None);
        assert_eq!(counts("99999999999x8", 1, 100), None);
    }

    #[test]
    fn signs_and_gaps_are_no_numbers() {
        for text in ["", "+8", "-8", "8,,8", "8 8", "x8", "8x", "0x8", "1e3"] {
            assert_eq!(counts(text, 1, 100), None, "{text}");
        }
    }

    #[test]
    fn an_order_takes_products_of_its_own_pool_only() {
        let facts = Facts::built_in();
        assert!(order("34xwindows_server_standard", Pool::Servers, facts).is_some());
        assert_eq!(order("34xwindows_server_standard", Pool::Systems, facts), None);
    }
}
