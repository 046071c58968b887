//! What is answered about the proof of license records.

use chrono::NaiveDate;
use muniment_core::proof::chain::{Lost, what_if_lost};
use muniment_core::proof::{
    Assessment, EvidenceRef, Finding, Profile, Sentence, SpeaksBy, Subject, VaultFacts,
    evaluate_one,
};
use muniment_core::{LicenseId, LicenseRecord};

use super::{Grounds, profile_of, today};
use crate::document::resolve_document;
use crate::licenses::resolve_license;
use crate::view::{
    EvidenceView, FindingCountView, FindingView, GroupView, LossView, ProofOverview, ProofView,
    RuleView, SentenceView, StatusCountView, TriedView, WaiverView,
};
use crate::{Error, Vault, show};

/// So many kinds of findings an overview names.
const FINDINGS: u32 = 12;

impl Vault {
    /// How well a license record is proven as of a day, today if none is given. `profile` is
    /// `practical` if empty, or `seed_strict`.
    ///
    /// # Errors
    /// When there is no such record or it is void, or day or profile cannot be.
    pub fn check_license(
        &self,
        id: &str,
        as_of: Option<&str>,
        profile: &str,
    ) -> Result<ProofView, Error> {
        let profile = profile_of(profile)?;
        let as_of = show::as_of(as_of)?;
        let entry = resolve_license(&self.catalog, id)?;
        self.proof_of(entry.id, profile, as_of)?
            .ok_or_else(|| Error::invalid("void", "the license record is void; restore it first"))
    }

    /// How well every license record is proven as of a day, each with its id; ordered by title.
    ///
    /// # Errors
    /// When day or profile cannot be.
    pub fn check_licenses(
        &self,
        as_of: Option<&str>,
        profile: &str,
    ) -> Result<Vec<(String, String, ProofView)>, Error> {
        let profile = profile_of(profile)?;
        let as_of = show::as_of(as_of)?;
        let grounds = self.grounds()?;
        let every =
            muniment_core::proof::evaluate(&grounds.facts, &grounds.rules.set, profile, as_of);
        let mut checked: Vec<_> = every
            .iter()
            .map(|assessment| {
                let title = title_of(&grounds.facts, assessment.license);
                let view = Shown { grounds: &grounds, profile, as_of }.proof(assessment);
                (assessment.license.to_string(), title, view)
            })
            .collect();
        checked.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        Ok(checked)
    }

    /// How well the license records are proven in all, today.
    ///
    /// # Errors
    /// When the profile cannot be or the catalog cannot be read.
    pub fn proof_overview(&self, profile: &str) -> Result<ProofOverview, Error> {
        let profile = profile_of(profile)?;
        self.assess(profile)?;
        let statuses = self.catalog.status_counts()?.into_iter().map(|count| StatusCountView {
            publisher: count.publisher,
            channel: count.channel.map(|channel| channel.code().to_owned()),
            status: count.status.code().to_owned(),
            licenses: count.licenses,
        });
        let findings = self.catalog.finding_counts(FINDINGS)?;
        let findings = findings.into_iter().map(|count| FindingCountView {
            code: count.code,
            severity: count.severity.code().to_owned(),
            message: count.message.to_string(),
            sentence: sentence(&count.message),
            licenses: count.licenses,
        });
        let columns = self.catalog.columns();
        let unlinked = columns.rows().iter().filter(|row| !row.voided && row.links == 0).count();
        Ok(ProofOverview {
            as_of: today().to_string(),
            profile: profile.code().to_owned(),
            statuses: statuses.collect(),
            findings: findings.collect(),
            unlinked_documents: u32::try_from(unlinked).unwrap_or(u32::MAX),
        })
    }

    /// What would change if a document no longer counted.
    ///
    /// # Errors
    /// When there is no such document or the profile cannot be.
    pub fn what_if_document_lost(&self, id: &str, profile: &str) -> Result<Vec<LossView>, Error> {
        let document = resolve_document(&self.catalog, id)?;
        self.losses(Lost::Document(document.id), profile_of(profile)?)
    }

    /// What would change if a license record were gone.
    ///
    /// # Errors
    /// When there is no such record or the profile cannot be.
    pub fn what_if_license_lost(&self, id: &str, profile: &str) -> Result<Vec<LossView>, Error> {
        let license = resolve_license(&self.catalog, id)?;
        self.losses(Lost::License(license.id), profile_of(profile)?)
    }

    fn losses(&self, lost: Lost, profile: Profile) -> Result<Vec<LossView>, Error> {
        let (grounds, as_of) = (self.grounds()?, today());
        let changed = what_if_lost(lost, &grounds.facts, &grounds.rules.set, profile, as_of);
        let shown = Shown { grounds: &grounds, profile, as_of };
        let losses = changed.into_iter().map(|changed| {
            let known = |finding: &Finding| changed.before.findings.contains(finding);
            let after = changed.after.as_ref();
            let new = after.into_iter().flat_map(|after| &after.findings);
            LossView {
                license: changed.before.license.to_string(),
                title: title_of(&grounds.facts, changed.before.license),
                before: changed.before.status.code().to_owned(),
                after: after.map(|after| after.status.code().to_owned()),
                findings: new.filter(|f| !known(f)).map(|f| shown.finding(f)).collect(),
            }
        });
        Ok(losses.collect())
    }

