//! What became of each group of a rule.

use super::case::{Case, Said};
use super::musts::Failure;
use super::pieces::Piece;
use crate::Severity;
use crate::proof::rules::{Check, Group, Message, Objection, Rule, Slot, Test};
use crate::proof::{Action, Finding, GroupResult, GroupState, Subject, Tried};

/// What a rule found: a result for each group, and what there is to say.
#[derive(Default)]
pub(super) struct Verdicts {
    pub(super) groups: Vec<GroupResult>,
    pub(super) findings: Vec<Finding>,
}

impl Case<'_> {
    /// Applies a rule. The prefix stands before the codes of a rule that another refers to.
    pub(super) fn apply(&self, rule: &Rule, prefix: &str, into: &mut Verdicts) {
        for group in rule.groups.iter().filter(|group| group.profiles.contains(&self.index.profile))
        {
            let code = format!("{prefix}{}/{}", rule.id, group.id);
            if group.when.as_ref().is_some_and(|when| !self.holds(when)) {
                into.groups.push(result_of(code, group, GroupState::NotApplicable));
            } else if group.as_bought {
                self.apply_as_bought(group, code, prefix, into);
            } else {
                let (result, finding) = self.look_for(group, code);
                into.groups.push(result);
                into.findings.extend(finding);
            }
        }
        for objection in rule.objections.iter().filter(|objection| self.holds(&objection.when)) {
            into.findings.push(self.object(objection, prefix));
        }
    }

    /// Applies the rule of the channel through which the license was first bought. A channel that
    /// refers on in the same way says nothing about a purchase.
    fn apply_as_bought(&self, group: &Group, code: String, prefix: &str, into: &mut Verdicts) {
        let channel = self.facts.acquisition.bought_through;
        let rule = channel
            .and_then(|channel| self.index.rules.rule(channel))
            .filter(|rule| prefix.is_empty() && !rule.groups.iter().any(|group| group.as_bought));
        if let Some(rule) = rule {
            self.apply(rule, &format!("{code}/"), into);
            return;
        }
        let finding = self.missing(&code, &group.missing, group.action, None);
        into.groups.push(result_of(code, group, state_of(&finding)));
        into.findings.push(finding);
    }

    fn object(&self, objection: &Objection, prefix: &str) -> Finding {
        self.finding(Said {
            code: &format!("{prefix}{}", objection.code),
            severity: objection.severity,
            subject: Subject::Record,
            message: objection.message.fill(&self.fills(self.fills_of(&objection.when))),
            action: objection.action,
            group: None,
        })
    }

    fn look_for(&self, group: &Group, code: String) -> (GroupResult, Option<Finding>) {
        if group.met_when.as_ref().is_some_and(|when| self.holds(when)) {
            return (result_of(code, group, GroupState::Met), None);
        }
        if group.every.is_some() {
            return self.look_in_periods(group, code);
        }
        let (passed, tried) = self.sort_out(group);
        let mut result = result_of(code, group, GroupState::Met);
        result.met_by = passed.iter().map(|piece| piece.evidence).collect();
        result.tried = tried.iter().map(|(piece, fails)| tried_of(piece, fails)).collect();
        let failure = match enough(group, &passed) {
            true => self.record_fails(group, &passed),
            false => tried
                .first()
                .and_then(|(piece, fails)| Some(self.failure_of(piece, *fails.first()?))),
        };
        if enough(group, &passed) && failure.is_none() {
            return (result, None);
        }
        let finding = self.report(group, &result.code, failure);
        result.state = self.state_of_unmet(group, &finding);
        let finding = self.lighter_if_pending(finding, result.state);
        (result, Some(finding))
    }

    fn look_in_periods(&self, group: &Group, code: String) -> (GroupResult, Option<Finding>) {
        let Some(every) = group.every else {
            return (result_of(code, group, GroupState::Met), None);
        };
        let found = self.look_through(every, group);
        let state = if found.any_due { GroupState::Met } else { GroupState::NotApplicable };
        let mut result = result_of(code, group, state);
        result.met_by = found.met_by;
        let Some(periods) = found.lacking else { return (result, None) };
        let finding = self.missing(&result.code, &group.missing, group.action, Some(periods));
        result.state = self.state_of_unmet(group, &finding);
        let finding = self.lighter_if_pending(finding, result.state);
        (result, Some(finding))
    }

    /// The pieces of a kind that would do: those that pass, and those that fail something, which
    /// fails least first. A credit note takes away and meets nothing.
    fn sort_out(&self, group: &Group) -> (Vec<&Piece<'_>>, Vec<(&Piece<'_>, Vec<Test>)>) {
        let mut passed = Vec::new();
        let mut tried = Vec::new();
        let would_do = |piece: &&Piece<'_>| group.any_of.contains(&piece.kind) && piece.units >= 0;
        for piece in self.pieces.iter().filter(would_do) {
            let fails = self.fails(piece, group);
            if fails.is_empty() {
                passed.push(piece);
            } else {
                tried.push((piece, fails));
            }
        }
        tried.sort_by_key(|(_, fails)| fails.len());
        (passed, tried)
    }

    /// One finding for a group that is not met: the test that failed, or that nothing is there.
    fn report(&self, group: &Group, code: &str, failure: Option<Failure>) -> Finding {
        match failure {
            None => self.missing(code, &group.missing, group.action, None),
            Some(Failure { test: Test::BaseLinked, .. }) => {
                self.missing(code, &group.missing, group.action, None)
            }
            Some(Failure { test: Test::CoversQuantity, subject, fills }) => {
                let check = self.index.rules.check(Check::Quantity);
                self.finding(Said {
                    code: Check::Quantity.code(),
                    severity: check.severity,
                    subject,
                    message: check.message.fill(&fills),
                    action: check.action,
                    group: Some(code),
                })
            }
            Some(Failure { test, subject, fills }) => {
                let words = self.index.rules.test(test);
                self.finding(Said {
                    code,
                    severity: Severity::Error,
                    subject,
                    message: words.fails.fill(&fills),
                    action: words.action,
                    group: Some(code),
                })
            }
        }
    }

    fn missing(
        &self,
        code: &str,
        message: &Message,
        action: Action,
        periods: Option<String>,
    ) -> Finding {
        let fills = self.fills(periods.map(|periods| (Slot::Periods, periods)));
        self.finding(Said {
            code,
            severity: Severity::Error,
            subject: Subject::Record,
            message: message.fill(&fills),
            action,
            group: Some(code),
        })
    }

    fn state_of_unmet(&self, group: &Group, finding: &Finding) -> GroupState {
        match group.pending_when.as_ref().is_some_and(|when| self.holds(when)) {
            true => GroupState::Pending,
            false => state_of(finding),
        }
    }

    fn lighter_if_pending(&self, finding: Finding, state: GroupState) -> Finding {
        match state {
            GroupState::Pending => Finding { severity: Severity::Info, ..finding },
            _ => finding,
        }
    }
}

/// Whether evidence enough passed; a group that names no kinds needs none.
fn enough(group: &Group, passed: &[&Piece<'_>]) -> bool {
    let documents: std::collections::BTreeSet<_> =
        passed.iter().map(|piece| piece.evidence.document).collect();
    group.any_of.is_empty() || documents.len() >= group.min_count
}

fn state_of(finding: &Finding) -> GroupState {
    if finding.waived.is_some() { GroupState::Waived } else { GroupState::Missing }
}

fn result_of(code: String, group: &Group, state: GroupState) -> GroupResult {
    GroupResult {
        code,
        title: group.title.clone(),
        kinds: group.any_of.clone(),
        state,
        met_by: Vec::new(),
        tried: Vec::new(),
        own_sources: group.own_sources.clone(),
    }
}

fn tried_of(piece: &Piece<'_>, fails: &[Test]) -> Tried {
    Tried { evidence: piece.evidence, fails: fails.iter().map(|test| test.code()).collect() }
}
