//! Everything a vault answers, so that two states of it can be compared in full.

use muniment::Vault;
use muniment::view::{
    DocumentDetails, EntryView, FindPage, FindRequest, LicenseDetails, LicensePage,
    SavedSearchView, VaultSummary,
};

use crate::office::{all_licenses, request};

/// Queries of every sort; each finds something in the pile.
const QUERIES: [&str; 8] = [
    "",
    "enrollment",
    "\"software assurance\"",
    "lizenz*",
    "NL204417",
    "kind:invoice",
    "true-up OR rahmenvertrag",
    "agreement -kind:invoice",
];

/// What a vault answers; times and scores, which say nothing about the vault, are left out.
#[derive(Debug, PartialEq)]
pub(crate) struct Answers {
    summary: VaultSummary,
    found: Vec<FindPage>,
    voided: FindPage,
    documents: Vec<DocumentDetails>,
    texts: Vec<(String, Vec<String>)>,
    licenses: LicensePage,
    records: Vec<LicenseDetails>,
    searches: Vec<SavedSearchView>,
    journal: Vec<EntryView>,
}

impl Answers {
    pub(crate) fn of(vault: &Vault) -> Self {
        let find = |request: &FindRequest| {
            let mut page = vault.find(request).expect("the query is understood");
            page.took_ms = 0.0;
            for row in &mut page.rows {
                if let Some(hit) = &mut row.hit {
                    hit.score = 0.0;
                }
            }
            page
        };
        let by_name = |query: &str| FindRequest {
            sort: "name".to_owned(),
            descending: false,
            ..request(query)
        };
        let found: Vec<FindPage> = QUERIES.iter().map(|query| find(&by_name(query))).collect();
        let voided = find(&FindRequest { voided: true, ..by_name("") });
        let ids: Vec<&String> =
            found[0].rows.iter().chain(&voided.rows).map(|document| &document.id).collect();
        let licenses = vault.licenses(&all_licenses()).expect("the records can be listed");
        let document = |id: &&String| vault.document(id).expect("a listed document");
        let text = |id: &&String| vault.text(id).expect("a listed document");
        let record = |id: &String| vault.license(id).expect("a listed record");
        Self {
            summary: vault.summary().expect("the summary"),
            documents: ids.iter().map(document).collect(),
            texts: ids.iter().map(text).collect(),
            records: licenses.rows.iter().map(|row| record(&row.id)).collect(),
            licenses,
            searches: vault.saved_searches().expect("the saved searches"),
            journal: vault.journal(0, 10_000).expect("the journal"),
            found,
            voided,
        }
    }

    /// Two vaults that both answer nothing would be equal too.
    pub(crate) fn are_substantial(&self) -> bool {
        self.found.iter().all(|page| page.total > 0)
            && !self.records.is_empty()
            && self.journal.len() > 3
            && self.texts.iter().any(|(_, pages)| pages.iter().any(|page| page.len() > 100))
    }
}
