//! Whether an agreement is ready to move to another portal, and what is left to do after it did:
//! the migration checklist (VLSC/VLMS administration, portal migration).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::access::{Access, AccessStatus, AccountType, PortalRole};
use crate::benefit::{BenefitStanding, BenefitState, Benefits};
use crate::code::vocabulary;
use crate::proof::text::fold;

/// What is known about an agreement that may move.
#[derive(Debug, Clone)]
pub struct MigrationFacts<'a> {
    /// Everybody's access to it that counts.
    pub accesses: Vec<&'a Access>,
    /// How many administrators there are to be.
    pub least_administrators: u32,
    /// How many documents make it up.
    pub papers: usize,
    /// What there is of benefits.
    pub benefits: &'a Benefits,
    /// How each stands under it.
    pub standings: &'a BTreeMap<String, BenefitStanding>,
    /// The days for which exports of a portal that name it speak.
    pub exports: Vec<NaiveDate>,
    /// How many product keys are on record under it.
    pub keys: usize,
    /// The day on which it moved.
    pub migrated_on: Option<NaiveDate>,
}

/// A task of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationItem {
    /// Which.
    pub task: MigrationTask,
    /// How it stands.
    pub state: MigrationState,
    /// Who or what it is still open for, by name; empty where nothing is on record yet.
    pub open_for: Vec<String>,
}

vocabulary!(
    /// What is to be done when an agreement moves to another portal.
    MigrationTask, "migration task" {
        /// Every administrator signs in with a work account.
        EntraAccounts = "entra_accounts",
        /// There are enough administrators that one can stand in for another.
        ParallelAdministrators = "parallel_administrators",
        /// The contacts that its papers name are on record.
        Contacts = "contacts",
        /// Its papers are on record.
        Papers = "papers",
        /// Its licenses were exported before the move: perpetual ones move with it, and this shows
        /// whether they did.
        Entitlements = "entitlements",
        /// Its product keys are on record: they stay behind.
        Keys = "keys",
        /// Its benefits are on record, with what shows that they are activated.
        Benefits = "benefits",
        /// What may have lapsed with the move was looked at again.
        BenefitsCheckedAgain = "benefits_checked_again",
    }
);

vocabulary!(
    /// How a task of the migration stands.
    MigrationState, "migration state" {
        /// The vault shows that it is done.
        Done = "done",
        /// It is still to do.
        Open = "open",
        /// There is nothing to do yet.
        NotDue = "not_due",
    }
);

/// The checklist as of a day, in the order in which it is worked through.
pub fn migration_checklist(facts: &MigrationFacts<'_>, as_of: NaiveDate) -> Vec<MigrationItem> {
    MigrationTask::ALL
        .iter()
        .map(|task| {
            let (state, open_for) = facts.standing(*task, as_of);
            MigrationItem { task: *task, state, open_for }
        })
        .collect()
}

impl MigrationFacts<'_> {
    fn standing(&self, task: MigrationTask, as_of: NaiveDate) -> (MigrationState, Vec<String>) {
        let nothing = Vec::new();
        match task {
            MigrationTask::EntraAccounts => {
                let other = |access: &&Access| access.account != Some(AccountType::EntraId);
                let others = self.administrators(as_of).filter(other);
                let others = people(others);
                let is_done = others.is_empty() && self.administrators(as_of).next().is_some();
                (done(is_done), others)
            }
            MigrationTask::ParallelAdministrators => {
                let there = people(self.administrators(as_of));
                let enough =
                    u32::try_from(there.len()).is_ok_and(|n| n >= self.least_administrators);
                (done(enough), if enough { nothing } else { there })
            }
            MigrationTask::Contacts => {
                let named = self.accesses.iter().any(|access| !access.contacts.is_empty());
                (done(named), nothing)
            }
            MigrationTask::Papers => (done(self.papers > 0), nothing),
            MigrationTask::Entitlements => {
                let before = self.migrated_on.filter(|day| *day <= as_of).unwrap_or(as_of);
                (done(self.exports.iter().any(|day| *day <= before)), nothing)
            }
            MigrationTask::Keys => (done(self.keys > 0), nothing),
            MigrationTask::Benefits => {
                let open = self.undocumented_benefits(as_of);
                (done(open.is_empty()), open)
            }
            MigrationTask::BenefitsCheckedAgain => {
                if self.migrated_on.is_none_or(|day| as_of < day) {
                    return (MigrationState::NotDue, nothing);
                }
                let open = self.benefits.iter().filter(|benefit| {
                    self.standings.get(&benefit.code).is_some_and(|standing| {
                        benefit.is_to_check_again(standing, self.migrated_on, as_of)
                    })
                });
                let open: Vec<String> = open.map(|benefit| benefit.title.clone()).collect();
                (done(open.is_empty()), open)
            }
        }
    }

    fn administrators(&self, as_of: NaiveDate) -> impl Iterator<Item = &Access> {
        self.accesses.iter().copied().filter(move |access| {
            access.role == PortalRole::Administrator
                && access.status == AccessStatus::Active
                && access.left_on.is_none_or(|day| as_of <= day)
        })
    }

    /// The benefits that somebody has to activate and of which nothing is stated, and those that
    /// are activated without a document that shows it.
    fn undocumented_benefits(&self, as_of: NaiveDate) -> Vec<String> {
        let open = self.benefits.iter().filter(|benefit| match self.standings.get(&benefit.code) {
            None => benefit.needs_activation() && !benefit.is_retired_on(as_of),
            Some(standing) => {
                standing.state == BenefitState::Activated && standing.evidence.is_empty()
            }
        });
        open.map(|benefit| benefit.title.clone()).collect()
    }
}

