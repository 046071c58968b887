use serde_json::{Value, json};

use crate::deadlines::{DeadlineRules, RebasedRule, RuleFileError};

/// A rule file with one rule: a complete one in which some fields are different, or absent where
/// they are null.
fn file(changes: &[(&str, Value)]) -> String {
    let mut rule = json!({
        "id": "C01",
        "version": 1,
        "kind": "deadline",
        "severity": "warning",
        "title": "Renew the support contract",
        "explanation": "It ends with the calendar quarter.",
        "source": "Contoso purchasing policy",
        "anchor": "agreement_effective",
        "schedule": "every quarter end",
        "offset": "10 business days before",
        "lapses": "on the day",
        "alerts": ["5 days before"],
    });
    let fields = rule.as_object_mut().expect("an object");
    for (field, value) in changes {
        if value.is_null() {
            fields.remove(*field);
        } else {
            fields.insert((*field).to_owned(), value.clone());
        }
    }
    json!({ "id": "contoso", "version": 1, "rules": [rule] }).to_string()
}

fn refusal(changes: &[(&str, Value)]) -> String {
    DeadlineRules::parse(&file(changes)).expect_err("a refused rule").to_string()
}

#[test]
fn an_own_rule_may_state_all_that_a_built_in_one_states() {
    let changes = [
        ("qualifiers", json!(["ea", "sce"])),
        ("opens", json!("1 month before")),
        ("until", json!("agreement_end")),
        ("valid_from", json!("2025-01-01")),
        ("valid_to", json!("2030-12-31")),
        (
            "alternatives",
            json!([{ "statement": "A week.", "offset": "7 days before", "source": "Reseller" }]),
        ),
    ];
    let rules = DeadlineRules::parse(&file(&changes)).expect("a rule file");
    let again = DeadlineRules::parse(&rules.text()).expect("what was written can be read");
    assert_eq!(again, rules);
}

#[test]
fn the_built_in_rules_read_back_as_they_are_written() {
    let rules = DeadlineRules::built_in();
    let again = DeadlineRules::parse(&rules.text()).expect("what was written can be read");
    assert_eq!(again, rules);
    assert_eq!(again.text(), rules.text());
}

#[test]
fn a_text_that_is_no_json_object_is_refused() {
    assert!(matches!(DeadlineRules::parse("[]"), Err(RuleFileError::Json(_))));
}

#[test]
fn a_missing_field_is_named_with_its_rule() {
    assert_eq!(refusal(&[("title", Value::Null)]), "rule `C01`: `title` is missing");
    assert_eq!(refusal(&[("source", json!(" "))]), "rule `C01`: `source` is missing");
    assert_eq!(refusal(&[("offset", Value::Null)]), "rule `C01`: `offset` is missing");
}

#[test]
fn a_rule_without_an_id_is_named_by_its_place() {
    assert_eq!(refusal(&[("id", Value::Null)]), "rule `#1`: `id` is missing");
}

#[test]
fn a_value_of_another_form_is_named() {
    assert_eq!(refusal(&[("version", json!("1"))]), "rule `C01`: `version` has the wrong form");
    let day = [("valid_to", json!("31.12.2026"))];
    assert_eq!(refusal(&day), "rule `C01`: `valid_to` has the wrong form");
}

#[test]
fn a_value_that_no_field_can_hold_is_named_and_says_why() {
    let refused = DeadlineRules::parse(&file(&[("alerts", json!(["a week before"]))]));
    let refused = refused.expect_err("a refused rule");
    assert_eq!(refused.to_string(), "rule `C01`: `alerts` cannot be understood");
    let why = std::error::Error::source(&refused).map(ToString::to_string);
    assert!(why.expect("a cause").starts_with("`a week before` is not an offset"));
    let kind = [("kind", json!("wish"))];
    assert_eq!(refusal(&kind), "rule `C01`: `kind` cannot be understood");
}

#[test]
fn an_unknown_field_is_named() {
    assert_eq!(refusal(&[("ofset", json!("on the day"))]), "rule `C01`: `ofset` is not a field");
}

#[test]
fn a_deadline_names_a_day() {
    let fields = ["schedule", "offset", "lapses", "alerts"].map(|field| (field, Value::Null));
    assert_eq!(refusal(&fields), "rule `C01`: `schedule` is missing");
}

#[test]
fn a_day_without_a_schedule_is_refused() {
    assert_eq!(
        refusal(&[("schedule", Value::Null)]),
        "rule `C01`: `offset` does not belong to a rule without `schedule`"
    );
}

#[test]
fn advice_names_no_day() {
    assert_eq!(
        refusal(&[("kind", json!("advice"))]),
        "rule `C01`: `schedule` does not belong to a rule of kind `advice`"
    );
}

#[test]
fn a_deadline_counts_from_an_anchor() {
    assert_eq!(refusal(&[("anchor", Value::Null)]), "rule `C01`: `anchor` is missing");
    let qualified = [("anchor", Value::Null), ("qualifiers", json!(["ea"]))];
    assert_eq!(
        refusal(&qualified),
        "rule `C01`: `qualifiers` does not belong to a rule without `anchor`"
    );
}

#[test]
fn a_recurring_deadline_says_when_it_is_too_late() {
    assert_eq!(refusal(&[("lapses", Value::Null)]), "rule `C01`: `lapses` is missing");
}

#[test]
fn validity_does_not_end_before_it_starts() {
    let changes = [("valid_from", json!("2026-01-02")), ("valid_to", json!("2026-01-01"))];
    assert_eq!(refusal(&changes), "rule `C01`: `valid_to` is before `valid_from`");
}

#[test]
fn an_id_is_used_once() {
    let rule: Value = serde_json::from_str(&file(&[])).expect("json");
    let twice =
        json!({ "id": "contoso", "version": 1, "rules": [rule["rules"][0], rule["rules"][0]] });
    let refused = DeadlineRules::parse(&twice.to_string()).expect_err("one of two");
    assert_eq!(refused.to_string(), "rule `C01`: `id` is used twice");
}

#[test]
fn own_rules_are_added_to_the_built_in_ones() {
    let own = DeadlineRules::parse(&file(&[])).expect("a rule file");
    let merged = DeadlineRules::built_in().merged_with(own).expect("no rule in common");
    assert_eq!(merged.id, "muniment-deadlines+contoso");
    assert!(merged.rule("C01").is_some() && merged.rule("D01").is_some());
}

#[test]
fn an_own_rule_may_change_an_offset() {
    let changes = [
        ("id", json!("D01")),
        ("anchor", json!("enrollment_effective")),
        ("schedule", json!("every anniversary")),
        ("offset", json!("75 days before")),
    ];
    let own = DeadlineRules::parse(&file(&changes)).expect("a rule file");
    let merged = DeadlineRules::built_in().merged_with(own).expect("the same schedule");
    let timing = merged.rule("D01").and_then(|rule| rule.timing.clone()).expect("days");
    assert_eq!(timing.offset.to_string(), "75 days before");
}

#[test]
fn an_own_rule_does_not_change_from_what_a_built_in_one_counts() {
    let rebased = |changes: &[(&str, Value)]| {
        let own = DeadlineRules::parse(&file(changes)).expect("a rule file");
        DeadlineRules::built_in().merged_with(own).expect_err("another base")
    };
    let refused = |field| RebasedRule { rule: "D01".to_owned(), field };
    assert_eq!(rebased(&[("id", json!("D01"))]), refused("anchor"));
    let changes = [("id", json!("D01")), ("anchor", json!("enrollment_effective"))];
    assert_eq!(rebased(&changes), refused("schedule"));
}
