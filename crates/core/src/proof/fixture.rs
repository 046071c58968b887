//! Vaults for tests: a record of each channel with all that its rule asks for.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    AgreementFacts, Assessment, Circumstance, DocumentFacts, Evidence, Finding, LineId, NamedUser,
    Period, Profile, ProofStatus, RecordFacts, RuleSet, Shown, StatementFacts, StatementLine, Term,
    Transfer, Underlying, VaultFacts, evaluate_one,
};
use crate::{
    AcquisitionChannel, DocumentId, EvidenceKind, InvoiceLine, LicenseId, LicenseRecord, LinkId,
    SourceSystem,
};

/// The record under test.
pub(crate) const RECORD: u128 = 1;
/// The record on which it builds.
pub(crate) const BASE: u128 = 2;

pub(crate) fn license(n: u128) -> LicenseId {
    LicenseId::new(Uuid::from_u128(n))
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test writes days as they are")
}

pub(crate) fn as_of() -> NaiveDate {
    day("2024-06-30")
}

#[derive(Debug, Clone, Default)]
pub(crate) struct World {
    pub(crate) facts: VaultFacts,
    made: u128,
}

impl World {
    /// A record of ten units with nothing that speaks for it.
    pub(crate) fn bare(channel: AcquisitionChannel) -> Self {
        let mut world = Self::default();
        world.add(RECORD, channel);
        world
    }

    /// A record of a channel that is complete in both profiles.
    pub(crate) fn complete(channel: AcquisitionChannel) -> Self {
        let mut world = Self::bare(channel);
        world.prove(RECORD, channel);
        world
    }

    pub(crate) fn add(&mut self, n: u128, channel: AcquisitionChannel) -> &mut RecordFacts {
        let record = LicenseRecord {
            product: "SQL Server".into(),
            edition: "Standard".into(),
            version: "2019".into(),
            quantity: 10,
            channel: Some(channel),
            acquired_on: Some(day("2020-03-01")),
            ..LicenseRecord::default()
        };
        self.facts.records.insert(license(n), RecordFacts { record, ..RecordFacts::default() });
        self.record(n)
    }

    pub(crate) fn record(&mut self, n: u128) -> &mut RecordFacts {
        self.facts.records.get_mut(&license(n)).expect("the test added this record")
    }

    /// Adds a sound document.
    pub(crate) fn document(&mut self) -> DocumentId {
        self.made += 1;
        let document = DocumentId::new(Uuid::from_u128(self.made));
        let facts = DocumentFacts {
            title: format!("Document {}", self.made),
            date: Some(day("2020-03-01")),
            ..DocumentFacts::default()
        };
        self.facts.documents.insert(document, facts);
        document
    }

    /// Links a sound document on which a person confirmed all but that it is the master agreement.
    pub(crate) fn link(&mut self, n: u128, kind: EvidenceKind) -> DocumentId {
        let document = self.document();
        let shows = Shown::ALL.iter().copied().filter(|shown| *shown != Shown::MasterAgreement);
        let evidence = Evidence {
            link: LinkId::new(Uuid::from_u128(self.made)),
            document,
            kind,
            quantity: None,
            line: None,
            shows: shows.collect(),
        };
        self.record(n).evidence.push(evidence);
        document
    }

    /// Links an invoice line to a record.
    pub(crate) fn link_line(
        &mut self,
        n: u128,
        document: DocumentId,
        line: u32,
        quantity: Option<u64>,
    ) {
        self.made += 1;
        let link = LinkId::new(Uuid::from_u128(self.made));
        self.record(n).evidence.push(Evidence {
            link,
            document,
            kind: EvidenceKind::Invoice,
            quantity,
            line: Some(line),
            shows: BTreeSet::new(),
        });
    }

    pub(crate) fn line(
        &mut self,
        document: DocumentId,
        line: u32,
        quantity: i64,
    ) -> &mut InvoiceLine {
        let facts = InvoiceLine { quantity, ..InvoiceLine::default() };
        self.facts.invoice_lines.entry(LineId { document, line }).insert_entry(facts).into_mut()
    }

    /// What a person confirmed on the last linked document.
    pub(crate) fn last(&mut self, n: u128) -> &mut Evidence {
        self.record(n).evidence.last_mut().expect("the test linked a document")
    }

    pub(crate) fn unlink(&mut self, n: u128, kind: EvidenceKind) {
        self.record(n).evidence.retain(|evidence| evidence.kind != kind);
    }

    pub(crate) fn builds_on(&mut self, n: u128, base: u128, quantity: Option<u64>) {
        self.record(n).acquisition.underlying.push(Underlying { license: license(base), quantity });
    }

    /// A statement of this day that lists so many units of a record.
    pub(crate) fn statement(&mut self, n: u128, on: &str, quantity: Option<i64>) -> DocumentId {
        let document = self.document();
        let facts = StatementFacts {
            kind: EvidenceKind::MlsSnapshot,
            system: SourceSystem::Vlsc,
            calculated_on: day(on),
            covers: BTreeSet::new(),
        };
        self.facts.statements.insert(document, facts);
        if self.facts.records.contains_key(&license(n)) {
            self.record(n).statement_lines.push(StatementLine { statement: document, quantity });
        }
        document
    }

