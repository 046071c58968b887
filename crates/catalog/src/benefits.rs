//! How benefits of Software Assurance stand under agreements.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_core::{AgreementId, BenefitStanding};

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// What is stated about the benefits of one agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreementBenefits {
    /// How each stands, by its code.
    pub standings: BTreeMap<String, BenefitStanding>,
    /// The day on which the agreement moved to another portal.
    pub migrated_on: Option<NaiveDate>,
}

impl Catalog {
    /// What is stated about the benefits of each agreement.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn benefits(&self) -> Result<BTreeMap<AgreementId, AgreementBenefits>, Error> {
        let db = self.db();
        let doing = "find benefits";
        let mut all: BTreeMap<AgreementId, AgreementBenefits> = BTreeMap::new();
        let mut statement = db
            .prepare_cached(
                "SELECT agreement, benefit, state, since, seen_on, evidence, note FROM benefits",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let since: Option<String> = row.get(3).doing(doing)?;
            let standing = BenefitStanding {
                state: parse(&text(2)?, "a benefit state")?,
                since: parse_optional(since.as_deref(), "a date")?,
                seen_on: parse(&text(4)?, "a date")?,
                evidence: split(&text(5)?, "document ids")?,
                note: text(6)?,
            };
            let agreement = parse(&text(0)?, "an agreement id")?;
            all.entry(agreement).or_default().standings.insert(text(1)?, standing);
        }
        let mut statement =
            db.prepare_cached("SELECT agreement, on_day FROM migrations").doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let agreement = parse(&text(0)?, "an agreement id")?;
            all.entry(agreement).or_default().migrated_on = Some(parse(&text(1)?, "a date")?);
        }
        Ok(all)
    }

    /// What is stated about the benefits of an agreement.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn agreement_benefits(&self, agreement: &AgreementId) -> Result<AgreementBenefits, Error> {
        Ok(self.benefits()?.remove(agreement).unwrap_or_default())
    }
}
