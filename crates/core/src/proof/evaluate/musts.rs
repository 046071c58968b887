//! The tests that evidence and records must pass to meet a group.

use super::case::{Case, document_title};
use super::pieces::{Piece, is_sound};
use crate::proof::rules::{Fills, MBSA, Slot, Test};
use crate::proof::text::{bare, fold};
use crate::proof::{Group, Shown, Sign, Subject, Term};
use crate::{InvoiceLine, LicenseId, LicenseRecord, NumberKind, SourceSystem};

/// The tests that every piece of evidence must pass, whatever the group.
const ALWAYS: [Test; 4] = [Test::InVault, Test::NotVoided, Test::Intact, Test::NotQuote];

/// A test that failed, with what there is to say about it.
pub(super) struct Failure {
    pub(super) test: Test,
    pub(super) subject: Subject,
    pub(super) fills: Fills,
}

impl Case<'_> {
    /// The tests of a group that a piece of evidence fails.
    pub(super) fn fails(&self, piece: &Piece<'_>, group: &Group) -> Vec<Test> {
        let tests = ALWAYS.iter().chain(&group.must);
        tests.copied().filter(|test| !self.passes(piece, *test)).collect()
    }

    pub(super) fn failure_of(&self, piece: &Piece<'_>, test: Test) -> Failure {
        Failure {
            test,
            subject: Subject::Document(piece.evidence.document),
            fills: self.fills([(Slot::Document, document_title(piece))]),
        }
    }

    /// Whether a piece passes a test. Tests of the record leave pieces alone.
    fn passes(&self, piece: &Piece<'_>, test: Test) -> bool {
        let document = piece.document;
        match test {
            Test::InVault => document.is_some(),
            Test::NotVoided => document.is_none_or(|document| !document.voided),
            Test::Intact => document.is_none_or(|document| document.intact != Some(false)),
            Test::NotQuote => {
                document.is_none_or(|document| !document.signs.contains(&Sign::Quote))
            }
            Test::NamesSoftware => piece.shows(Shown::NamesSoftware) || self.line_names(piece),
            Test::NamesHardware => piece.shows(Shown::NamesHardware) || self.line_has_device(piece),
            Test::AffixedToDevice => piece.shows(Shown::AffixedToDevice),
            Test::NamesBothParties => {
                piece.shows(Shown::NamesBothParties) || self.document_has_parties(piece)
            }
            Test::Dated => document.is_some_and(|document| document.date.is_some()),
            Test::Countersigned => piece.shows(Shown::Countersigned),
            Test::FromSeller => piece.shows(Shown::FromSeller),
            Test::ContainsOffer => piece.shows(Shown::ContainsOffer),
            Test::MasterAgreement => self.is_master(piece),
            Test::ProgramAgreement => !self.is_master(piece),
            Test::SignatureForm => piece.shows(Shown::SignatureForm),
            Test::NamesIndividual => {
                piece.shows(Shown::NamesIndividual) || !self.facts.acquisition.users.is_empty()
            }
            Test::FromBusinessCenter => self.is_from_business_center(piece),
            _ => true,
        }
    }

    fn line_names(&self, piece: &Piece<'_>) -> bool {
        piece.line.is_some_and(|(_, line)| names(line, &self.facts.record) == Some(true))
    }

    fn line_has_device(&self, piece: &Piece<'_>) -> bool {
        let device = bare(&self.facts.acquisition.device);
        let has = |line: &InvoiceLine| bare(&line.hardware).contains(&device);
        !device.is_empty() && piece.line.is_some_and(|(_, line)| has(line))
    }

    fn document_has_parties(&self, piece: &Piece<'_>) -> bool {
        let (Some(document), Some(transfer)) = (piece.document, &self.facts.acquisition.transfer)
        else {
            return false;
        };
        let mut on_paper = [fold(&document.issuer), fold(&document.recipient)];
        let mut stated = [fold(&transfer.from), fold(&transfer.to)];
        on_paper.sort();
        stated.sort();
        on_paper == stated && stated.iter().all(|name| !name.is_empty())
    }

    fn is_master(&self, piece: &Piece<'_>) -> bool {
        let master = self.index.rules.program(MBSA);
        piece.shows(Shown::MasterAgreement)
            || master.is_some_and(|names| names.fit(&fold(piece.program)))
    }

    fn is_from_business_center(&self, piece: &Piece<'_>) -> bool {
        let obtained = piece.document.and_then(|document| document.source);
        let statement = self.index.facts.statements.get(&piece.evidence.document);
        let system = statement.map(|statement| statement.system);
        obtained.or(system) == Some(SourceSystem::BusinessCenter)
            || system == Some(SourceSystem::BusinessCenter)
    }

    /// The first test of a group that the record fails, given the evidence that passed its own.
    pub(super) fn record_fails(&self, group: &Group, passed: &[&Piece<'_>]) -> Option<Failure> {
        group.must.iter().find_map(|test| self.record_failure(*test, passed))
    }

    fn record_failure(&self, test: Test, passed: &[&Piece<'_>]) -> Option<Failure> {
        let failed_by = |base: Option<LicenseId>| base.map(|base| self.failure_of_base(test, base));
        let failed = |fails: bool| {
            fails.then(|| Failure { test, subject: Subject::Record, fills: self.fills([]) })
        };
        match test {
            Test::CoversQuantity => self.shortfall(passed),
            Test::BaseLinked => failed(self.facts.acquisition.underlying.is_empty()),
            Test::BaseComplete => failed_by(self.unproven_base()),
            Test::BaseCovers => self.base_shortfall(),
            Test::BaseNotLost => failed_by(self.lost_base()),
            Test::BaseIsOem => failed_by(self.first_base(|_, record| {
                record.record.channel != Some(crate::AcquisitionChannel::Oem)
            })),
            Test::BaseIsLicense => failed_by(self.base_that_is_assurance()),
            Test::BaseIsDesktopOs => failed_by(self.base_that_is_no_desktop_os()),
            Test::BaseIsOtherEdition => failed_by(self.base_of_same_edition()),
            Test::BaseHadAssurance => failed_by(self.base_without_assurance()),
            Test::TermStated => failed(!matches!(
                self.facts.acquisition.term,
                Some(Term::Subscription { from: Some(_), to: Some(_) })
            )),
            Test::OrderNumberKnown => failed(!self.has_order_number()),
            _ => None,
        }
    }

    fn failure_of_base(&self, test: Test, base: LicenseId) -> Failure {
        Failure {
            test,
            subject: Subject::Base(base),
            fills: self.fills([(Slot::Base, self.title_of(base))]),
        }
    }

    fn base_shortfall(&self) -> Option<Failure> {
        let shortfall = self.units_without_base();
        let bases: Vec<String> = self.bases().into_iter().map(|base| self.title_of(base)).collect();
        (shortfall > 0).then(|| Failure {
            test: Test::BaseCovers,
            subject: Subject::Record,
            fills: self
                .fills([(Slot::Shortfall, shortfall.to_string()), (Slot::Base, bases.join(", "))]),
        })
    }

    fn shortfall(&self, passed: &[&Piece<'_>]) -> Option<Failure> {
        let proven = self.proven(passed);
        let needed = super::pieces::signed(self.facts.record.quantity);
        (proven < needed).then(|| Failure {
            test: Test::CoversQuantity,
            subject: Subject::Record,
            fills: self.fills([
                (Slot::Proven, proven.max(0).to_string()),
                (Slot::Shortfall, needed.saturating_sub(proven.max(0)).to_string()),
            ]),
        })
    }

    /// How many units pieces of evidence prove. An invoice, its receipt and its order confirmation
    /// tell of one purchase, so kinds are not added up: the kind that proves most counts. Credit
    /// notes take away whatever they are linked as.
    pub(super) fn proven(&self, passed: &[&Piece<'_>]) -> i64 {
        let mut by_kind = std::collections::BTreeMap::new();
        let mut counted = std::collections::BTreeSet::new();
        for piece in passed {
            let place = (piece.kind, piece.evidence.document, piece.line.map(|(id, _)| id.line));
            if counted.insert((place, piece.evidence.by)) {
                let sum = by_kind.entry(piece.kind).or_insert(0_i64);
                *sum = sum.saturating_add(piece.units);
            }
        }
        let most = by_kind.into_values().max().unwrap_or_default();
        let credits = self.pieces.iter().filter(|piece| piece.counts() && piece.units < 0);
        credits.map(|piece| piece.units).fold(most, i64::saturating_add)
    }

    fn has_order_number(&self) -> bool {
        let mut documents = self.pieces.iter().filter_map(|piece| piece.document);
        !self.facts.acquisition.order_number.trim().is_empty()
            || documents.any(|document| {
                is_sound(document)
                    && document.numbers.iter().any(|number| number.kind == NumberKind::Order)
            })
    }
}

/// Whether a line names the product of a record; absent where one of them says too little.
pub(super) fn names(line: &InvoiceLine, record: &LicenseRecord) -> Option<bool> {
    let (sold, held) = (bare(&line.part_number), bare(&record.part_number));
    if !sold.is_empty() && !held.is_empty() {
        return Some(sold == held);
    }
    let description = fold(&line.description);
    let words: std::collections::BTreeSet<String> = words(&description).collect();
    let product = fold(&record.product);
    let mut wanted = words_of_weight(&product).peekable();
    if words.is_empty() || wanted.peek().is_none() {
        return None;
    }
    Some(wanted.any(|word| words.contains(&word)))
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// The words of a product name that tell it from another.
fn words_of_weight(product: &str) -> impl Iterator<Item = String> + '_ {
    const COMMON: [&str; 5] = ["microsoft", "license", "the", "for", "and"];
    words(product).filter(|word| word.chars().count() > 2 && !COMMON.contains(&word.as_str()))
}