    pub(crate) fn period(&mut self, from: &str, to: &str, kinds: &[EvidenceKind]) -> Period {
        Period {
            from: day(from),
            to: day(to),
            evidence: kinds.iter().map(|kind| (*kind, self.document())).collect(),
            quiet: false,
            cents: None,
        }
    }

    pub(crate) fn agreement(&mut self) -> &mut AgreementFacts {
        self.facts.agreements.entry("A-1".into()).or_default()
    }

    pub(crate) fn user(&mut self, name: &str, seat: &str, from: &str, to: Option<&str>) {
        let user =
            NamedUser { name: name.into(), seat: seat.into(), from: day(from), to: to.map(day) };
        self.record(RECORD).acquisition.users.push(user);
    }

    pub(crate) fn assess(&self, n: u128, profile: Profile) -> Assessment {
        evaluate_one(license(n), &self.facts, &RuleSet::built_in(), profile, as_of())
            .expect("the test added this record")
    }

    pub(crate) fn status(&self) -> ProofStatus {
        self.assess(RECORD, Profile::Practical).status
    }

    /// The codes of the findings about the record under test, without the informative ones.
    pub(crate) fn codes(&self) -> Vec<String> {
        codes(&self.assess(RECORD, Profile::Practical))
    }

    /// The finding of a code.
    pub(crate) fn finding(&self, code: &str) -> Finding {
        let assessment = self.assess(RECORD, Profile::Practical);
        let found = assessment.findings.iter().find(|finding| finding.code == code).cloned();
        found.unwrap_or_else(|| panic!("`{code}` is not among {:?}", codes(&assessment)))
    }

    /// Adds what the rule of a channel asks for, in both profiles.
    pub(crate) fn prove(&mut self, n: u128, channel: AcquisitionChannel) {
        use AcquisitionChannel as C;
        use EvidenceKind as E;
        let kinds: &[EvidenceKind] = match channel {
            C::VolumeLicense => &[E::Agreement, E::Invoice, E::MlsSnapshot],
            C::Oem => &[E::Invoice, E::Coa, E::Receipt, E::Packaging, E::Manual, E::ProductKey],
            C::Fpp => &[E::Coa, E::Invoice, E::Receipt, E::ProductKey, E::Eula, E::Manual],
            C::Esd => &[E::SellerEmail],
            C::MsdnVl => &[E::MlsSnapshot, E::NamedUserAssignment, E::Invoice],
            C::MsdnRetail => &[E::Invoice, E::NamedUserAssignment],
            C::SaWithBase | C::SaOverOem => &[E::SaEntitlement],
            C::StepUp => &[E::Invoice],
            C::LicenseGrant => &[E::PublicTerms],
            C::TransferredIn | C::TransferredOut => {
                &[E::TransferRecord, E::OriginalCustomerAgreement]
            }
            C::Spla | C::IsvRoyalty => &[E::Enrollment, E::Agreement],
            C::Upgrade | C::TrueUp | C::OnlineSubscription | C::Csp => &[],
        };
        for kind in kinds {
            self.link(n, *kind);
        }
        match channel {
            C::Oem => self.record(n).record.product = "Windows 10".into(),
            C::Upgrade => self.prove_upgrade(n),
            C::SaWithBase | C::LicenseGrant => self.prove_base(n, C::VolumeLicense),
            C::SaOverOem => self.prove_base(n, C::Oem),
            C::StepUp => {
                self.prove_base(n, C::VolumeLicense);
                self.record(n).record.edition = "Enterprise".into();
            }
            C::TransferredIn => {
                self.record(n).acquisition.bought_through = Some(C::VolumeLicense);
                self.prove(n, C::VolumeLicense);
            }
            C::Spla | C::IsvRoyalty => self.prove_master(n),
            _ => {}
        }
        match channel {
            C::TrueUp => self.prove_years(n),
            C::Spla => self.prove_months(n),
            C::OnlineSubscription | C::Csp => self.prove_bills(n),
            C::IsvRoyalty => {
                self.link(n, E::Other);
            }
            _ => {}
        }
    }

    fn prove_base(&mut self, n: u128, channel: AcquisitionChannel) {
        let base = self.add(BASE, channel);
        base.record.sa_from = Some(day("2019-01-01"));
        base.record.sa_to = Some(day("2021-12-31"));
        self.prove(BASE, channel);
        self.builds_on(n, BASE, None);
    }

    fn prove_upgrade(&mut self, n: u128) {
        self.record(n).acquisition.bought_through = Some(AcquisitionChannel::Fpp);
        self.prove(n, AcquisitionChannel::Fpp);
        self.prove_base(n, AcquisitionChannel::Fpp);
    }

    /// Makes the linked agreement the master.
    fn prove_master(&mut self, n: u128) {
        self.last(n).shows = BTreeSet::from([Shown::MasterAgreement]);
    }

