//! The checks that apply to every record, whatever its rule.

use super::case::{Case, Said, document_title};
use super::musts::names;
use super::pieces::{PURCHASES, Piece, STATEMENTS, signed};
use crate::EvidenceKind;
use crate::proof::rules::{Check, Slot};
use crate::proof::text::fold;
use crate::proof::{Finding, Legibility, ProofStatus, Sign, SpeaksBy, Subject};
use crate::terms::{governing, matching};

impl Case<'_> {
    /// All that the checks find.
    pub(super) fn check_all(&self) -> Vec<Finding> {
        let mut found: Vec<Finding> =
            self.pieces.iter().flat_map(|piece| self.check_piece(piece)).collect();
        found.extend(self.check_statement_only());
        found.extend(self.check_label_only());
        found.extend(self.check_contradiction());
        found.extend(self.check_bases());
        found.extend(self.check_cycle());
        found.extend(self.check_terms());
        found
    }

    /// The finding of a check about something.
    pub(super) fn found<const N: usize>(
        &self,
        check: Check,
        subject: Subject,
        more: [(Slot, String); N],
    ) -> Finding {
        let rule = self.index.rules.check(check);
        self.finding(Said {
            code: check.code(),
            severity: rule.severity,
            subject,
            message: rule.message.fill(&self.fills(more)),
            action: rule.action,
            group: None,
        })
    }

    fn of_piece<const N: usize>(
        &self,
        check: Check,
        piece: &Piece<'_>,
        more: [(Slot, String); N],
    ) -> Finding {
        let subject = Subject::Document(piece.evidence.document);
        let mut finding = self.found(check, subject, []);
        let fills = more.into_iter().chain([(Slot::Document, document_title(piece))]);
        finding.message = self.index.rules.check(check).message.fill(&self.fills(fills));
        finding
    }

    fn check_piece(&self, piece: &Piece<'_>) -> Vec<Finding> {
        let Some(document) = piece.document.filter(|document| !document.voided) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut find = |holds: bool, check: Check| {
            if holds {
                found.push(self.of_piece(check, piece, []));
            }
        };
        find(document.intact == Some(false), Check::Hash);
        find(document.signs.contains(&Sign::Quote), Check::Quote);
        find(document.signs.contains(&Sign::ProductKey), Check::Secret);
        let read = document.legibility == Legibility::Legible || !piece.shows.is_empty();
        find(piece.is_linked() && !read, Check::Illegible);
        if piece.is_linked() && piece.counts() {
            found.extend(self.check_buyer(piece));
            found.extend(self.check_product(piece));
            found.extend(self.check_date(piece));
            found.extend(self.check_line(piece));
        }
        found
    }

    /// The buyer of a license that came from another is that other.
    fn check_buyer(&self, piece: &Piece<'_>) -> Option<Finding> {
        let document = piece.document.filter(|_| PURCHASES.contains(&piece.kind))?;
        let buyer = document.recipient.trim();
        let giver = self.facts.acquisition.transfer.as_ref().map(|transfer| fold(&transfer.from));
        let is_known = buyer.is_empty()
            || self.index.is_own_name(buyer, document.date)
            || giver == Some(fold(buyer));
        (!is_known).then(|| self.of_piece(Check::Buyer, piece, [(Slot::Buyer, buyer.to_owned())]))
    }

    fn check_product(&self, piece: &Piece<'_>) -> Option<Finding> {
        let (id, line) = piece.line?;
        let other = names(line, &self.facts.record) == Some(false);
        other.then(|| self.of_piece(Check::Product, piece, [(Slot::Line, id.line.to_string())]))
    }

    fn check_date(&self, piece: &Piece<'_>) -> Option<Finding> {
        let date = piece.document.filter(|_| PURCHASES.contains(&piece.kind))?.date?;
        let agreements = self.index.agreements_of(self.facts);
        let own = agreements.first()?;
        let outside =
            own.from.is_some_and(|from| date < from) || own.to.is_some_and(|to| to < date);
        outside.then(|| self.of_piece(Check::Date, piece, [(Slot::Date, date.to_string())]))
    }

    fn check_line(&self, piece: &Piece<'_>) -> Option<Finding> {
        let (id, line) = piece.line?;
        let used = self.index.line_used(id);
        (used.unsigned_abs() > line.quantity.unsigned_abs()).then(|| {
            let more = [
                (Slot::Line, id.line.to_string()),
                (Slot::Units, line.quantity.to_string()),
                (Slot::Used, used.to_string()),
            ];
            self.of_piece(Check::OverQuantity, piece, more)
        })
    }

    /// The kinds of what was linked or lists the record. What the agreement brings says nothing
    /// about this record alone.
    fn kinds(&self) -> Vec<EvidenceKind> {
        let own = self
            .pieces
            .iter()
            .filter(|piece| piece.counts() && piece.evidence.by != SpeaksBy::Agreement);
        own.map(|piece| piece.kind).collect()
    }

    fn check_statement_only(&self) -> Option<Finding> {
        let kinds = self.kinds();
        let only = !kinds.is_empty() && kinds.iter().all(|kind| STATEMENTS.contains(kind));
        only.then(|| self.found(Check::StatementOnly, Subject::Record, []))
    }

    fn check_label_only(&self) -> Option<Finding> {
        let kinds = self.kinds();
        let label = kinds.iter().any(|kind| matches!(kind, EvidenceKind::Coa | EvidenceKind::Gml));
        let bought = kinds.iter().any(|kind| PURCHASES.contains(kind));
        (label && !bought).then(|| self.found(Check::LabelOnly, Subject::Record, []))
    }

    /// The publisher's statement and the own purchase contradict each other when the purchase
    /// proves all units and the latest statement that lists the record lists fewer. More units on
    /// the statement are no contradiction: its line may sum up other purchases. A purchase that
    /// the statement cannot show in full yet is none either.
    fn check_contradiction(&self) -> Option<Finding> {
        let latest = self.index.latest_statement(self.facts)?;
        let pieces: Vec<&Piece<'_>> = self
            .pieces
            .iter()
            .filter(|piece| PURCHASES.contains(&piece.kind) && piece.counts() && piece.units >= 0)
            .collect();
        let needed = signed(self.facts.record.quantity);
        let proven = self.proven(&pieces);
        if pieces.is_empty() || proven < needed || self.is_recent_purchase() {
            return None;
        }
        let of_latest = self.facts.statement_lines.iter().filter(|line| {
            let statement = self.index.facts.statements.get(&line.statement);
            statement.is_some_and(|statement| statement.calculated_on == latest)
        });
        let (listed, document) = of_latest
            .filter_map(|line| Some((line.quantity?, line.statement)))
            .max_by_key(|(quantity, document)| (*quantity, std::cmp::Reverse(*document)))?;
        let piece = self.pieces.iter().find(|piece| piece.evidence.document == document)?;
        (listed < needed && piece.counts()).then(|| {
            let more = [(Slot::Proven, proven.to_string()), (Slot::Units, listed.to_string())];
            self.of_piece(Check::Contradiction, piece, more)
        })
    }

    fn check_bases(&self) -> Vec<Finding> {
        let weak = self.bases().into_iter().filter_map(|base| {
            let words = match self.status_of(base)? {
                ProofStatus::PendingMls => "waiting for the next statement",
                ProofStatus::Waived => "waived",
                _ => return None,
            };
            Some((base, words))
        });
        weak.map(|(base, words)| {
            let more = [(Slot::Base, self.title_of(base)), (Slot::Status, words.to_owned())];
            self.found(Check::Base, Subject::Base(base), more)
        })
        .collect()
    }

    fn check_cycle(&self) -> Option<Finding> {
        const NAMED: usize = 6;
        let path = self.index.order.path(self.license)?;
        let mut names: Vec<String> =
            path.iter().take(NAMED).map(|license| self.title_of(*license)).collect();
        if path.len() > NAMED {
            names.push("…".to_owned());
        }
        let more = [(Slot::Path, names.join(" → "))];
        Some(self.found(Check::Cycle, Subject::Record, more))
    }

    /// Terms that govern a license belong to its file, yet prove no purchase: whatever is missing
    /// of them, the status stays.
    fn check_terms(&self) -> Vec<Finding> {
        let Some(case) = &self.facts.terms else { return Vec::new() };
        let (rules, series) = &self.index.terms;
        let answer = governing(case, rules, self.index.as_of);
        let Some(day) = answer.required_on else { return Vec::new() };
        let found = matching(&answer, &case.product, case.program, series, rules);
        let missing = found.into_iter().filter(|found| found.held.is_none()).map(|found| {
            let title = rules.kind(found.kind).title.clone();
            let more = [(Slot::Terms, title), (Slot::Date, day.to_string())];
            self.found(Check::Terms, Subject::Record, more)
        });
        missing.collect()
    }
}
