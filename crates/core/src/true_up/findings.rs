//! The common mistakes of a true-up, looked for in what is stated (VLSC/VLMS administration, common
//! mistakes; the documents that must be there: licensing guide, Enterprise Agreement).

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::{TrueUpCycle, TrueUpStep};
use crate::Severity;
use crate::code::vocabulary;

/// What a cycle is judged by, beside what is stated of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueUpFacts {
    /// The anniversary that closes the year.
    pub anniversary: NaiveDate,
    /// The last day on which the baseline is exported in time, by the rule about it.
    pub export_due: Option<NaiveDate>,
    /// The last day on which the pricing can be challenged, once a quote is there.
    pub challenge_until: Option<NaiveDate>,
    /// The units that the vault has on record under the agreement before the true-up, by title,
    /// product and part number in lower case.
    pub licensed: BTreeMap<String, u64>,
    /// License records under the agreement with Software Assurance of which no document shows that
    /// a benefit was activated.
    pub unactivated: u64,
    /// Whether anything but the agreement's own papers bears its number.
    pub is_linked: bool,
}

/// A common mistake that seems to have been made, or is about to be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrueUpFinding {
    /// How grave it is.
    pub severity: Severity,
    /// Which mistake.
    pub check: TrueUpCheck,
    /// The step, product, day or number it is about; empty where there is none.
    pub about: String,
}

vocabulary!(
    /// What is looked for in a true-up.
    TrueUpCheck, "true-up check" {
        /// The anniversary has passed and nothing was submitted.
        NotSubmitted = "not_submitted",
        /// An order or statement was submitted and no document shows it.
        NoOrderDocument = "no_order_document",
        /// Nobody but the person who identified the additions looked them over.
        NotReviewed = "not_reviewed",
        /// The second review is by the person who identified the additions.
        SamePerson = "same_person",
        /// The second review came after the submission.
        ReviewedLate = "reviewed_late",
        /// The quote was neither accepted nor challenged while it could be challenged.
        ChallengeMissed = "challenge_missed",
        /// The quote waits to be accepted or challenged; the day is the last one.
        ChallengeOpen = "challenge_open",
        /// A step was done although one before it was not.
        StepSkipped = "step_skipped",
        /// A step was done on an earlier day than one before it.
        OutOfOrder = "out_of_order",
        /// The baseline was not exported in time; the day is the last one.
        ExportMissing = "export_missing",
        /// The baseline was exported too late; the day is the last one in time.
        ExportLate = "export_late",
        /// The export itself is not in the vault.
        NoExportDocument = "no_export_document",
        /// Additions were identified without a count.
        NoCount = "no_count",
        /// The baseline of a product is not what the vault has on record.
        BaselineDiffers = "baseline_differs",
        /// Nothing but its own papers bears the agreement's number.
        AgreementUnlinked = "agreement_unlinked",
        /// Software Assurance is paid for and no document shows an activated benefit.
        BenefitsNotActivated = "benefits_not_activated",
    }
);

impl TrueUpCheck {
    /// What is wrong, as a sentence without its end.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NotSubmitted => "the anniversary has passed and nothing was submitted",
            Self::NoOrderDocument => "no document shows the order or update statement",
            Self::NotReviewed => "nobody else has looked over what was identified",
            Self::SamePerson => "the second review is by the person who identified the additions",
            Self::ReviewedLate => "the second review came after the submission",
            Self::ChallengeMissed => "the time to challenge the pricing has passed",
            Self::ChallengeOpen => "the pricing can be challenged up to a day",
            Self::StepSkipped => "a step was done although one before it was not",
            Self::OutOfOrder => "a step was done before the one it follows",
            Self::ExportMissing => "the baseline was to be exported by a day",
            Self::ExportLate => "the baseline was exported later than by a day",
            Self::NoExportDocument => "no document shows the exported baseline",
            Self::NoCount => "what has to be added was identified without a count",
            Self::BaselineDiffers => "the baseline differs from the license records of a product",
            Self::AgreementUnlinked => "nothing but its own papers bears the agreement's number",
            Self::BenefitsNotActivated => {
                "license records have Software Assurance and no document of an activated benefit"
            }
        }
    }
}

impl fmt::Display for TrueUpFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.check.sentence())?;
        if self.about.is_empty() { Ok(()) } else { write!(f, ": {}", self.about) }
    }
}

impl TrueUpCycle {
    /// What speaks against a cycle as of a day, the gravest first. Findings stop nobody.
    pub fn findings(&self, facts: &TrueUpFacts, as_of: NaiveDate) -> Vec<TrueUpFinding> {
        let mut findings = Vec::new();
        findings.extend(self.about_the_export(facts, as_of));
        findings.extend(self.about_the_count(facts));
        findings.extend(self.about_the_order());
        findings.extend(self.about_the_second_person());
        findings.extend(self.about_the_submission(facts, as_of));
        findings.extend(self.about_the_quote(facts, as_of));
        findings.extend(about_the_agreement(facts));
        findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
        findings
    }