fn done(is_done: bool) -> MigrationState {
    if is_done { MigrationState::Done } else { MigrationState::Open }
}

/// The names of people, each once.
fn people<'a>(accesses: impl Iterator<Item = &'a Access>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    accesses
        .filter(|access| seen.insert(fold(&access.person)))
        .map(|access| access.person.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::tests::{access, day};
    use crate::{ContactType, DocumentId};
    use uuid::Uuid;

    fn facts<'a>(standings: &'a BTreeMap<String, BenefitStanding>) -> MigrationFacts<'a> {
        MigrationFacts {
            accesses: Vec::new(),
            least_administrators: 2,
            papers: 0,
            benefits: Benefits::built_in(),
            standings,
            exports: Vec::new(),
            keys: 0,
            migrated_on: None,
        }
    }

    fn state(facts: &MigrationFacts<'_>, task: MigrationTask) -> (MigrationState, Vec<String>) {
        let items = migration_checklist(facts, day("2024-06-30"));
        let item = items.into_iter().find(|item| item.task == task).expect("every task is there");
        (item.state, item.open_for)
    }

    #[test]
    fn of_an_agreement_nobody_knows_anything_about_everything_is_open() {
        let standings = BTreeMap::new();
        let items = migration_checklist(&facts(&standings), day("2024-06-30"));
        assert_eq!(items.len(), MigrationTask::ALL.len());
        let due = items.iter().filter(|item| item.state == MigrationState::Open).count();
        assert_eq!(due, items.len() - 1, "nothing is looked at again before the move");
    }

    #[test]
    fn administrators_are_named_who_sign_in_with_another_account() {
        let standings = BTreeMap::new();
        let ada = access("Ada Birch", PortalRole::Administrator);
        let personal = Some(AccountType::MicrosoftAccount);
        let bo = Access { account: personal, ..access("Bo Cole", PortalRole::Administrator) };
        let left = Access { left_on: Some(day("2024-06-29")), ..bo.clone() };
        let of = |accesses| MigrationFacts { accesses, ..facts(&standings) };
        let accounts = |accesses| state(&of(accesses), MigrationTask::EntraAccounts);
        let parallel = |accesses| state(&of(accesses), MigrationTask::ParallelAdministrators);
        let bo_is = (MigrationState::Open, vec!["Bo Cole".to_owned()]);
        assert_eq!(accounts(vec![&ada, &bo]), bo_is);
        assert_eq!(
            accounts(vec![&ada, &left]).0,
            MigrationState::Done,
            "who has left is no matter"
        );
        assert_eq!(parallel(vec![&ada, &bo]).0, MigrationState::Done);
        let ada_alone = (MigrationState::Open, vec!["Ada Birch".to_owned()]);
        assert_eq!(parallel(vec![&ada, &ada, &left]), ada_alone, "one person twice is one");
    }

    #[test]
    fn an_export_of_before_the_move_shows_what_was_there() {
        let standings = BTreeMap::new();
        let exports = vec![day("2024-05-02")];
        let moved = |on: &str| MigrationFacts {
            exports: exports.clone(),
            migrated_on: Some(day(on)),
            ..facts(&standings)
        };
        let of = |on: &str| state(&moved(on), MigrationTask::Entitlements).0;
        assert_eq!(of("2024-05-01"), MigrationState::Open);
        assert_eq!(of("2024-05-02"), MigrationState::Done);
        assert_eq!(of("2024-12-01"), MigrationState::Done, "the move is yet to come");
    }

    #[test]
    fn benefits_are_documented_before_the_move_and_looked_at_again_after_it() {
        let benefits = Benefits::built_in();
        let activated = |evidence: Vec<DocumentId>, seen: &str| BenefitStanding {
            state: BenefitState::Activated,
            since: Some(day("2023-01-01")),
            seen_on: day(seen),
            evidence,
            note: String::new(),
        };
        let paper = DocumentId::new(Uuid::from_u128(1));
        let all = |evidence: &[DocumentId], seen: &str| -> BTreeMap<String, BenefitStanding> {
            let by_hand = benefits.iter().filter(|benefit| benefit.needs_activation());
            by_hand.map(|b| (b.code.clone(), activated(evidence.to_vec(), seen))).collect()
        };
        let shown = all(&[paper], "2024-01-01");
        assert_eq!(state(&facts(&shown), MigrationTask::Benefits).0, MigrationState::Done);
        let bare = all(&[], "2024-01-01");
        let (open, titles) = state(&facts(&bare), MigrationTask::Benefits);
        assert_eq!((open, titles.len()), (MigrationState::Open, bare.len()));
        let moved =
            |standings| MigrationFacts { migrated_on: Some(day("2024-03-01")), ..facts(standings) };
        let again = |standings| state(&moved(standings), MigrationTask::BenefitsCheckedAgain).0;
        assert_eq!(again(&shown), MigrationState::Open);
        assert_eq!(again(&all(&[paper], "2024-03-02")), MigrationState::Done);
    }

    #[test]
    fn contacts_papers_and_keys_are_there_or_not() {
        let standings = BTreeMap::new();
        let contacts = BTreeSet::from([ContactType::ALL[0]]);
        let ada = Access { contacts, ..access("Ada Birch", PortalRole::Administrator) };
        let known =
            MigrationFacts { accesses: vec![&ada], papers: 1, keys: 1, ..facts(&standings) };
        for task in [MigrationTask::Contacts, MigrationTask::Papers, MigrationTask::Keys] {
            assert_eq!(state(&known, task).0, MigrationState::Done);
        }
    }
}
