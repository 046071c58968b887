//! Two editions side by side, and a search in those in force on a day.

use std::collections::BTreeSet;

use muniment_catalog::{EditionEntry, LicenseEntry, LicenseFilter};
use muniment_core::terms::compare::{Block, Change, ChangeKind, Comparison, compare};

use super::{Shelf, resolve_edition};
use crate::show::{as_of, license_row};
use crate::view::{
    TermsAffected, TermsChange, TermsComparison, TermsComparisonRequest, TermsHeading, TermsHit,
    TermsMark,
};
use crate::{Error, Vault};

/// The most places that a search shows.
const MOST_HITS: usize = 200;

impl Vault {
    /// Compares two terms editions by heading and paragraph.
    ///
    /// # Errors
    /// When one of them does not exist or holds no text.
    pub fn compare_terms(
        &self,
        request: &TermsComparisonRequest,
    ) -> Result<TermsComparison, Error> {
        let shelf = Shelf::load(&self.catalog)?;
        let old = resolve_edition(&self.catalog, &request.old)?;
        let new = resolve_edition(&self.catalog, &request.new)?;
        let (old_text, new_text) = (self.text_of(&old)?, self.text_of(&new)?);
        let comparison = compare(&pages(&old_text), &pages(&new_text));
        let find = request.find.trim();
        let changes: Vec<&Change> = if request.whole && find.is_empty() {
            comparison.changes.iter().collect()
        } else {
            comparison.find(find)
        };
        Ok(TermsComparison {
            old: shelf.row(&old),
            new: shelf.row(&new),
            verdict: comparison.verdict.code().to_owned(),
            headings: headings(&comparison),
            changes: changes.into_iter().map(|change| shown(&comparison, change)).collect(),
            affected: self.affected(&comparison)?,
        })
    }

    /// Places in the editions in force on a day that hold all of these words.
    ///
    /// # Errors
    /// When the day is no date or the catalog cannot be read.
    pub fn find_in_terms(&self, words: &str, on: Option<&str>) -> Result<Vec<TermsHit>, Error> {
        let on = as_of(on)?;
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let shelf = Shelf::load(&self.catalog)?;
        let mut hits = Vec::new();
        if words.is_empty() {
            return Ok(hits);
        }
        for timeline in shelf.timelines() {
            let held = timeline.in_force(on).and_then(|held| shelf.entry(held.key));
            let Some(entry) = held else { continue };
            let Ok(text) = self.text_of(entry) else { continue };
            let has = |block: &&Block| {
                let text = block.text.to_lowercase();
                words.iter().all(|word| text.contains(word))
            };
            for block in Block::all(&pages(&text)).iter().filter(has) {
                hits.push(TermsHit {
                    edition: shelf.row(entry),
                    page: number(block.page),
                    heading: block.under.clone(),
                    text: block.text.clone(),
                });
                if hits.len() == MOST_HITS {
                    return Ok(hits);
                }
            }
        }
        Ok(hits)
    }

    fn text_of(&self, entry: &EditionEntry) -> Result<Vec<String>, Error> {
        let (state, pages) = self.text(&entry.stated.document.to_string())?;
        if pages.iter().all(|page| page.trim().is_empty()) {
            let message = format!("the document of this edition has no text; it is `{state}`");
            return Err(Error::invalid("no_text", message));
        }
        Ok(pages)
    }

    /// License records that count whose product a change names.
    fn affected(&self, comparison: &Comparison) -> Result<Vec<TermsAffected>, Error> {
        let real = |change: &&Change| match change.kind {
            ChangeKind::Same | ChangeKind::Cosmetic => false,
            ChangeKind::Moved => !change.marks.is_empty(),
            _ => true,
        };
        let texts: Vec<(String, &str)> = comparison
            .changes
            .iter()
            .filter(real)
            .map(|change| {
                let heading = comparison.heading_of(change);
                let text = format!("{heading}\n{}", comparison.text_of(change));
                (text.to_lowercase(), heading)
            })
            .collect();
        let (_, licenses) =
            self.catalog.licenses(&LicenseFilter::default(), 0, u64::from(u32::MAX))?;
        let mut affected = Vec::new();
        for license in &licenses {
            let headings = headings_naming(license, &texts);
            if !headings.is_empty() {
                affected.push(TermsAffected { license: license_row(license), headings });
            }
        }
        Ok(affected)
    }
}

/// The headings of changes that name a record's product.
fn headings_naming(license: &LicenseEntry, texts: &[(String, &str)]) -> Vec<String> {
    let product = license.record.product.trim().to_lowercase();
    if product.len() < 3 {
        return Vec::new();
    }
    let named = texts.iter().filter(|(text, _)| text.contains(&product));
    let headings: BTreeSet<&str> = named.map(|(_, heading)| *heading).collect();
    headings.into_iter().map(str::to_owned).collect()
}

fn pages(text: &[String]) -> Vec<&str> {
    text.iter().map(String::as_str).collect()
}

fn headings(comparison: &Comparison) -> Vec<TermsHeading> {
    let summaries = comparison.summary().into_iter();
    let shown = summaries.map(|summary| TermsHeading {
        heading: summary.heading,
        added: summary.added as u64,
        removed: summary.removed as u64,
        changed: summary.changed as u64,
        moved: summary.moved as u64,
        cosmetic: summary.cosmetic as u64,
    });
    shown.collect()
}

fn shown(comparison: &Comparison, change: &Change) -> TermsChange {
    let old = change.old.map(|at| &comparison.old[at]);
    let new = change.new.map(|at| &comparison.new[at]);
    TermsChange {
        kind: change.kind.code().to_owned(),
        heading: comparison.heading_of(change).to_owned(),
        old: old.map(|block| block.text.clone()),
        old_page: old.map(|block| number(block.page)),
        new: new.map(|block| block.text.clone()),
        new_page: new.map(|block| number(block.page)),
        marks: change
            .marks
            .iter()
            .map(|mark| TermsMark { kind: mark.kind.code().to_owned(), text: mark.text.clone() })
            .collect(),
    }
}

fn number(page: usize) -> u32 {
    u32::try_from(page).unwrap_or(u32::MAX)
}
