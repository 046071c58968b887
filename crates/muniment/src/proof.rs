//! What proves each license: evaluation kept up to date, and what people state about it.

mod answers;
mod stating;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{Local, NaiveDate};
use muniment_core::proof::chain::{Change, affected_by};
use muniment_core::proof::{Profile, RuleSet, VaultFacts, evaluate_some};
use muniment_core::{DocumentId, LicenseId, OwnRules};
use muniment_storage::digest_of;

use crate::own_rules::with_own_evidence;
use crate::vault::Inside;
use crate::{Error, show};

/// The facts and rules that the latest assessments were made from.
#[derive(Default)]
pub(crate) struct Proof(Mutex<Option<Made>>);

struct Made {
    /// The journal entry and the change of documents up to which the facts go.
    seen: (u64, u64),
    facts: Arc<VaultFacts>,
    rules: Arc<Rules>,
    /// For whom the catalog's assessments were made; absent where none were yet.
    made_for: Option<String>,
    /// The records whose assessments in the catalog are behind the facts.
    behind: Reached,
}

/// The rules with the company's own additions.
pub(crate) struct Rules {
    own: String,
    pub(crate) set: RuleSet,
    /// The SHA-256 of their canonical text, in hexadecimal.
    pub(crate) sha256: String,
}

/// What an evaluation needs.
pub(crate) struct Grounds {
    pub(crate) facts: Arc<VaultFacts>,
    pub(crate) rules: Arc<Rules>,
}

impl Proof {
    /// Forgets what was made, as when the catalog is emptied.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Rules {
    /// The built-in rules with these additions; empty for none.
    pub(crate) fn with_own(own: &str) -> Result<Self, Error> {
        let set = with_own_evidence(own)?;
        let sha256 = digest_of(set.canonical_text().as_bytes()).to_string();
        Ok(Self { own: own.to_owned(), set, sha256 })
    }
}

impl Inside {
    /// The latest facts and rules.
    pub(crate) fn grounds(&self) -> Result<Grounds, Error> {
        let mut made = self.proof.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(self.latest(&mut made)?.grounds())
    }

    /// Brings the assessments that lists show up to the latest entry and to today. Only what a
    /// change can reach is evaluated again.
    pub(crate) fn assess(&self, profile: Profile) -> Result<(), Error> {
        let as_of = today();
        let mut made = self.proof.0.lock().unwrap_or_else(PoisonError::into_inner);
        let made = self.latest(&mut made)?;
        let made_for = format!("{as_of} {profile} {}", made.rules.sha256);
        let same = made.made_for.as_ref() == Some(&made_for);
        let licenses = match &made.behind {
            Reached::Some(licenses) if same && licenses.is_empty() => return Ok(()),
            Reached::Some(licenses) if same => licenses.clone(),
            _ => made.facts.records.keys().copied().collect(),
        };
        let assessments = evaluate_some(&licenses, &made.facts, &made.rules.set, profile, as_of);
        let all = licenses.len() == made.facts.records.len();
        self.catalog.record_assessments(&assessments, all)?;
        made.made_for = Some(made_for);
        made.behind = Reached::nothing();
        Ok(())
    }

    /// Gathers the facts anew where the journal went on, and remembers which records that reaches.
    fn latest<'a>(&self, made: &'a mut Option<Made>) -> Result<&'a mut Made, Error> {
        // What recognition reads is in no entry.
        let seen = (self.catalog.position()?.n, self.catalog.last_change()?);
        if made.as_ref().is_none_or(|made| made.seen != seen) {
            let mut facts = self.catalog.facts()?;
            self.add_statements(&mut facts)?;
            self.add_terms(&mut facts)?;
            let facts = Arc::new(facts);
            let own = self.catalog.own_rules(OwnRules::Evidence)?;
            let before = made.take();
            let rules = match &before {
                Some(before) if before.rules.own == own => before.rules.clone(),
                _ => Arc::new(readable_rules(&own)),
            };
            let behind = match &before {
                Some(before) => reached(&before.facts, &facts),
                None => Reached::Everything,
            };
            let (made_for, earlier) = match before {
                Some(before) => (before.made_for, before.behind),
                None => (None, Reached::nothing()),
            };
            let behind = earlier.and(behind);
            *made = Some(Made { seen, facts, rules, made_for, behind });
        }
        Ok(made.as_mut().expect("it was made above"))
    }
}

impl Made {
    fn grounds(&self) -> Grounds {
        Grounds { facts: self.facts.clone(), rules: self.rules.clone() }
    }
}

/// Rules that were adopted with a newer version may not be readable here; the built-in ones then
/// apply, and the name of the rules in each answer says so.
fn readable_rules(own: &str) -> Rules {
    Rules::with_own(own)
        .or_else(|reason| {
            tracing::warn!(%reason, "the company's own rules are left out");
            Rules::with_own("")
        })
        .expect("the built-in rules are readable")
}

/// The records that a change can reach.
enum Reached {
    Everything,
    Some(BTreeSet<LicenseId>),
}

impl Reached {
    fn nothing() -> Self {
        Self::Some(BTreeSet::new())
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Some(mut some), Self::Some(others)) => {
                some.extend(others);
                Self::Some(some)
            }
            _ => Self::Everything,
        }
    }
}

fn reached(before: &VaultFacts, after: &VaultFacts) -> Reached {
    if before.own_names != after.own_names
        || before.statements != after.statements
        || before.editions != after.editions
    {
        return Reached::Everything;
    }
    let mut changes = Vec::new();
    let licenses = different(&before.records, &after.records);
    changes.extend(licenses.into_iter().map(Change::License));
    let documents: BTreeSet<DocumentId> = different(&before.documents, &after.documents)
        .into_iter()
        .chain(
            different(&before.invoice_lines, &after.invoice_lines)
                .into_iter()
                .map(|line| line.document),
        )
        .collect();
    changes.extend(documents.into_iter().map(Change::Document));
    let agreements = different(&before.agreements, &after.agreements);
    changes.extend(agreements.into_iter().map(Change::Agreement));
    let waived = |facts: &VaultFacts| -> BTreeSet<(LicenseId, String)> {
        let key = |waiver: &muniment_core::proof::Waiver| {
            (waiver.license, format!("{} {}", waiver.finding, waiver.reason))
        };
        facts.waivers.iter().map(key).collect()
    };
    let (waived_before, waived_after) = (waived(before), waived(after));
    let waivers = waived_before.symmetric_difference(&waived_after);
    changes.extend(waivers.map(|(license, _)| Change::License(*license)));
    let affected = changes.iter().flat_map(|change| {
        affected_by(before, change).into_iter().chain(affected_by(after, change))
    });
    Reached::Some(affected.filter(|license| after.records.contains_key(license)).collect())
}

fn different<K: Ord + Clone, V: PartialEq>(
    before: &std::collections::BTreeMap<K, V>,
    after: &std::collections::BTreeMap<K, V>,
) -> Vec<K> {
    let gone = before.keys().filter(|key| !after.contains_key(key));
    let changed = after.iter().filter(|(key, value)| before.get(key) != Some(value));
    gone.cloned().chain(changed.map(|(key, _)| key.clone())).collect()
}

/// Today, where this machine is. Days are calendar days.
pub(crate) fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The profile a person chose; empty means the practical one.
pub(crate) fn profile_of(code: &str) -> Result<Profile, Error> {
    if code.is_empty() { Ok(Profile::Practical) } else { show::code_of(code, "bad_profile") }
}
