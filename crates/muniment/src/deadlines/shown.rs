//! Deadlines and their rules as views.

use chrono::NaiveDate;
use muniment_catalog::Catalog;
use muniment_core::deadlines::{Alternative, Deadline, DeadlineRule, Response};

use crate::Error;
use crate::document::evidence_document;
use crate::view::{DeadlineResponse, DeadlineRuleView, DeadlineView, RuleAlternative};

pub(super) fn deadline(
    catalog: &Catalog,
    deadline: &Deadline,
    rule: &DeadlineRule,
    as_of: NaiveDate,
) -> Result<DeadlineView, Error> {
    let subject = deadline.subject();
    let left = deadline.due.signed_duration_since(as_of).num_days();
    let response = deadline.response.as_ref();
    Ok(DeadlineView {
        key: deadline.key().to_string(),
        rule: rule.id.clone(),
        kind: rule.kind.code().to_owned(),
        severity: rule.severity.code().to_owned(),
        title: rule.title.clone(),
        explanation: rule.explanation.clone(),
        source: rule.source.clone(),
        alternatives: alternatives(rule),
        subject: subject.kind.code().to_owned(),
        subject_id: subject.id.clone(),
        subject_title: subject.title.clone(),
        occurrence: deadline.occurrence.to_string(),
        opens: deadline.opens.map(|day| day.to_string()),
        due: deadline.due.to_string(),
        days_left: i32::try_from(left).expect("the calendar has fewer days"),
        alerts: deadline.alerts.iter().map(ToString::to_string).collect(),
        next_alert: deadline.next_alert.map(|day| day.to_string()),
        state: deadline.state.code().to_owned(),
        response: response.map(|response| stated(catalog, response)).transpose()?,
    })
}

pub(super) fn rule(rule: &DeadlineRule, own: bool) -> DeadlineRuleView {
    let timing = rule.timing.as_ref();
    DeadlineRuleView {
        id: rule.id.clone(),
        version: rule.version,
        kind: rule.kind.code().to_owned(),
        severity: rule.severity.code().to_owned(),
        title: rule.title.clone(),
        explanation: rule.explanation.clone(),
        source: rule.source.clone(),
        anchor: rule.anchor.as_ref().map(|filter| filter.kind.code().to_owned()),
        schedule: timing.map(|timing| timing.schedule.to_string()),
        offset: timing.map(|timing| timing.offset.to_string()),
        valid_from: rule.valid_from.map(|day| day.to_string()),
        valid_to: rule.valid_to.map(|day| day.to_string()),
        alternatives: alternatives(rule),
        own,
    }
}

fn alternatives(rule: &DeadlineRule) -> Vec<RuleAlternative> {
    let shown = |other: &Alternative| RuleAlternative {
        statement: other.statement.clone(),
        offset: other.offset.map(|offset| offset.to_string()),
        source: other.source.clone(),
    };
    rule.alternatives.iter().map(shown).collect()
}

fn stated(catalog: &Catalog, response: &Response) -> Result<DeadlineResponse, Error> {
    Ok(match response {
        Response::Done { on, evidence } => DeadlineResponse {
            state: "done".to_owned(),
            day: on.to_string(),
            reason: String::new(),
            evidence: evidence
                .iter()
                .map(|id| evidence_document(catalog, *id))
                .collect::<Result<_, _>>()?,
        },
        Response::Snoozed { until, reason } => DeadlineResponse {
            state: "snoozed".to_owned(),
            day: until.to_string(),
            reason: reason.clone(),
            evidence: Vec::new(),
        },
    })
}
