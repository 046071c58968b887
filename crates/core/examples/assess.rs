//! How long it takes to assess 20,000 records: `cargo run --release --example assess`.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::collections::BTreeSet;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use muniment_core::proof::{
    DocumentFacts, Evidence, LineId, OwnName, Profile, ProofStatus, RecordFacts, RuleSet, Shown,
    StatementFacts, StatementLine, Underlying, VaultFacts, chain, evaluate, evaluate_one,
};
use muniment_core::{
    Acquisition, AcquisitionChannel, DocumentId, EvidenceKind, InvoiceLine, LicenseId,
    LicenseRecord, LinkId, SourceSystem,
};
use uuid::Uuid;

const RECORDS: u128 = 20_000;
/// How many documents are linked to each record.
const LINKS: u128 = 4;

fn main() {
    let as_of = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a day of the calendar");
    let facts = vault(as_of);
    let rules = RuleSet::built_in();
    let time = |what: &str, work: &dyn Fn() -> usize| {
        let start = Instant::now();
        let count = work();
        println!("{what}: {count} in {:.3} s", start.elapsed().as_secs_f64());
    };
    for profile in Profile::ALL {
        time(profile.code(), &|| evaluate(&facts, &rules, *profile, as_of).len());
    }
    let one = license(RECORDS / 2);
    time("one record", &|| {
        evaluate_one(one, &facts, &rules, Profile::Practical, as_of).into_iter().count()
    });
    let lost = chain::Lost::License(one);
    time("what if one record were lost", &|| {
        chain::what_if_lost(lost, &facts, &rules, Profile::Practical, as_of).len()
    });
    let assessments = evaluate(&facts, &rules, Profile::Practical, as_of);
    for status in ProofStatus::ALL {
        let count = assessments.iter().filter(|assessment| assessment.status == *status).count();
        println!("{status}: {count}");
    }
}

fn license(n: u128) -> LicenseId {
    LicenseId::new(Uuid::from_u128(n))
}

/// Records of every channel in turn, some building on the one before, with documents of the kinds
/// that their rules ask for and of others.
fn vault(as_of: NaiveDate) -> VaultFacts {
    let rules = RuleSet::built_in();
    let mut facts = VaultFacts::default();
    facts.own_names.push(OwnName { name: "Contoso AG".into(), from: None, to: None });
    let statement = DocumentId::new(Uuid::from_u128(u128::MAX));
    facts.documents.insert(statement, DocumentFacts::default());
    let listing = StatementFacts {
        kind: EvidenceKind::MlsSnapshot,
        system: SourceSystem::Vlsc,
        calculated_on: as_of,
        covers: BTreeSet::new(),
    };
    facts.statements.insert(statement, listing);
    for n in 0..RECORDS {
        let channel = of(AcquisitionChannel::ALL, n);
        let asked: Vec<EvidenceKind> = rules
            .rule(channel)
            .into_iter()
            .flat_map(|rule| &rule.groups)
            .flat_map(|group| &group.any_of)
            .copied()
            .collect();
        let mut record = record(n, channel, as_of);
        for link in 0..LINKS {
            let kind = if asked.is_empty() { EvidenceKind::Invoice } else { of(&asked, n + link) };
            record.evidence.push(evidence(&mut facts, n * LINKS + link, kind));
        }
        if n.is_multiple_of(3) {
            record.statement_lines.push(StatementLine { statement, quantity: Some(10) });
        }
        if n > 0 && n.is_multiple_of(4) {
            record
                .acquisition
                .underlying
                .push(Underlying { license: license(n - 1), quantity: None });
        }
        facts.records.insert(license(n), record);
    }
    facts
}

fn record(n: u128, channel: AcquisitionChannel, as_of: NaiveDate) -> RecordFacts {
    let products = ["SQL Server", "Windows 10", "Office", "Windows Server", "Visual Studio"];
    let age = u64::try_from(n % 1_500).expect("a remainder is small");
    RecordFacts {
        record: LicenseRecord {
            product: of(&products, n).to_owned(),
            edition: "Standard".into(),
            quantity: 10,
            channel: Some(channel),
            acquired_on: as_of.checked_sub_days(Days::new(age)),
            agreement_number: format!("E-{}", n % 50),
            ..LicenseRecord::default()
        },
        acquisition: Acquisition {
            bought_through: Some(of(AcquisitionChannel::ALL, n / 7)),
            ..Acquisition::default()
        },
        ..RecordFacts::default()
    }
}

fn evidence(facts: &mut VaultFacts, n: u128, kind: EvidenceKind) -> Evidence {
    let document = DocumentId::new(Uuid::from_u128(n));
    let described = DocumentFacts {
        title: format!("Document {n}"),
        date: NaiveDate::from_ymd_opt(2020, 3, 1),
        recipient: if n.is_multiple_of(10) { "Fabrikam".into() } else { "CONTOSO  AG".into() },
        ..DocumentFacts::default()
    };
    facts.documents.insert(document, described);
    let line =
        InvoiceLine { quantity: 10, description: "Software".into(), ..InvoiceLine::default() };
    facts.invoice_lines.insert(LineId { document, line: 1 }, line);
    Evidence {
        link: LinkId::new(Uuid::from_u128(n)),
        document,
        kind,
        quantity: None,
        line: (kind == EvidenceKind::Invoice).then_some(1),
        shows: Shown::ALL.iter().copied().filter(|_| !n.is_multiple_of(3)).collect(),
    }
}

/// The n-th of some things, in turn.
fn of<T: Copy>(things: &[T], n: u128) -> T {
    let count = u128::try_from(things.len()).expect("a list is short");
    things[usize::try_from(n % count).expect("a remainder is small")]
}
