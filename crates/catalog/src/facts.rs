//! Everything the evaluation of proof may know, gathered from the tables.

use std::collections::{BTreeMap, HashMap};

use chrono::{Months, NaiveDate};
use muniment_core::proof::{
    AgreementDocument, AgreementFacts, DocumentFacts, Evidence, Legibility, LineId, OwnName,
    Period, RecordFacts, VaultFacts, Waiver,
};
use muniment_core::true_up::{TrueUpOrder, TrueUpStep};
use muniment_core::{
    Acquisition, AgreementId, DocumentId, EvidenceKind, InvoiceLine, LegalEntity, LicenseId,
    LicenseProgram, ReadingState, ReferenceNumber,
};
use rusqlite::{Connection, Row};

use crate::acquisitions::{ACQUISITION, acquisition, invoice_line, named_user, underlying};
use crate::codes::split;
use crate::licenses::{FIELDS, record};
use crate::{Catalog, Doing, Error, TrueUpEntry, parse, parse_optional};

impl Catalog {
    /// What the vault knows about its license records and their proof. Voided records, links to
    /// them and voided agreements are left out; voided documents are in. What statements list is
    /// in objects, not in tables, and what decides about governing terms needs their rules: both
    /// are for the caller to add.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn facts(&self) -> Result<VaultFacts, Error> {
        let (agreements, numbers) = self.agreement_facts()?;
        let own_names = own_names(self.entities()?.into_iter().filter_map(|entry| {
            (entry.voided.is_none() && entry.stated.role.is_ours()).then_some(entry.stated)
        }));
        let db = self.db();
        let licenses = Licenses::load(&db)?;
        let mut facts = VaultFacts {
            records: licenses.records,
            documents: documents(&db)?,
            agreements: numbers.into_iter().zip(agreements).collect(),
            invoice_lines: invoice_lines(&db)?,
            statements: BTreeMap::new(),
            own_names,
            editions: Vec::new(),
            waivers: waivers(&db)?,
        };
        each(&db, BASES, |row| {
            let license = licenses.ids.get(&row.get(0).doing(READ)?);
            if let Some(facts) = license.and_then(|id| facts.records.get_mut(id)) {
                facts.acquisition.underlying.push(underlying(row, 1)?);
            }
            Ok(())
        })?;
        each(&db, USERS, |row| {
            let license = licenses.ids.get(&row.get(0).doing(READ)?);
            if let Some(facts) = license.and_then(|id| facts.records.get_mut(id)) {
                facts.acquisition.users.push(named_user(row, 1)?);
            }
            Ok(())
        })?;
        each(&db, LINKS, |row| {
            let license = licenses.ids.get(&row.get(0).doing(READ)?);
            if let Some(facts) = license.and_then(|id| facts.records.get_mut(id)) {
                facts.evidence.push(evidence(row)?);
            }
            Ok(())
        })?;
        add_use_reports(&mut facts);
        Ok(facts)
    }

    /// The years of each agreement up to the anniversaries of which something is stated.
    fn true_up_years(&self) -> Result<HashMap<AgreementId, Vec<Period>>, Error> {
        let mut years: HashMap<AgreementId, Vec<Period>> = HashMap::new();
        for TrueUpEntry { agreement, anniversary, stated } in self.true_ups()? {
            let year = anniversary.checked_sub_months(Months::new(12)).zip(anniversary.pred_opt());
            let Some((from, to)) = year else { continue };
            let mut evidence = Vec::new();
            for (step, done) in &stated.done {
                for document in &done.evidence {
                    let found = self.document_by_id(document)?;
                    let described = found.and_then(|found| found.description.kind);
                    let sent = *step == TrueUpStep::Submitted;
                    let kind = described.or(sent.then_some(EvidenceKind::TrueUpOrder));
                    evidence.extend(kind.map(|kind| (kind, *document)));
                }
            }
            let quiet = stated.order() == Some(TrueUpOrder::UpdateStatement);
            years.entry(agreement).or_default().push(Period {
                from,
                to,
                evidence,
                quiet,
                cents: None,
            });
        }
        Ok(years)
    }

    /// The agreements that count, each with its number.
    fn agreement_facts(&self) -> Result<(Vec<AgreementFacts>, Vec<String>), Error> {
        let entries = self.agreements()?;
        let mut years = self.true_up_years()?;
        let number_of: HashMap<_, _> =
            entries.iter().map(|entry| (entry.id, entry.stated.number.clone())).collect();
        let counting = entries.into_iter().filter(|entry| entry.voided.is_none());
        let facts = counting.map(|entry| {
            let stated = entry.stated;
            let papers = stated.papers.into_iter().map(|paper| AgreementDocument {
                document: paper.document,
                kind: paper.kind,
                shows: paper.shows,
            });
            let facts = AgreementFacts {
                program: stated.program.map(LicenseProgram::code).unwrap_or_default().to_owned(),
                parent: stated
                    .parent
                    .and_then(|parent| number_of.get(&parent).cloned())
                    .unwrap_or_default(),
                from: stated.from,
                to: stated.to,
                documents: papers.collect(),
                true_ups: years.remove(&entry.id).unwrap_or_default(),
                reports: Vec::new(),
            };
            (facts, stated.number)
        });
        Ok(facts.unzip())
    }
}

