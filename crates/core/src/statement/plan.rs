//! What importing a statement would do: which names it bears and whose they are, and which license
//! records its rows create or match. It is shown before anything is written.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::{Limits, Line, RowPlace, Statement, StatementKind, Transaction};
use crate::proof::text::fold;
use crate::table::bare;
use crate::{AcquisitionChannel, EntityId, LegalEntity, LicenseId, LicenseRecord};

/// A name on a statement, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch {
    /// The name as printed.
    pub name: String,
    /// Whose it is.
    pub owner: NameOwner,
}

/// Whose a name on a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOwner {
    /// An entity is called so.
    Known(EntityId),
    /// An entity is called nearly so; the name may be an alias of it. How alike, in percent.
    Similar(EntityId, u32),
    /// Nobody is called so.
    Unknown,
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlan {
    /// The row.
    pub at: RowPlace,
    /// The record as the row states it.
    pub record: LicenseRecord,
    /// The record of the vault that is the same; none where one is created.
    pub matches: Option<LicenseId>,
}

/// Every name on a statement with its owner, by name. `on` is the day on which aliases count.
pub fn names(
    statement: &Statement,
    entities: &[(EntityId, LegalEntity)],
    on: NaiveDate,
    limits: &Limits,
) -> Vec<NameMatch> {
    let organizations = statement.organizations.iter().map(|row| &row.name);
    let customers = statement.agreements.iter().map(|row| &row.customer);
    let buyers = statement.transactions.iter().map(|row| &row.customer);
    // Folding every row's name would take longer than reading it.
    let mut seen = HashSet::new();
    let mut names: BTreeMap<String, &String> = BTreeMap::new();
    let printed = organizations.chain(customers).chain(buyers);
    for name in printed.filter(|name| seen.insert(*name) && !name.trim().is_empty()) {
        names.entry(fold(name)).or_insert(name);
    }
    let find =
        |name: &String| NameMatch { name: name.clone(), owner: owner(name, entities, on, limits) };
    names.into_values().map(find).collect()
}

/// What the rows of a statement would create, in their order: one record for each purchase that
/// adds licenses, or, where no purchases are listed, for each line. A record of the vault is
/// matched once.
pub fn records<'a>(
    statement: &'a Statement,
    known: &[(LicenseId, LicenseRecord)],
) -> impl Iterator<Item = RowPlan> + use<'a> {
    let bought = statement.transactions.iter();
    let bought = bought
        .filter(|row| row.quantity > 0 && row.adds_licenses())
        .map(|row| (row.at, of_transaction(row, statement.kind)));
    let lists_purchases = !statement.transactions.is_empty();
    let held =
        statement.position().filter(move |line| !lists_purchases && line.figures.effective > 0);
    let held = held.map(|line| (line.at, of_line(line)));
    let mut matches: BTreeMap<RecordKey, Vec<LicenseId>> = BTreeMap::new();
    for (id, record) in known.iter().rev() {
        matches.entry(RecordKey::of(record)).or_default().push(*id);
    }
    bought.chain(held).map(move |(at, record)| {
        // A vault without records has nothing to compare a hundred thousand keys with.
        let same = if matches.is_empty() {
            None
        } else {
            matches.get_mut(&RecordKey::of(&record)).and_then(Vec::pop)
        };
        RowPlan { at, record, matches: same }
    })
}

/// What makes two records the same right.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct RecordKey {
    /// The part number, or product and version where there is none.
    what: String,
    agreement: String,
    acquired_on: Option<NaiveDate>,
    quantity: u64,
}

impl RecordKey {
    fn of(record: &LicenseRecord) -> Self {
        let part = bare(&record.part_number);
        let what = match part.as_str() {
            "" => bare(&format!("{}{}", record.family(), record.version)),
            _ => part,
        };
        Self {
            what,
            agreement: bare(&record.agreement_number),
            acquired_on: record.acquired_on,
            quantity: record.quantity,
        }
    }
}

fn owner(
    name: &str,
    entities: &[(EntityId, LegalEntity)],
    on: NaiveDate,
    limits: &Limits,
) -> NameOwner {
    if let Some((id, _)) = entities.iter().find(|(_, entity)| entity.is_called(name, Some(on))) {
        return NameOwner::Known(*id);
    }
    let name = fold(name);
    let alike = |printed: &str| {
        let alike = strsim::normalized_levenshtein(&name, &fold(printed)) * 100.0;
        (0..=100_u32).rev().find(|percent| f64::from(*percent) <= alike).unwrap_or(0)
    };
    let best = entities.iter().map(|(id, entity)| {
        let aliases = entity.aliases.iter().map(|alias| alike(&alias.name));
        (aliases.chain([alike(&entity.name)]).max().unwrap_or(0), *id)
    });
    match best.max() {
        Some((percent, id)) if percent >= limits.similar_percent => NameOwner::Similar(id, percent),
        _ => NameOwner::Unknown,
    }
}

