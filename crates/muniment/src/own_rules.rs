//! The company's own additions to the rules that come with Muniment.

use std::error::Error as Cause;

use muniment_catalog::Catalog;
use muniment_core::deadlines::DeadlineRules;
use muniment_core::proof::RuleSet;
use muniment_core::{Event, Op, OwnRules};
use muniment_statements::Captions;

use crate::transact::Decision;
use crate::{Done, Error, Vault, show};

impl Vault {
    /// The company's own additions to a set of rules (`evidence`, `deadlines` or `captions`), as written;
    /// empty where there are none.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn own_rules(&self, rules: &str) -> Result<String, Error> {
        Ok(self.catalog.own_rules(show::code_of(rules, "bad_kind")?)?)
    }

    /// Adopts the company's own additions to a set of rules in place of those before; an empty
    /// text withdraws them.
    ///
    /// # Errors
    /// When there is no such set, or the text cannot be used; the message names rule and field.
    pub fn adopt_rules(&self, rules: &str, text: &str) -> Result<Done<()>, Error> {
        let rules: OwnRules = show::code_of(rules, "bad_kind")?;
        let text = text.trim();
        check(rules, text)?;
        self.transact(Op::AdoptRules, |catalog| {
            let mut events = Vec::new();
            if catalog.own_rules(rules)? != text {
                events.push(Event::RulesAdopted { rules, text: text.to_owned() });
            }
            Ok(Decision { events, value: () })
        })
    }
}

/// The rules about time that are in force: the built-in ones with the company's own.
pub(crate) fn deadline_rules(catalog: &Catalog) -> Result<DeadlineRules, Error> {
    with_own_deadlines(&catalog.own_rules(OwnRules::Deadlines)?)
}

fn check(rules: OwnRules, text: &str) -> Result<(), Error> {
    match rules {
        OwnRules::Deadlines => with_own_deadlines(text).map(drop),
        OwnRules::Evidence => with_own_evidence(text).map(drop),
        OwnRules::Captions => with_own_captions(text),
    }
}

/// The built-in rules of evidence with these additions; empty for none.
pub(crate) fn with_own_evidence(text: &str) -> Result<RuleSet, Error> {
    let built_in = RuleSet::built_in();
    if text.is_empty() {
        return Ok(built_in);
    }
    built_in.with_own(text).map_err(|error| refused(&error))
}

fn with_own_captions(text: &str) -> Result<(), Error> {
    if text.is_empty() {
        return Ok(());
    }
    Captions::built_in().extended(text).map(drop).map_err(|error| refused(&error))
}

fn with_own_deadlines(text: &str) -> Result<DeadlineRules, Error> {
    let built_in = DeadlineRules::built_in();
    if text.is_empty() {
        return Ok(built_in);
    }
    let own = DeadlineRules::parse(text).map_err(|error| refused(&error))?;
    if let Some(rule) = own.iter().find(|rule| rule.id.contains('/')) {
        let message = format!("rule `{}`: `id` must not contain `/`", rule.id);
        return Err(Error::invalid("bad_rules", message));
    }
    built_in.merged_with(own).map_err(|error| refused(&error))
}

/// What is wrong, with its causes: the rule and the field stand in one, the reason in another.
fn refused(error: &(dyn Cause + 'static)) -> Error {
    let mut causes = Vec::new();
    let mut cause = Some(error);
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    Error::invalid("bad_rules", causes.join(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(rules: OwnRules, text: &str) -> String {
        check(rules, text).expect_err("a refusal").to_string()
    }

    fn own(fields: &str) -> String {
        format!(
            r#"{{"id":"own","version":1,"rules":[{{"id":"own-1","version":1,"kind":"deadline",
            "title":"Tell the works council","explanation":"Before each anniversary.",
            "severity":"info","source":"works agreement","anchor":"sa_end",{fields}}}]}}"#
        )
    }

    #[test]
    fn own_rules_join_the_built_in_ones() {
        let text = own(r#""schedule":"once","offset":"60 days before""#);
        let rules = with_own_deadlines(&text).expect("rules");
        assert!(rules.rule("own-1").is_some());
        assert!(rules.rule("D01").is_some());
    }

    #[test]
    fn a_rule_that_cannot_be_understood_is_told_with_its_field_and_reason() {
        let text = own(r#""schedule":"once","offset":"60""#);
        let told = message(OwnRules::Deadlines, &text);
        assert!(
            told.starts_with("rule `own-1`: `offset` cannot be understood: `60` is not"),
            "{told}"
        );
    }

    #[test]
    fn a_slash_in_a_rules_id_is_refused_because_keys_are_split_there() {
        let text = own(r#""schedule":"once","offset":"60 days before""#).replace("own-1", "own/1");
        let told = message(OwnRules::Deadlines, &text);
        assert_eq!(told, "rule `own/1`: `id` must not contain `/`");
    }

    #[test]
    fn own_rules_of_evidence_are_checked_too() {
        let told = message(OwnRules::Evidence, "{}");
        assert!(told.starts_with("the file of rules"), "{told}");
    }

    #[test]
    fn no_text_withdraws_own_rules() {
        assert!(check(OwnRules::Evidence, "").is_ok());
        assert!(check(OwnRules::Deadlines, "").is_ok());
    }
}
