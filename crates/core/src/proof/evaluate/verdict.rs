//! The verdict on a record, from what its rule and the checks found.

use super::case::Case;
use super::groups::Verdicts;
use crate::Severity;
use crate::proof::rules::{Check, Rule};
use crate::proof::{AppliedRule, Assessment, Finding, GroupState, ProofStatus, Subject};

pub(super) fn assess(case: &Case<'_>) -> Assessment {
    let channel = case.facts.record.channel;
    let Some(rule) = channel.and_then(|channel| case.index.rules.rule(channel)) else {
        return not_assessed(case);
    };
    let Verdicts { groups, mut findings } = {
        let mut verdicts = Verdicts::default();
        case.apply(rule, "", &mut verdicts);
        verdicts
    };
    findings.extend(case.check_all());
    put_in_order(&mut findings);
    let is = |state| groups.iter().filter(|group| group.state == state).count();
    Assessment {
        license: case.license,
        status: status(&findings, is(GroupState::Pending) > 0),
        rule: Some(applied(rule)),
        met: is(GroupState::Met),
        required: groups.len() - is(GroupState::NotApplicable),
        groups,
        findings,
    }
}

/// An open error makes a record incomplete; if the only one is a contradiction, contested. Errors
/// that were all waived make it waived, never complete.
fn status(findings: &[Finding], is_pending: bool) -> ProofStatus {
    let contradicts = |finding: &Finding| finding.code == Check::Contradiction.code();
    let open = |finding: &&Finding| finding.waived.is_none();
    let mut errors =
        findings.iter().filter(|finding| finding.severity == Severity::Error).peekable();
    let has_errors = errors.peek().is_some();
    let open_errors: Vec<_> = errors.filter(open).collect();
    let mut open_warnings =
        findings.iter().filter(open).filter(|finding| finding.severity == Severity::Warning);
    if open_errors.iter().any(|finding| !contradicts(finding)) {
        ProofStatus::Incomplete
    } else if !open_errors.is_empty() {
        ProofStatus::Contested
    } else if has_errors {
        ProofStatus::Waived
    } else if is_pending {
        ProofStatus::PendingMls
    } else if open_warnings.next().is_some() {
        ProofStatus::CompleteWithWarnings
    } else {
        ProofStatus::Complete
    }
}

/// The gravest first; the same finding once.
fn put_in_order(findings: &mut Vec<Finding>) {
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| (std::cmp::Reverse(finding.severity), finding.subject);
        (key(one), &one.code, &one.group, &one.message).cmp(&(
            key(other),
            &other.code,
            &other.group,
            &other.message,
        ))
    });
    findings.dedup();
}

fn not_assessed(case: &Case<'_>) -> Assessment {
    Assessment {
        license: case.license,
        status: ProofStatus::NotAssessed,
        rule: None,
        groups: Vec::new(),
        findings: vec![case.found(Check::Channel, Subject::Record, [])],
        met: 0,
        required: 0,
    }
}

fn applied(rule: &Rule) -> AppliedRule {
    AppliedRule {
        id: rule.id.clone(),
        version: rule.version,
        title: rule.title.clone(),
        sources: rule.sources.clone(),
    }
}