fn of_transaction(row: &Transaction, kind: StatementKind) -> LicenseRecord {
    let first = |texts: [&String; 2]| {
        texts.into_iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default()
    };
    LicenseRecord {
        publisher: publisher(&row.publisher),
        product: first([&row.family, &row.item]),
        version: row.version.clone(),
        part_number: row.part_number.clone(),
        metric: row.license_type.clone(),
        quantity: row.quantity.unsigned_abs(),
        channel: channel(kind),
        program: row.program.clone(),
        agreement_number: first([&row.number, &row.authorization]),
        licensee: row.customer.clone(),
        acquired_on: row.ordered_on,
        sa_from: row.covered_from,
        sa_to: row.covered_to.filter(|to| row.covered_from.is_none_or(|from| from <= *to)),
        ..LicenseRecord::default()
    }
}

fn of_line(line: &Line) -> LicenseRecord {
    LicenseRecord {
        publisher: publisher(""),
        product: line.family.clone(),
        version: line.version.clone(),
        quantity: line.figures.effective.unsigned_abs(),
        channel: Some(match line.is_grant {
            true => AcquisitionChannel::LicenseGrant,
            false => AcquisitionChannel::VolumeLicense,
        }),
        sa_to: line.sa_to,
        ..LicenseRecord::default()
    }
}

/// Statements are the publisher's own unless a row says otherwise.
fn publisher(stated: &str) -> String {
    if stated.trim().is_empty() { "Microsoft".to_owned() } else { stated.to_owned() }
}

fn channel(kind: StatementKind) -> Option<AcquisitionChannel> {
    match kind {
        StatementKind::CspReconciliation => Some(AcquisitionChannel::Csp),
        StatementKind::M365Licenses => Some(AcquisitionChannel::OnlineSubscription),
        StatementKind::GeneralLicenses | StatementKind::SnipeIt | StatementKind::Mapped => None,
        _ => Some(AcquisitionChannel::VolumeLicense),
    }
}

/// The names that would become aliases if a person confirms each similarity.
pub fn new_aliases(names: &[NameMatch]) -> BTreeSet<(EntityId, String)> {
    let similar = names.iter().filter_map(|found| match found.owner {
        NameOwner::Similar(id, _) => Some((id, found.name.clone())),
        NameOwner::Known(_) | NameOwner::Unknown => None,
    });
    similar.collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::EntityRole;
    use crate::statement::Organization;
    use crate::statement::fixture::{day, line, posted, statement};

    fn entity(name: &str) -> (EntityId, LegalEntity) {
        let entity = LegalEntity {
            name: name.into(),
            role: EntityRole::Own,
            aliases: Vec::new(),
            from: None,
            to: None,
            notes: String::new(),
        };
        (EntityId::new(Uuid::from_u128(1)), entity)
    }

    fn owner_of(name: &str) -> NameOwner {
        let mut made = statement("2024-03-01");
        made.organizations = vec![Organization { name: name.into(), ..Organization::default() }];
        let (on, entities) = (day("2024-03-01"), [entity("Fairmont Falls Ltd.")]);
        names(&made, &entities, on, &Limits::built_in(on))[0].owner
    }

    #[test]
    fn a_name_is_known_whatever_its_letters() {
        assert!(matches!(owner_of("FAIRMONT FALLS LTD."), NameOwner::Known(_)));
    }

    #[test]
    fn a_name_with_one_slip_may_be_an_alias() {
        assert!(matches!(owner_of("Fairmont Fals Ltd."), NameOwner::Similar(_, 94)));
        assert_eq!(owner_of("Contoso AG"), NameOwner::Unknown);
    }

    fn bought() -> Statement {
        let mut made = statement("2024-03-01");
        made.transactions = vec![posted("D87-01057", "Visio", "2019", 5, "2023-05-01")];
        made
    }

    #[test]
    fn a_purchase_becomes_a_record() {
        let plan: Vec<_> = records(&bought(), &[]).collect();
        assert_eq!(plan[0].matches, None);
        assert_eq!(plan[0].record.quantity, 5);
        assert_eq!(plan[0].record.problems(), []);
    }

    #[test]
    fn a_purchase_matches_the_record_it_became_and_no_other() {
        let id = LicenseId::new(Uuid::from_u128(7));
        let known = [(id, records(&bought(), &[]).next().expect("a record").record)];
        let mut twice = bought();
        twice.transactions.push(twice.transactions[0].clone());
        let matches: Vec<_> = records(&twice, &known).map(|row| row.matches).collect();
        assert_eq!(matches, [Some(id), None]);
    }

    #[test]
    fn returns_and_assurance_alone_become_no_records() {
        let mut made = bought();
        made.transactions[0].quantity = -5;
        made.transactions.push(posted("D87-01058", "Visio", "2019", 5, "2023-05-01"));
        made.transactions[1].license_type = "SA".into();
        assert_eq!(records(&made, &[]).count(), 0);
    }

    #[test]
    fn without_purchases_each_line_becomes_a_record() {
        let mut made = statement("2024-03-01");
        made.lines = vec![line("Visio", "2019", 5), line("Visio", "2016", 0)];
        assert_eq!(records(&made, &[]).count(), 1);
    }
}
