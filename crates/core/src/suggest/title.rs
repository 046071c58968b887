//! A title for a document that has none.

use super::Clues;
use super::page::Page;
use crate::{Description, EvidenceKind, NumberKind};

/// Words and bytes a heading has at most.
const WORDS: usize = 14;
const BYTES: usize = 120;

pub(super) fn of(clues: &Clues<'_>, pages: &[Page], known: &Description) -> Option<String> {
    let (name, number) = match known.kind {
        Some(EvidenceKind::Invoice) => ("Invoice", NumberKind::Invoice),
        Some(EvidenceKind::PurchaseOrder) => ("Purchase order", NumberKind::PurchaseOrder),
        Some(EvidenceKind::OrderConfirmation) => ("Order confirmation", NumberKind::Order),
        Some(EvidenceKind::Enrollment) => ("Enrollment", NumberKind::Enrollment),
        Some(
            EvidenceKind::Agreement
            | EvidenceKind::Amendment
            | EvidenceKind::PublicTerms
            | EvidenceKind::Eula,
        ) => {
            return stated(clues).or_else(|| heading(pages));
        }
        _ => return stated(clues),
    };
    let numbered = known.numbers.iter().find(|known| known.kind == number)?;
    let issuer = known.parties.issuer.as_deref().map(|issuer| format!(", {issuer}"));
    Some(format!("{name} {}{}", numbered.value, issuer.unwrap_or_default()))
}

/// The title the file itself states, where it is one and not the name of a file or a program.
fn stated(clues: &Clues<'_>) -> Option<String> {
    let title = clues.fact("title")?;
    let lower = title.to_lowercase();
    let technical = lower.contains("untitled")
        || lower.contains("microsoft word")
        || lower.contains('\\')
        || [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".indd", ".tmp", ".qxd"]
            .iter()
            .any(|end| lower.ends_with(end));
    let words = title.split_whitespace().count() >= 2 && title.chars().any(char::is_alphabetic);
    (words && !technical && title.len() <= BYTES).then(|| title.to_owned())
}

/// The first line that calls the paper by its name.
fn heading(pages: &[Page]) -> Option<String> {
    let names = [
        "agreement",
        "contract",
        "amendment",
        "terms",
        "vertrag",
        "contrat",
        "contrato",
        "avenant",
    ];
    let lines = pages.first()?.lines.iter().take(12);
    let mut headings = lines.filter(|line| {
        let named =
            names.iter().any(|name| line.find(name, 0).is_some() || line.lower.ends_with(name));
        let sentence = line.text.trim_end().ends_with(['.', ',', ';']) || line.text.contains(':');
        named
            && !sentence
            && line.cells.len() == 1
            && line.words() <= WORDS
            && line.text.len() <= BYTES
    });
    headings.next().map(|line| line.text.trim().to_owned())
}
