//! Disputes: from gaps to a letter with its evidence, and to the answer of a later statement.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use muniment_catalog::{Catalog, DisputeEntry};
use muniment_core::statement::{
    Dispute, DisputeError, DisputeState, DisputeStep, DisputedLine, Letter, LetterHead, Limits,
    LineAnswer, gap_lines, true_numbers,
};
use muniment_core::{DisputeId, DocumentId, Event, Op};
use uuid::Uuid;

use super::{resolve_statement, row, statement_of_day};
use crate::error::Subject;
use crate::proof::today;
use crate::resolve::resolve;
use crate::transact::Decision;
use crate::view::{
    DisputeBundle, DisputeStepFields, DisputeStepView, DisputeView, DisputedLineView, StatementRow,
};
use crate::{Done, Error, Vault, show};

impl Vault {
    /// Every dispute, the latest first, each line checked against the latest statement since.
    ///
    /// # Errors
    /// When the catalog or a statement cannot be read.
    pub fn disputes(&self) -> Result<Vec<DisputeView>, Error> {
        let entries = self.catalog.disputes()?;
        entries.iter().rev().map(|entry| self.dispute_view(entry)).collect()
    }

    /// Drafts a dispute of a statement from the products of which our proof shows more than it
    /// lists; returns its id. `products` are families and versions as `family|version`; without
    /// any, every gap is disputed.
    ///
    /// # Errors
    /// When the document is read as no statement, there is no gap to dispute, or open disputes are
    /// about all of them.
    pub fn draft_dispute(
        &self,
        statement: &str,
        products: &[String],
    ) -> Result<Done<String>, Error> {
        let entry = resolve_statement(&self.catalog, statement)?;
        let rows = self.rows_of(&entry)?;
        let as_of = today();
        let holdings = self.holdings(Some(&rows), as_of)?;
        let numbers = true_numbers(Some(&rows), &holdings, as_of, &Limits::built_in(as_of));
        let wanted: BTreeSet<&str> = products.iter().map(String::as_str).collect();
        let mut lines = gap_lines(&numbers, &holdings);
        lines.retain(|line| {
            let product = format!("{}|{}", line.family, line.version);
            wanted.is_empty() || wanted.contains(product.as_str())
        });
        if lines.is_empty() {
            let message = "our proof shows no more licenses than the statement lists";
            return Err(Error::invalid("no_gap", message));
        }
        let lines = self.undisputed(lines)?;
        let dispute = DisputeId::new(Uuid::now_v7());
        let stated = Dispute::draft(entry.document, lines, as_of);
        self.transact(Op::StateDispute, |_| {
            let event = Event::DisputeStated { dispute, stated: stated.clone() };
            Ok(Decision { events: vec![event], value: dispute.to_string() })
        })
    }

    /// The lines whose products no open dispute is about.
    fn undisputed(&self, mut lines: Vec<DisputedLine>) -> Result<Vec<DisputedLine>, Error> {
        let disputes = self.catalog.disputes()?;
        let open = disputes.iter().filter(|entry| entry.stated.state().is_open());
        let disputed: BTreeSet<(&str, &str)> = open
            .flat_map(|entry| &entry.stated.lines)
            .map(|line| (line.family.as_str(), line.version.as_str()))
            .collect();
        lines.retain(|line| !disputed.contains(&(line.family.as_str(), line.version.as_str())));
        if lines.is_empty() {
            let message = "an open dispute is about these products already";
            return Err(Error::invalid("already_disputed", message));
        }
        Ok(lines)
    }