const READ: &str = "read the facts of the vault";

const BASES: &str = "SELECT license, base, quantity FROM bases ORDER BY license, position";

const USERS: &str =
    "SELECT license, name, seat, from_day, to_day FROM named_users ORDER BY license, position";

const LINKS: &str = "SELECT links.license, links.id, documents.id, links.kind, links.quantity,
    links.line, links.shows
  FROM links JOIN documents ON documents.row = links.document
  ORDER BY links.n, links.position";

/// Documents that speak for a record or an agreement, or that list what was bought.
const DOCUMENTS: &str =
    "SELECT documents.row, documents.id, COALESCE(title, documents.name), date, issuer,
    recipient, voided, state, doubtful, source,
    documents.id IN (SELECT document FROM damaged), signs
  FROM documents
  LEFT JOIN readings ON readings.document = documents.row
  LEFT JOIN origins ON origins.document = documents.row
    AND (origins.n, origins.position) =
      (SELECT n, position FROM origins WHERE document = documents.row LIMIT 1)
  WHERE documents.row IN (SELECT document FROM links)
    OR documents.row IN (SELECT document FROM invoice_lines)
    OR documents.id IN (SELECT document FROM papers)
    OR documents.id IN (SELECT document FROM statements WHERE voided IS NULL)
    OR documents.id IN (SELECT value FROM true_up_steps,
      json_each('[\"' || replace(evidence, ' ', '\",\"') || '\"]'))";

const NUMBERS: &str = "SELECT document, kind, value FROM numbers
  WHERE document IN (SELECT document FROM links) ORDER BY document, position";

fn each(
    db: &Connection,
    sql: &str,
    mut take: impl FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statement = db.prepare_cached(sql).doing(READ)?;
    let mut found = statement.query([]).doing(READ)?;
    while let Some(row) = found.next().doing(READ)? {
        take(row)?;
    }
    Ok(())
}

/// License records that count, and the row of each.
struct Licenses {
    records: BTreeMap<LicenseId, RecordFacts>,
    ids: HashMap<u64, LicenseId>,
}

impl Licenses {
    fn load(db: &Connection) -> Result<Self, Error> {
        let mut licenses = Self { records: BTreeMap::new(), ids: HashMap::new() };
        let sql = format!(
            "SELECT {FIELDS}, licenses.row, acquisitions.license, {ACQUISITION}
             FROM licenses LEFT JOIN acquisitions ON acquisitions.license = licenses.row
             WHERE voided IS NULL"
        );
        each(db, &sql, |row| {
            let (id, record) = record(row)?;
            let stated: Option<u64> = row.get(18).doing(READ)?;
            let acquisition = match stated {
                Some(_) => acquisition(row, 19)?,
                None => Acquisition::default(),
            };
            licenses.ids.insert(row.get(17).doing(READ)?, id);
            let facts = RecordFacts { record, acquisition, ..RecordFacts::default() };
            licenses.records.insert(id, facts);
            Ok(())
        })?;
        Ok(licenses)
    }
}

fn evidence(row: &Row<'_>) -> Result<Evidence, Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(READ) };
    Ok(Evidence {
        link: parse(&text(1)?, "a link id")?,
        document: parse(&text(2)?, "a document id")?,
        kind: parse(&text(3)?, "an evidence kind")?,
        quantity: row.get(4).doing(READ)?,
        line: row.get(5).doing(READ)?,
        shows: split(&text(6)?, "visible facts")?,
    })
}