    fn under_agreement(&mut self, n: u128, from: &str, to: &str) {
        self.record(n).record.agreement_number = "a 1".into();
        let agreement = self.agreement();
        agreement.from = Some(day(from));
        agreement.to = Some(day(to));
    }

    fn prove_years(&mut self, n: u128) {
        self.under_agreement(n, "2020-02-29", "2023-02-27");
        let kinds = [EvidenceKind::TrueUpOrder, EvidenceKind::Invoice];
        let years = [
            self.period("2020-02-29", "2021-02-27", &kinds),
            self.period("2021-02-28", "2022-02-27", &kinds),
            self.period("2022-02-28", "2023-02-27", &kinds),
        ];
        self.agreement().true_ups.extend(years);
    }

    fn prove_months(&mut self, n: u128) {
        self.under_agreement(n, "2024-01-01", "2024-03-31");
        let kinds = [EvidenceKind::UseReport, EvidenceKind::SplaInvoice];
        let months = [
            self.period("2024-01-01", "2024-01-31", &kinds),
            self.period("2024-02-01", "2024-02-29", &kinds),
            self.period("2024-03-01", "2024-03-31", &kinds),
        ];
        self.agreement().reports.extend(months);
    }

    fn prove_bills(&mut self, n: u128) {
        let bill = self.period("2024-01-01", "2024-12-31", &[EvidenceKind::Invoice]);
        let record = self.record(n);
        record.acquisition.order_number = "S-77".into();
        record.acquisition.term =
            Some(Term::Subscription { from: Some(bill.from), to: Some(bill.to) });
        record.billing.push(bill);
    }
}

/// The codes of findings, without the informative ones and without repetition.
pub(crate) fn codes(assessment: &Assessment) -> Vec<String> {
    let grave =
        assessment.findings.iter().filter(|finding| finding.severity > crate::Severity::Info);
    let codes: BTreeSet<String> = grave.map(|finding| finding.code.clone()).collect();
    codes.into_iter().collect()
}

/// Vaults in which a record is complete, one for each channel and for each condition.
pub(crate) fn complete_worlds() -> Vec<(&'static str, World)> {
    use AcquisitionChannel as C;
    let mut worlds: Vec<(&'static str, World)> =
        C::ALL.iter().map(|channel| (channel.code(), World::complete(*channel))).collect();
    worlds.push(("a desktop operating system under volume licensing", desktop_os()));
    worlds.push(("a purchase under an MPSA", mpsa()));
    worlds.push(("a subscription under volume licensing", subscription()));
    worlds.push(("an OEM license bought with a component", component()));
    worlds.push(("an OEM license that the firmware keeps", firmware()));
    worlds.push(("an OEM application", application()));
    worlds.push(("a box that was passed on", passed_on()));
    worlds.push(("a download whose mail is lost", mail_lost()));
    worlds.push(("a license from a stranger", from_stranger()));
    worlds
}

fn desktop_os() -> World {
    let mut world = World::complete(AcquisitionChannel::VolumeLicense);
    world.record(RECORD).record.product = "Windows 10".into();
    world.prove_base(RECORD, AcquisitionChannel::Oem);
    world
}

fn mpsa() -> World {
    let mut world = World::complete(AcquisitionChannel::VolumeLicense);
    world.record(RECORD).record.program = "Microsoft Products and Services Agreement".into();
    let export = world.last(RECORD).document;
    let export = world.facts.documents.get_mut(&export).expect("it was just linked");
    export.source = Some(SourceSystem::BusinessCenter);
    world
}

fn subscription() -> World {
    let mut world = World::complete(AcquisitionChannel::VolumeLicense);
    let (from, to) = (Some(day("2024-01-01")), Some(day("2024-12-31")));
    world.record(RECORD).acquisition.term = Some(Term::Subscription { from, to });
    world
}

fn component() -> World {
    let mut world = World::complete(AcquisitionChannel::Oem);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::AcquiredWithComponent);
    world
}

fn firmware() -> World {
    let mut world = World::complete(AcquisitionChannel::Oem);
    world.unlink(RECORD, EvidenceKind::Coa);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::FirmwareKey);
    world.record(RECORD).acquisition.device = "Latitude 7420".into();
    world
}

fn application() -> World {
    let mut world = World::complete(AcquisitionChannel::Oem);
    world.record(RECORD).record.product = "Office".into();
    world.link(RECORD, EvidenceKind::RecoveryMedia);
    world
}

fn passed_on() -> World {
    let mut world = World::complete(AcquisitionChannel::Fpp);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::ResoldOrTransferred);
    world.link(RECORD, EvidenceKind::TransferRecord);
    world
}

fn mail_lost() -> World {
    let mut world = World::bare(AcquisitionChannel::Esd);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::SellerMailLost);
    world.link(RECORD, EvidenceKind::OnlineOrderHistory);
    world.link(RECORD, EvidenceKind::Receipt);
    world
}

fn from_stranger() -> World {
    let mut world = World::complete(AcquisitionChannel::TransferredIn);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::CounterpartyNotAffiliated);
    world.record(RECORD).acquisition.transfer =
        Some(Transfer { from: "Fabrikam".into(), ..Transfer::default() });
    world
}