    /// Takes a dispute a step further.
    ///
    /// # Errors
    /// When there is no such dispute, the step cannot follow, or it would be sent without proof.
    pub fn step_dispute(&self, id: &str, fields: &DisputeStepFields) -> Result<Done<()>, Error> {
        let step = DisputeStep {
            state: show::code_of(&fields.state, "bad_state")?,
            on: show::as_of(fields.on.as_deref())?,
            note: fields.note.trim().to_owned(),
        };
        self.transact(Op::StateDispute, |catalog| {
            let DisputeEntry { id, mut stated } = resolve_dispute(catalog, id)?;
            if let Some(to) = show::stated(Some(&fields.submitted_to)) {
                stated.submitted_to = to;
            }
            if let Some(reference) = show::stated(Some(&fields.reference)) {
                stated.reference = reference;
            }
            stated.advance(step.clone()).map_err(refused)?;
            let event = Event::DisputeStated { dispute: id, stated };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// The letter of a dispute as text, for a person to read, change and send.
    ///
    /// # Errors
    /// When there is no such dispute.
    pub fn dispute_letter(&self, id: &str, sender: &str) -> Result<String, Error> {
        let entry = resolve_dispute(&self.catalog, id)?;
        Ok(self.letter(&entry.stated, sender)?.text())
    }

    /// Writes the letter of a dispute and the documents that prove it to a folder.
    ///
    /// # Errors
    /// When there is no such dispute, it has no proof, or a file is there already.
    pub fn write_dispute_bundle(
        &self,
        id: &str,
        sender: &str,
        folder: &Path,
    ) -> Result<DisputeBundle, Error> {
        let entry = resolve_dispute(&self.catalog, id)?;
        entry.stated.is_ready().map_err(refused)?;
        let letter = self.letter(&entry.stated, sender)?.text();
        let fail = |what| move |source| Error::File { what, path: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(fail("create"))?;
        let mut files = vec!["letter.txt".to_owned()];
        let path = folder.join("letter.txt");
        if path.exists() {
            let message = format!("`{}` is there already; choose another folder", path.display());
            return Err(Error::invalid("file_exists", message));
        }
        for (number, document) in (1..).zip(entry.stated.bundle()) {
            let Some(document) = self.catalog.document_by_id(&document)? else { continue };
            let name = format!("{number:03} {}", portable(&document.name));
            self.store.copy_object(&document.digest, &folder.join(&name))?;
            files.push(name);
        }
        std::fs::write(&path, &letter).map_err(fail("write"))?;
        Ok(DisputeBundle { letter, folder: folder.display().to_string(), files })
    }

    fn letter(&self, dispute: &Dispute, sender: &str) -> Result<Letter, Error> {
        let entry = resolve_statement(&self.catalog, &dispute.statement.to_string())?;
        let mut titles = Vec::new();
        for document in dispute.bundle() {
            if let Some(found) = self.catalog.document_by_id(&document)? {
                titles.push((document, found.description.title.unwrap_or(found.name)));
            }
        }
        let head = LetterHead { sender: sender.trim().to_owned(), on: today(), titles };
        Ok(Letter::of(dispute, &*self.rows_of(&entry)?, &head))
    }

    fn dispute_view(&self, entry: &DisputeEntry) -> Result<DisputeView, Error> {
        let dispute = &entry.stated;
        let statement = resolve_statement(&self.catalog, &dispute.statement.to_string())?;
        let (checked_with, answers) = self.answers(dispute)?;
        let mut names: HashMap<DocumentId, String> = HashMap::new();
        let mut lines = Vec::new();
        for (at, line) in dispute.lines.iter().enumerate() {
            let answer = answers.get(at);
            lines.push(DisputedLineView {
                family: line.family.clone(),
                version: line.version.clone(),
                listed: line.listed,
                claimed: line.claimed,
                exhibits: self.exhibit_views(&line.exhibits, &mut names)?,
                listed_now: answer.and_then(|answer| answer.listed),
                is_satisfied: answer.map(|answer| answer.is_satisfied),
            });
        }
        let state = dispute.state();
        let next = DisputeState::ALL.iter().filter(|next| state.leads_to(**next));
        let steps = dispute.steps().iter().map(|step| DisputeStepView {
            state: step.state.code().to_owned(),
            on: step.on.to_string(),
            note: step.note.clone(),
        });
        Ok(DisputeView {
            id: entry.id.to_string(),
            statement: row(&statement),
            submitted_to: dispute.submitted_to.clone(),
            reference: dispute.reference.clone(),
            state: state.code().to_owned(),
            next: next.map(|next| next.code().to_owned()).collect(),
            steps: steps.collect(),
            lines,
            checked_with,
            missing: dispute.is_ready().err().map(|error| code(error).to_owned()),
        })
    }

    /// What the latest statement since says of the disputed lines.
    fn answers(&self, dispute: &Dispute) -> Result<(Option<StatementRow>, Vec<LineAnswer>), Error> {
        let disputed = self.catalog.statement(&dispute.statement)?;
        let since = disputed.and_then(|entry| entry.head.calculated_on);
        let latest = statement_of_day(&self.catalog, None, today())?;
        let later = latest.filter(|entry| {
            entry.document != dispute.statement && entry.head.calculated_on > since
        });
        let Some(later) = later else { return Ok((None, Vec::new())) };
        let answers = dispute.check(&*self.rows_of(&later)?);
        Ok((Some(row(&later)), answers))
    }
}

fn resolve_dispute(catalog: &Catalog, id: &str) -> Result<DisputeEntry, Error> {
    resolve(catalog.disputes()?, |entry| entry.id.to_string(), Subject::Dispute, id)
}

/// A name that every system takes.
fn portable(name: &str) -> String {
    let safe = |c: char| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c };
    name.chars().map(safe).collect::<String>().trim_end_matches(['.', ' ']).to_owned()
}

fn code(error: DisputeError) -> &'static str {
    match error {
        DisputeError::OutOfOrder { .. } => "step_out_of_order",
        DisputeError::TooEarly(_) => "step_too_early",
        DisputeError::NothingClaimed => "nothing_claimed",
        DisputeError::NoProof => "line_without_proof",
    }
}

fn refused(error: DisputeError) -> Error {
    Error::invalid(code(error), error.to_string())
}