fn documents(db: &Connection) -> Result<BTreeMap<DocumentId, DocumentFacts>, Error> {
    let mut numbers: HashMap<u64, Vec<ReferenceNumber>> = HashMap::new();
    each(db, NUMBERS, |row| {
        let kind: String = row.get(1).doing(READ)?;
        let number = ReferenceNumber {
            kind: parse(&kind, "a kind of number")?,
            value: row.get(2).doing(READ)?,
        };
        numbers.entry(row.get(0).doing(READ)?).or_default().push(number);
        Ok(())
    })?;
    let mut documents = BTreeMap::new();
    each(db, DOCUMENTS, |row| {
        let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(READ) };
        let id: String = row.get(1).doing(READ)?;
        let state: Option<ReadingState> =
            parse_optional(optional(7)?.as_deref(), "the state of a reading")?;
        let doubtful: Option<u32> = row.get(8).doing(READ)?;
        let facts = DocumentFacts {
            title: row.get(2).doing(READ)?,
            date: parse_optional(optional(3)?.as_deref(), "a date")?,
            issuer: optional(4)?.unwrap_or_default(),
            recipient: optional(5)?.unwrap_or_default(),
            numbers: numbers.remove(&row.get(0).doing(READ)?).unwrap_or_default(),
            source: parse_optional(optional(9)?.as_deref(), "a source system")?,
            legibility: legibility(state, doubtful.unwrap_or(0)),
            intact: row.get::<_, bool>(10).doing(READ)?.then_some(false),
            voided: optional(6)?.is_some(),
            signs: split(&optional(11)?.unwrap_or_default(), "a sign of a document")?,
        };
        documents.insert(parse(&id, "a document id")?, facts);
        Ok(())
    })?;
    Ok(documents)
}

/// The months of services providers, from the reports among the papers of their agreements.
fn add_use_reports(facts: &mut VaultFacts) {
    let VaultFacts { agreements, documents, invoice_lines, .. } = facts;
    for agreement in agreements.values_mut() {
        let reports = agreement.documents.iter().filter_map(|paper| {
            let found = documents.get(&paper.document).filter(|found| !found.voided)?;
            let day = found.date.filter(|_| paper.kind == EvidenceKind::UseReport)?;
            let first = LineId { document: paper.document, line: 0 };
            let lines = invoice_lines.range(first..);
            let lines = lines.take_while(|(line, _)| line.document == paper.document);
            Period::of_use_report(paper.document, day, lines.map(|(_, line)| line))
        });
        agreement.reports = reports.collect();
    }
}

fn legibility(state: Option<ReadingState>, doubtful: u32) -> Legibility {
    match state {
        Some(ReadingState::Text) if doubtful > 0 => Legibility::Doubtful,
        Some(ReadingState::Text) => Legibility::Legible,
        Some(ReadingState::Empty) => Legibility::NoText,
        _ => Legibility::Unread,
    }
}

fn invoice_lines(db: &Connection) -> Result<BTreeMap<LineId, InvoiceLine>, Error> {
    let mut lines = BTreeMap::new();
    let sql =
        "SELECT documents.id, number, invoice, part_number, description, quantity, unit_price,
        amount, hardware
      FROM invoice_lines JOIN documents ON documents.row = invoice_lines.document";
    each(db, sql, |row| {
        let document: String = row.get(0).doing(READ)?;
        let line = invoice_line(row, 1)?;
        let id = LineId { document: parse(&document, "a document id")?, line: line.number };
        lines.insert(id, line);
        Ok(())
    })?;
    Ok(lines)
}

fn waivers(db: &Connection) -> Result<Vec<Waiver>, Error> {
    let mut waivers = Vec::new();
    let sql = "SELECT licenses.id, finding, reason, actor, at FROM waivers
      JOIN licenses ON licenses.row = waivers.license
      JOIN entries ON entries.n = waivers.n";
    each(db, sql, |row| {
        let text = |at: usize| -> Result<String, Error> { row.get(at).doing(READ) };
        waivers.push(Waiver {
            license: parse(&text(0)?, "a license id")?,
            finding: text(1)?,
            reason: text(2)?,
            by: text(3)?,
            at: parse(&text(4)?, "an instant")?,
        });
        Ok(())
    })?;
    Ok(waivers)
}

/// The names under which entities of ours appear on paper, each in its days.
fn own_names(entities: impl Iterator<Item = LegalEntity>) -> Vec<OwnName> {
    let later = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.max(b);
    let earlier = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    entities
        .flat_map(|entity| {
            let (from, to) = (entity.from, entity.to);
            let itself = OwnName { name: entity.name, from, to };
            let aliases = entity.aliases.into_iter().map(move |alias| OwnName {
                name: alias.name,
                from: later(alias.from, from),
                to: earlier(alias.to, to),
            });
            std::iter::once(itself).chain(aliases)
        })
        .collect()
}
