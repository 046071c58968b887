//! Which edition governs a license: the rule, the day whose terms count, and why.
//!
//! Nothing here is legal advice. The answer names the rule and its source, so that counsel can
//! check it against the agreement.

use chrono::{Datelike, NaiveDate};

use super::case::{Election, LicenseCase};
use super::{CountsFrom, GoverningRule, TermsKind, TermsRules};
use crate::code::vocabulary;

/// What governs a license for a version, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governing {
    /// The rule that was applied, `GR-ELECT` where the customer chose; absent where none applies.
    pub rule: Option<String>,
    /// Its source.
    pub source: String,
    /// The version whose terms apply.
    pub version: String,
    /// The kinds of terms that hold them; none where the product's own license terms govern.
    pub kinds: Vec<TermsKind>,
    /// The day whose edition counts.
    pub required_on: Option<NaiveDate>,
    /// What must be known to name the day with certainty.
    pub missing: Vec<MissingFact>,
    /// How the answer came about, in sentences.
    pub explanation: Vec<String>,
}

vocabulary!(
    /// What a record or register must state to tell the governing edition.
    MissingFact, "missing fact" {
        /// The program or channel of the record.
        Program = "program",
        /// The first day of the agreement or enrollment.
        AgreementStart = "agreement_start",
        /// The day of the order.
        OrderDay = "order_day",
        /// The first day of the subscription.
        SubscriptionStart = "subscription_start",
        /// When the version was released.
        ReleaseDay = "release_day",
    }
);

/// The terms that govern a license record on a day.
pub fn governing(case: &LicenseCase, rules: &TermsRules, at: NaiveDate) -> Governing {
    let mut answer = Governing {
        rule: None,
        source: String::new(),
        version: case.version().to_owned(),
        kinds: Vec::new(),
        required_on: None,
        missing: Vec::new(),
        explanation: Vec::new(),
    };
    let Some(rule) = rule_of(case, rules) else {
        answer.missing.push(MissingFact::Program);
        let sentence = "No rule applies: the record states no program or channel that has one.";
        answer.explanation.push(sentence.to_owned());
        return answer;
    };
    answer.rule = Some(rule.id.clone());
    answer.source.clone_from(&rule.source);
    answer.explanation.push(format!("Rule {}: {}", rule.id, rule.text));
    explain_exception(case, &mut answer);
    if case.is_downgrade() {
        answer.explanation.push(format!(
            "{} {} is used under the terms of the licensed version {} (rule GR-DOWN).",
            case.product,
            case.use_version.trim(),
            answer.version
        ));
    }
    answer.required_on = required(case, rule, at, &mut answer);
    if let Some(day) = answer.required_on {
        answer.kinds = rule.of.map(|of| rules.papers(of, day)).unwrap_or_default();
        if at < day {
            let sentence = format!("On {at} these terms did not count yet; they do from {day}.");
            answer.explanation.push(sentence);
        }
    }
    answer
}

/// The rule that an exception names, else the first that applies.
fn rule_of<'a>(case: &LicenseCase, rules: &'a TermsRules) -> Option<&'a GoverningRule> {
    let named = case.exception.as_ref().and_then(|exception| rules.governing_rule(&exception.rule));
    named.or_else(|| rules.governing_rules().iter().find(|rule| applies(rule, case)))
}

fn applies(rule: &GoverningRule, case: &LicenseCase) -> bool {
    let by_program = case.program.is_some_and(|program| rule.programs.contains(&program));
    let by_channel = case.channel.is_some_and(|channel| rule.channels.contains(&channel));
    !rule.only_by_exception
        && (by_program || by_channel)
        && (!rule.only_subscriptions || case.is_subscription())
}

fn explain_exception(case: &LicenseCase, answer: &mut Governing) {
    let Some(exception) = &case.exception else { return };
    let clause = match exception.clause.trim() {
        "" => "no clause is stated".to_owned(),
        clause => clause.to_owned(),
    };
    answer
        .explanation
        .push(format!("The agreement says so in place of the program's rule ({clause})."));
}

/// The day whose edition counts.
fn required(
    case: &LicenseCase,
    rule: &GoverningRule,
    at: NaiveDate,
    answer: &mut Governing,
) -> Option<NaiveDate> {
    if let Some(Election { day, note }) = &case.elected {
        answer.rule = Some("GR-ELECT".to_owned());
        answer.explanation.push(format!("The customer chose the terms of {day} instead: {note}"));
        return Some(*day);
    }
    if let Some(day) = case.exception.as_ref().and_then(|exception| exception.day) {
        answer.explanation.push(format!("The agreement names {day} as the day that counts."));
        return Some(day);
    }
    let base = base(case, rule.counts_from, at, answer)?;
    if !rule.later_by_release || answer.version.is_empty() {
        return Some(base);
    }
    let named = format!("{} {}", case.product, answer.version);
    match case.released(&answer.version) {
        Some(released) if released > base => {
            answer.explanation.push(format!(
                "{named} was released on {released}, after {base}, so the terms of its release count."
            ));
            Some(released)
        }
        Some(released) => {
            answer.explanation.push(format!("{named} was released on {released}, before {base}."));
            Some(base)
        }
        None => {
            answer.missing.push(MissingFact::ReleaseDay);
            answer.explanation.push(format!(
                "When {named} was released is not known; it is taken as current on {base}."
            ));
            Some(base)
        }
    }
}

/// The day that counts for versions current then.
fn base(
    case: &LicenseCase,
    counts_from: CountsFrom,
    at: NaiveDate,
    answer: &mut Governing,
) -> Option<NaiveDate> {
    let (day, what, missing) = match counts_from {
        CountsFrom::Agreement => {
            let missing = MissingFact::AgreementStart;
            (case.agreement_from, "the agreement took effect", missing)
        }
        CountsFrom::Order => (case.ordered_on, "the license was ordered", MissingFact::OrderDay),
        CountsFrom::Acquisition => {
            (case.ordered_on, "the product was acquired", MissingFact::OrderDay)
        }
        CountsFrom::SubscriptionStart => {
            let missing = MissingFact::SubscriptionStart;
            (case.subscription_start(), "the subscription period started", missing)
        }
        CountsFrom::BillingPeriod => {
            let missing = MissingFact::OrderDay;
            (at.with_day(1), "the billing period started", missing)
        }
        CountsFrom::AsOf => (Some(at), "the use is asked about", MissingFact::OrderDay),
    };
    match day {
        Some(day) => answer.explanation.push(format!("On {day} {what}.")),
        None => {
            answer.missing.push(missing);
            answer.explanation.push(format!("The day on which {what} is not known."));
        }
    }
    day
}
