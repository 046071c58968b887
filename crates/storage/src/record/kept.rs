//! Calculations kept with license records.

use chrono::NaiveDate;
use muniment_core as core;
use muniment_core::Digest;
use muniment_core::maths::Function;
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Calculation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<NaiveDate>,
    #[serde(with = "text")]
    facts: Digest,
    #[serde(with = "text")]
    function: Function,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<Value>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    outcomes: Vec<Value>,
    rule: String,
    source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Value {
    label: String,
    name: String,
    value: String,
}

impl From<core::KeptValue> for Value {
    fn from(kept: core::KeptValue) -> Self {
        let core::KeptValue { name, label, value } = kept;
        Self { label, name, value }
    }
}

impl From<Value> for core::KeptValue {
    fn from(kept: Value) -> Self {
        let Value { label, name, value } = kept;
        Self { name, label, value }
    }
}

impl From<core::KeptCalculation> for Calculation {
    fn from(kept: core::KeptCalculation) -> Self {
        let core::KeptCalculation { function, as_of, inputs, outcomes, rule, source, facts, note } =
            kept;
        let inputs = inputs.into_iter().map(Value::from).collect();
        let outcomes = outcomes.into_iter().map(Value::from).collect();
        Self { as_of, facts, function, inputs, note, outcomes, rule, source }
    }
}

impl From<Calculation> for core::KeptCalculation {
    fn from(kept: Calculation) -> Self {
        let Calculation { as_of, facts, function, inputs, note, outcomes, rule, source } = kept;
        let inputs = inputs.into_iter().map(core::KeptValue::from).collect();
        let outcomes = outcomes.into_iter().map(core::KeptValue::from).collect();
        Self { function, as_of, inputs, outcomes, rule, source, facts, note }
    }
}
