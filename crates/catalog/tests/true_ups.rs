//! True-ups and kept calculations through the public door of the catalog.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_catalog::{Catalog, JournalEntry};
use muniment_core::maths::Function;
use muniment_core::true_up::{Count, CountLine, StepDone, TrueUpCycle, TrueUpStep};
use muniment_core::{
    AgreementId, CalculationId, Digest, DocumentId, Event, KeptCalculation, KeptValue, LicenseId,
    Op,
};
use tempfile::TempDir;
use uuid::Uuid;

fn empty() -> (TempDir, Catalog) {
    let folder = TempDir::new().expect("a folder");
    let catalog = Catalog::open(&folder.path().join("catalog.db")).expect("a catalog");
    (folder, catalog)
}

fn apply(catalog: &Catalog, event: Event) {
    let n = catalog.position().expect("a position").n + 1;
    let entry = JournalEntry {
        n,
        digest: Digest::new([1; 32]),
        at: DateTime::<Utc>::UNIX_EPOCH,
        actor: "ada",
        op: Op::StateTrueUp,
        events: &[event],
    };
    catalog.apply([entry]).expect("applied");
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn agreement(n: u128) -> AgreementId {
    AgreementId::new(Uuid::from_u128(n))
}

fn cycle() -> TrueUpCycle {
    let done = StepDone {
        on: day("2024-05-02"),
        by: "Ada".into(),
        evidence: vec![DocumentId::new(Uuid::from_u128(7)), DocumentId::new(Uuid::from_u128(6))],
        note: "by hand".into(),
    };
    let line = |product: &str, deployed| CountLine {
        product: product.into(),
        deployed,
        baseline: u64::MAX,
    };
    TrueUpCycle {
        done: [(TrueUpStep::Exported, done)].into(),
        count: Some(Count {
            from: "count.csv".into(),
            lines: vec![line("Visio", 3), line("Office", u64::MAX)],
        }),
    }
}

fn stated(n: u128, anniversary: &str, stated: TrueUpCycle) -> Event {
    Event::TrueUpStated { agreement: agreement(n), anniversary: day(anniversary), stated }
}

#[test]
fn a_true_up_is_known_as_stated_last_and_by_its_anniversary() {
    let (_folder, catalog) = empty();
    apply(&catalog, stated(8, "2025-07-01", TrueUpCycle { count: None, ..cycle() }));
    apply(&catalog, stated(8, "2024-07-01", TrueUpCycle::default()));
    apply(&catalog, stated(8, "2024-07-01", cycle()));
    apply(&catalog, stated(9, "2024-07-01", cycle()));
    let known = catalog.true_ups_of(&agreement(8)).expect("true-ups");
    let days: Vec<_> = known.iter().map(|entry| entry.anniversary).collect();
    assert_eq!(days, [day("2024-07-01"), day("2025-07-01")]);
    assert_eq!(known[0].stated, cycle());
    assert_eq!(known[1].stated.count, None);
    assert_eq!(catalog.true_ups().expect("true-ups").len(), 3);
}

#[test]
fn a_true_up_of_which_nothing_is_stated_any_more_is_gone() {
    let (_folder, catalog) = empty();
    let (_other, untouched) = empty();
    apply(&catalog, stated(8, "2024-07-01", cycle()));
    apply(&catalog, stated(8, "2024-07-01", TrueUpCycle::default()));
    assert_eq!(catalog.true_ups().expect("true-ups"), []);
    let different = catalog.differences(&untouched).expect("a comparison");
    assert_eq!(different, ["entries", "touches"]);
}

#[test]
fn a_calculation_is_kept_with_its_record_until_it_is_voided() {
    let (_folder, catalog) = empty();
    let value =
        |name: &str| KeptValue { name: name.into(), label: "Label".into(), value: "2".into() };
    let kept = KeptCalculation {
        function: Function::SqlCoreVm,
        as_of: Some(day("2024-07-01")),
        inputs: vec![value("vcores")],
        outcomes: vec![value("licenses"), value("packs")],
        rule: "Rule".into(),
        source: "Guide".into(),
        facts: Digest::new([7; 32]),
        note: String::new(),
    };
    let license = LicenseId::new(Uuid::from_u128(5));
    let calculation = CalculationId::new(Uuid::from_u128(4));
    apply(&catalog, Event::CalculationKept { calculation, license, kept: kept.clone() });
    let known = catalog.calculations_of(&license).expect("calculations");
    assert_eq!((&known[0].kept, known[0].actor.as_str()), (&kept, "ada"));
    apply(&catalog, Event::CalculationVoided { calculation, reason: "wrong".into() });
    let voided = catalog.calculation(&calculation).expect("calculations").expect("it stays");
    assert_eq!(voided.voided.as_deref(), Some("wrong"));
    apply(&catalog, Event::CalculationRestored { calculation });
    let known = catalog.calculations_of(&license).expect("calculations");
    assert_eq!(known[0].voided, None);
    assert_eq!(catalog.history(&license.to_string()).expect("the history").len(), 3);
}
