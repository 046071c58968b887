//! License records.

use muniment_core::proof::ProofStatus;
use muniment_core::{AcquisitionChannel, LicenseId, LicenseRecord};
use rusqlite::{Row, params, params_from_iter};

use crate::assessments::{ProofSummary, summary};
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A license record as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseEntry {
    /// Its identity.
    pub id: LicenseId,
    /// The record.
    pub record: LicenseRecord,
    /// How many documents that count are linked to it.
    pub links: u32,
    /// How well it is proven, where that was evaluated.
    pub proof: Option<ProofSummary>,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

/// Which license records, and in which order.
#[derive(Debug, Clone, Default)]
pub struct LicenseFilter {
    /// Words that must all occur somewhere in the record.
    pub words: Vec<String>,
    /// Only linked or unlinked ones.
    pub linked: Option<bool>,
    /// Only those proven so well.
    pub status: Option<ProofStatus>,
    /// Only those with this finding, not waived.
    pub finding: Option<String>,
    /// Only those of this channel, or those of which nobody stated one.
    pub channel: Option<Option<AcquisitionChannel>>,
    /// Voided ones instead of those that count.
    pub voided: bool,
    /// By what they are sorted.
    pub sort: LicenseSort,
    /// Largest or latest first.
    pub descending: bool,
}

/// By what license records are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LicenseSort {
    /// Product, edition and version.
    #[default]
    Title,
    /// Publisher.
    Publisher,
    /// Units.
    Quantity,
    /// Day of acquisition.
    AcquiredOn,
    /// Legal entity.
    Licensee,
    /// Agreement number.
    AgreementNumber,
    /// Number of linked documents.
    Links,
    /// How well they are proven, the worst first.
    Proof,
}

const LINKS: &str = "(SELECT COUNT(DISTINCT links.document) FROM links
    JOIN documents ON documents.row = links.document AND documents.voided IS NULL
    WHERE links.license = licenses.row)";

pub(crate) const FIELDS: &str =
    "id, publisher, product, edition, version, part_number, metric, quantity,
    channel, program, agreement_number, licensee, acquired_on, sa_from, sa_to, notes, voided";

/// The summary of the assessment, beside the fields.
const PROOF: &str = "status, met, required";

const TABLES: &str = "licenses LEFT JOIN assessments ON assessments.license = licenses.row";

const PROOF_ORDER: &str = "CASE status WHEN 'incomplete' THEN 0 WHEN 'contested' THEN 1
    WHEN 'not_assessed' THEN 2 WHEN 'pending_mls' THEN 3 WHEN 'complete_with_warnings' THEN 4
    WHEN 'waived' THEN 5 WHEN 'complete' THEN 6 ELSE 7 END";

const TEXT: &str = "title || ' ' || publisher || ' ' || part_number || ' ' || metric || ' ' ||
    program || ' ' || agreement_number || ' ' || licensee || ' ' || notes";

impl LicenseFilter {
    fn sql(&self) -> (String, Vec<String>) {
        let mut conditions =
            vec![if self.voided { "voided IS NOT NULL" } else { "voided IS NULL" }.to_owned()];
        match self.linked {
            Some(true) => conditions.push(format!("{LINKS} > 0")),
            Some(false) => conditions.push(format!("{LINKS} = 0")),
            None => {}
        }
        let mut parameters = Vec::new();
        if let Some(status) = self.status {
            parameters.push(status.code().to_owned());
            conditions.push("status = ?1".to_owned());
        }
        if let Some(finding) = &self.finding {
            parameters.push(finding.clone());
            conditions.push(format!(
                "EXISTS (SELECT 1 FROM findings WHERE findings.license = licenses.row
                   AND code = ?{} AND NOT waived)",
                parameters.len()
            ));
        }
        match self.channel {
            Some(Some(channel)) => {
                parameters.push(channel.code().to_owned());
                conditions.push(format!("channel = ?{}", parameters.len()));
            }
            Some(None) => conditions.push("channel IS NULL".to_owned()),
            None => {}
        }
        for word in &self.words {
            let literal = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            parameters.push(format!("%{literal}%"));
            conditions.push(format!("({TEXT}) LIKE ?{} ESCAPE '\\'", parameters.len()));
        }
        (conditions.join(" AND "), parameters)
    }

    fn order(&self) -> String {
        let direction = if self.descending { "DESC" } else { "ASC" };
        let key = match self.sort {
            LicenseSort::Title => "title COLLATE NOCASE",
            LicenseSort::Publisher => "publisher COLLATE NOCASE",
            LicenseSort::Quantity => "quantity",
            LicenseSort::AcquiredOn => "acquired_on",
            LicenseSort::Licensee => "licensee COLLATE NOCASE",
            LicenseSort::AgreementNumber => "agreement_number",
            LicenseSort::Links => LINKS,
            LicenseSort::Proof => PROOF_ORDER,
        };
        format!("{key} {direction}, title COLLATE NOCASE, row")
    }
}