    /// How well a record is proven; nothing where it does not count.
    pub(crate) fn proof_of(
        &self,
        license: LicenseId,
        profile: Profile,
        as_of: NaiveDate,
    ) -> Result<Option<ProofView>, Error> {
        let grounds = self.grounds()?;
        let made = evaluate_one(license, &grounds.facts, &grounds.rules.set, profile, as_of);
        let shown = Shown { grounds: &grounds, profile, as_of };
        Ok(made.map(|assessment| shown.proof(&assessment)))
    }
}

fn title_of(facts: &VaultFacts, license: LicenseId) -> String {
    facts.records.get(&license).map(|facts| LicenseRecord::title(&facts.record)).unwrap_or_default()
}

/// Assessments as views.
struct Shown<'a> {
    grounds: &'a Grounds,
    profile: Profile,
    as_of: NaiveDate,
}

impl Shown<'_> {
    fn proof(&self, assessment: &Assessment) -> ProofView {
        let rules = &self.grounds.rules;
        let record = self.grounds.facts.records.get(&assessment.license);
        let rule = record.and_then(|facts| rules.set.rule(facts.record.channel?));
        let supporting = rule.into_iter().flat_map(|rule| &rule.supporting);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        ProofView {
            status: assessment.status.code().to_owned(),
            rule: assessment.rule.as_ref().map(|rule| RuleView {
                id: rule.id.clone(),
                version: rule.version,
                title: rule.title.clone(),
                sources: rule.sources.clone(),
            }),
            met: count(assessment.met),
            required: count(assessment.required),
            groups: assessment.groups.iter().map(|group| self.group(group)).collect(),
            findings: assessment.findings.iter().map(|finding| self.finding(finding)).collect(),
            supporting: supporting.map(|kind| kind.code().to_owned()).collect(),
            profile: self.profile.code().to_owned(),
            as_of: self.as_of.to_string(),
            rules: rules.set.name(),
            rules_sha256: rules.sha256.clone(),
        }
    }

    fn group(&self, group: &muniment_core::proof::GroupResult) -> GroupView {
        GroupView {
            code: group.code.clone(),
            title: group.title.clone(),
            kinds: group.kinds.iter().map(|kind| kind.code().to_owned()).collect(),
            state: group.state.code().to_owned(),
            met_by: group.met_by.iter().map(|evidence| self.evidence(evidence)).collect(),
            tried: group
                .tried
                .iter()
                .map(|tried| TriedView {
                    evidence: self.evidence(&tried.evidence),
                    fails: tried.fails.iter().map(|code| (*code).to_owned()).collect(),
                })
                .collect(),
            own_sources: group.own_sources.clone(),
        }
    }

    fn evidence(&self, evidence: &EvidenceRef) -> EvidenceView {
        let name = self.grounds.facts.documents.get(&evidence.document);
        let (by, link) = match evidence.by {
            SpeaksBy::Link(link) => ("link", Some(link.to_string())),
            SpeaksBy::Agreement => ("agreement", None),
            SpeaksBy::Statement => ("statement", None),
            SpeaksBy::Period => ("period", None),
        };
        EvidenceView {
            document: evidence.document.to_string(),
            name: name.map(|facts| facts.title.clone()).unwrap_or_default(),
            link,
            by: by.to_owned(),
        }
    }

    fn finding(&self, finding: &Finding) -> FindingView {
        let facts = &self.grounds.facts;
        let (document, base, subject_name) = match finding.subject {
            Subject::Record => (None, None, None),
            Subject::Document(id) => {
                let name = facts.documents.get(&id).map(|document| document.title.clone());
                (Some(id.to_string()), None, name)
            }
            Subject::Base(id) => (None, Some(id.to_string()), Some(title_of(facts, id))),
        };
        FindingView {
            code: finding.code.clone(),
            severity: finding.severity.code().to_owned(),
            message: finding.message.to_string(),
            sentence: sentence(&finding.message),
            action: finding.action.code().to_owned(),
            group: finding.group.clone(),
            document,
            base,
            subject_name,
            waiver: finding.waived.as_ref().map(|waiver| WaiverView {
                reason: waiver.reason.clone(),
                by: waiver.by.clone(),
                at: show::instant(waiver.at),
            }),
        }
    }
}

fn sentence(said: &Sentence) -> SentenceView {
    let places = said.places.iter().map(|(slot, text)| (slot.code().to_owned(), text.clone()));
    SentenceView { form: said.form.to_string(), places: places.collect() }
}