    fn about_the_export(&self, facts: &TrueUpFacts, as_of: NaiveDate) -> Vec<TrueUpFinding> {
        let mut findings = Vec::new();
        let exported = self.done.get(&TrueUpStep::Exported);
        if let Some(due) = facts.export_due {
            match exported {
                None if due < as_of => findings.push(warning(TrueUpCheck::ExportMissing, due)),
                Some(done) if due < done.on => findings.push(warning(TrueUpCheck::ExportLate, due)),
                _ => {}
            }
        }
        if exported.is_some_and(|done| done.evidence.is_empty()) {
            findings.push(warning(TrueUpCheck::NoExportDocument, ""));
        }
        findings
    }

    fn about_the_count(&self, facts: &TrueUpFacts) -> Vec<TrueUpFinding> {
        let lines = self.count.as_ref().map_or(&[][..], |count| &count.lines);
        if lines.is_empty() && self.done.contains_key(&TrueUpStep::DeltaIdentified) {
            return vec![warning(TrueUpCheck::NoCount, "")];
        }
        let differs = |product: &str, baseline| {
            let on_record = facts.licensed.get(&product.trim().to_lowercase());
            on_record.is_some_and(|on_record| *on_record != baseline)
        };
        lines
            .iter()
            .filter(|line| differs(&line.product, line.baseline))
            .map(|line| warning(TrueUpCheck::BaselineDiffers, &line.product))
            .collect()
    }

    /// Each step is looked at against the places before its own.
    fn about_the_order(&self) -> Vec<TrueUpFinding> {
        let mut findings = Vec::new();
        for (step, done) in &self.done {
            let Some(place) = step.place() else { continue };
            if (1..place).any(|before| !self.has_place(before)) {
                findings.push(warning(TrueUpCheck::StepSkipped, step));
            }
            let was_early = |other: &TrueUpStep| {
                other.place().is_some_and(|before| before < place)
                    && self.on(*other).is_some_and(|on| done.on < on)
            };
            if self.done.keys().any(was_early) {
                findings.push(warning(TrueUpCheck::OutOfOrder, step));
            }
        }
        findings
    }

    /// Four eyes see more true-up errors than two.
    fn about_the_second_person(&self) -> Vec<TrueUpFinding> {
        let Some(identified) = self.done.get(&TrueUpStep::DeltaIdentified) else {
            return Vec::new();
        };
        let submitted = self.on(TrueUpStep::Submitted);
        let Some(review) = self.done.get(&TrueUpStep::SecondReview) else {
            let severity = if submitted.is_some() { Severity::Error } else { Severity::Info };
            return vec![finding(severity, TrueUpCheck::NotReviewed, "")];
        };
        let mut findings = Vec::new();
        if same_person(&identified.by, &review.by) {
            findings.push(finding(Severity::Error, TrueUpCheck::SamePerson, &review.by));
        }
        if submitted.is_some_and(|submitted| submitted < review.on) {
            findings.push(warning(TrueUpCheck::ReviewedLate, review.on));
        }
        findings
    }

    fn about_the_submission(&self, facts: &TrueUpFacts, as_of: NaiveDate) -> Vec<TrueUpFinding> {
        match self.done.get(&TrueUpStep::Submitted) {
            None if facts.anniversary < as_of => {
                vec![finding(Severity::Error, TrueUpCheck::NotSubmitted, facts.anniversary)]
            }
            Some(done) if done.evidence.is_empty() => {
                vec![finding(Severity::Error, TrueUpCheck::NoOrderDocument, "")]
            }
            _ => Vec::new(),
        }
    }

    fn about_the_quote(&self, facts: &TrueUpFacts, as_of: NaiveDate) -> Vec<TrueUpFinding> {
        let last = facts.challenge_until.filter(|_| self.on(TrueUpStep::QuoteReceived).is_some());
        let Some(last) = last else { return Vec::new() };
        let challenged = self.on(TrueUpStep::Challenged);
        let missed = match challenged {
            Some(on) => last < on,
            None => last < as_of && !self.done.contains_key(&TrueUpStep::Reviewed),
        };
        if missed {
            vec![finding(Severity::Error, TrueUpCheck::ChallengeMissed, last)]
        } else if self.has_place(Self::PLACES) {
            Vec::new()
        } else {
            vec![finding(Severity::Info, TrueUpCheck::ChallengeOpen, last)]
        }
    }
}

fn about_the_agreement(facts: &TrueUpFacts) -> Vec<TrueUpFinding> {
    let mut findings = Vec::new();
    if !facts.is_linked {
        findings.push(warning(TrueUpCheck::AgreementUnlinked, ""));
    }
    if facts.unactivated > 0 {
        findings.push(warning(TrueUpCheck::BenefitsNotActivated, facts.unactivated));
    }
    findings
}

fn same_person(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn warning(check: TrueUpCheck, about: impl fmt::Display) -> TrueUpFinding {
    finding(Severity::Warning, check, about)
}

fn finding(severity: Severity, check: TrueUpCheck, about: impl fmt::Display) -> TrueUpFinding {
    TrueUpFinding { severity, check, about: about.to_string() }
}

#[cfg(test)]
mod tests;