impl Catalog {
    /// How many license records there are, and those from `offset`, `limit` at most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn licenses(
        &self,
        filter: &LicenseFilter,
        offset: u64,
        limit: u64,
    ) -> Result<(u64, Vec<LicenseEntry>), Error> {
        let (conditions, parameters) = filter.sql();
        let db = self.db();
        let total = db
            .prepare_cached(&format!("SELECT COUNT(*) FROM {TABLES} WHERE {conditions}"))
            .and_then(|mut statement| {
                statement.query_row(params_from_iter(&parameters), |row| row.get(0))
            })
            .doing("count license records")?;
        let sql = format!(
            "SELECT {FIELDS}, {LINKS}, {PROOF} FROM {TABLES} WHERE {conditions} ORDER BY {} LIMIT {limit} OFFSET {offset}",
            filter.order()
        );
        let mut statement = db.prepare_cached(&sql).doing("find license records")?;
        let mut found =
            statement.query(params_from_iter(&parameters)).doing("find license records")?;
        let mut licenses = Vec::new();
        while let Some(row) = found.next().doing("find license records")? {
            licenses.push(license(row)?);
        }
        Ok((total, licenses))
    }

    /// The license record with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn license(&self, id: &LicenseId) -> Result<Option<LicenseEntry>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached(&format!(
                "SELECT {FIELDS}, {LINKS}, {PROOF} FROM {TABLES} WHERE id = ?1"
            ))
            .doing("find a license record")?;
        let mut found = statement.query(params![id.to_string()]).doing("find a license record")?;
        found.next().doing("find a license record")?.map(license).transpose()
    }

    /// Up to `limit` license records whose id starts with these characters.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn licenses_by_prefix(&self, prefix: &str, limit: u32) -> Result<Vec<LicenseId>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached("SELECT id FROM licenses WHERE id GLOB ?1 LIMIT ?2")
            .doing("find license records")?;
        let pattern = format!("{}*", prefix.replace(['*', '?', '['], ""));
        let mut found = statement.query(params![pattern, limit]).doing("find license records")?;
        let mut licenses = Vec::new();
        while let Some(row) = found.next().doing("find license records")? {
            let id: String = row.get(0).doing("find license records")?;
            licenses.push(parse(&id, "a license id")?);
        }
        Ok(licenses)
    }

    /// The license records that count and bear this agreement number, whatever its letters' case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn licenses_bearing(&self, number: &str) -> Result<Vec<LicenseEntry>, Error> {
        let doing = "find the license records of an agreement";
        let db = self.db();
        let mut statement = db
            .prepare_cached(&format!(
                "SELECT {FIELDS}, {LINKS}, {PROOF} FROM {TABLES}
                 WHERE voided IS NULL AND agreement_number = ?1 COLLATE NUMBER
                 ORDER BY title COLLATE NOCASE, row"
            ))
            .doing(doing)?;
        let mut found = statement.query(params![number]).doing(doing)?;
        let mut licenses = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            licenses.push(license(row)?);
        }
        Ok(licenses)
    }

    /// How many license records that count name each licensee, as printed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn licensees(&self) -> Result<Vec<(String, u64)>, Error> {
        let doing = "count the license records of each licensee";
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT licensee, COUNT(*) FROM licenses
                 WHERE voided IS NULL AND licensee <> '' GROUP BY licensee ORDER BY licensee",
            )
            .doing(doing)?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).doing(doing)?;
        found.collect::<Result<_, _>>().doing(doing)
    }

    /// How many license records count.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn license_count(&self) -> Result<u64, Error> {
        self.db()
            .query_row("SELECT COUNT(*) FROM licenses WHERE voided IS NULL", [], |row| row.get(0))
            .doing("count license records")
    }
}

fn license(row: &Row<'_>) -> Result<LicenseEntry, Error> {
    let (id, record) = record(row)?;
    Ok(LicenseEntry {
        id,
        record,
        voided: row.get(16).doing("read a license record")?,
        links: row.get(17).doing("read a license record")?,
        proof: summary(row, 18)?,
    })
}

/// The license record in the columns [`FIELDS`], and its identity.
pub(crate) fn record(row: &Row<'_>) -> Result<(LicenseId, LicenseRecord), Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read a license record") };
    let optional =
        |at: usize| -> Result<Option<String>, Error> { row.get(at).doing("read a license record") };
    let day = |at: usize| parse_optional(optional(at)?.as_deref(), "a date");
    let record = LicenseRecord {
        publisher: text(1)?,
        product: text(2)?,
        edition: text(3)?,
        version: text(4)?,
        part_number: text(5)?,
        metric: text(6)?,
        quantity: row.get(7).doing("read a license record")?,
        channel: parse_optional(optional(8)?.as_deref(), "an acquisition channel")?,
        program: text(9)?,
        agreement_number: text(10)?,
        licensee: text(11)?,
        acquired_on: day(12)?,
        sa_from: day(13)?,
        sa_to: day(14)?,
        notes: text(15)?,
    };
    Ok((parse(&text(0)?, "a license id")?, record))
}
