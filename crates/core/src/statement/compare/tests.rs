use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::statement::fixture::{day, line, posted, statement};
use crate::statement::{ListedAgreement, Organization, Statement};

fn standing(statement: &Statement) -> Standing {
    Standing::of(statement, Grain::Totals, &Renames::new())
}

fn compared(a: &Statement, b: &Statement) -> Comparison {
    compare(&standing(a), &standing(b), &Limits::built_in(day("2024-03-01")))
}

fn with_lines(lines: &[(&str, &str, i64)]) -> Statement {
    let mut made = statement("2024-03-01");
    made.lines =
        lines.iter().map(|(family, version, units)| line(family, version, *units)).collect();
    made
}

fn change<'a>(comparison: &'a Comparison, family: &str, version: &str) -> &'a LineChange {
    comparison
        .lines
        .iter()
        .find(|change| change.key.family == family && change.key.version == version)
        .expect("the line differs")
}

#[test]
fn a_purchase_explains_the_units_it_adds() {
    let a = with_lines(&[("Visio", "2019", 100)]);
    let mut b = with_lines(&[("Visio", "2019", 160)]);
    b.transactions = vec![posted("D87-01057", "Visio", "2019", 50, "2024-02-20")];
    let comparison = compared(&a, &b);
    let change = change(&comparison, "visio", "2019");
    assert_eq!((change.explained, change.unexplained), (50, 10));
    assert_eq!(change.severity, Severity::Warning);
}

#[test]
fn software_assurance_alone_explains_no_units() {
    let a = with_lines(&[("Visio", "2019", 100)]);
    let mut b = with_lines(&[("Visio", "2019", 150)]);
    b.transactions = vec![posted("D87-01057", "Visio", "2019", 50, "2024-02-20")];
    b.transactions[0].license_type = "SA".into();
    assert_eq!(change(&compared(&a, &b), "visio", "2019").unexplained, 50);
}

#[test]
fn units_that_move_to_the_next_version_are_no_gap() {
    let a = with_lines(&[("SQL Server", "2019", 80), ("SQL Server", "2022", 20)]);
    let b = with_lines(&[("SQL Server", "2022", 100)]);
    let comparison = compared(&a, &b);
    let gone = change(&comparison, "sqlserver", "2019");
    assert!(gone.kinds.contains(&ChangeKind::VersionRoll));
    assert_eq!(gone.severity, Severity::Info);
}

#[test]
fn units_that_move_to_an_earlier_version_are_a_gap() {
    let a = with_lines(&[("SQL Server", "2022", 80)]);
    let b = with_lines(&[("SQL Server", "2019", 80)]);
    let comparison = compared(&a, &b);
    assert_eq!(change(&comparison, "sqlserver", "2022").severity, Severity::Error);
}

#[test]
fn a_line_that_is_gone_is_grave() {
    let comparison = compared(&with_lines(&[("Visio", "2019", 5)]), &with_lines(&[]));
    assert_eq!(comparison.lines[0].severity, Severity::Error);
}

#[test]
fn where_the_scope_differs_a_removal_means_nothing() {
    let mut a = with_lines(&[("Visio", "2019", 5)]);
    a.organizations =
        vec![Organization { name: "Fairmont Mills".into(), ..Organization::default() }];
    let comparison = compared(&a, &with_lines(&[]));
    assert!(comparison.is_scope_changed());
    assert_eq!(comparison.lines[0].severity, Severity::Info);
}

#[test]
fn equal_units_under_nearly_the_same_name_ask_for_a_confirmation() {
    let a = with_lines(&[("Visual Studio Professional", "2019", 7)]);
    let b = with_lines(&[("Visual Studio Professionel", "2019", 7)]);
    let comparison = compared(&a, &b);
    let gone = change(&comparison, "visualstudioprofessional", "2019");
    assert_eq!(
        gone.looks_like.as_ref().map(|key| key.family.as_str()),
        Some("visualstudioprofessionel")
    );
}

#[test]
fn a_confirmed_rename_is_no_difference() {
    let renames = Renames::from([("oldname".to_owned(), "newname".to_owned())]);
    let of = |family| Standing::of(&with_lines(&[(family, "1", 7)]), Grain::Totals, &renames);
    let limits = Limits::built_in(day("2024-03-01"));
    assert!(compare(&of("Old Name"), &of("New Name"), &limits).lines.is_empty());
}

#[test]
fn a_purchase_older_than_45_days_before_the_earlier_statement_was_posted_late() {
    let late = |ordered: &str| {
        let mut b = with_lines(&[]);
        b.transactions = vec![posted("D87-01057", "Visio", "2019", 5, ordered)];
        let comparison = compared(&with_lines(&[]), &b);
        comparison.transactions[0].kinds.contains(&ChangeKind::LatePosting)
    };
    // The earlier statement is of 2024-03-01.
    assert!(late("2024-01-15"));
    assert!(!late("2024-01-16"));
}

#[test]
fn a_purchase_with_another_quantity_is_a_change_and_no_removal() {
    let with = |units| {
        let mut made = with_lines(&[]);
        made.transactions = vec![posted("D87-01057", "Visio", "2019", units, "2023-01-01")];
        made
    };
    let comparison = compared(&with(5), &with(6));
    assert_eq!(comparison.transactions.len(), 1);
    assert_eq!(comparison.transactions[0].kinds, [ChangeKind::TransactionChanged].into());
}

#[test]
fn one_of_two_equal_purchases_can_go() {
    let with = |times: usize| {
        let mut made = with_lines(&[]);
        let one = posted("D87-01057", "Visio", "2019", 5, "2023-01-01");
        made.transactions = vec![one; times];
        made
    };
    let comparison = compared(&with(2), &with(1));
    assert_eq!(comparison.transactions.len(), 1);
    assert_eq!(comparison.transactions[0].severity, Severity::Error);
}

#[test]
fn an_agreement_that_is_gone_may_have_been_unlinked() {
    let mut a = with_lines(&[]);
    let agreement = |number: &str| ListedAgreement {
        number: number.into(),
        status: "Active".into(),
        ..ListedAgreement::default()
    };
    a.agreements = vec![agreement("1"), agreement("2")];
    let mut b = with_lines(&[]);
    b.agreements = vec![ListedAgreement { status: "Ended".into(), ..agreement("1") }];
    let comparison = compared(&a, &b);
    let kinds: Vec<_> = comparison.agreements.iter().flat_map(|change| &change.kinds).collect();
    assert_eq!(kinds, [&ChangeKind::StatusChanged, &ChangeKind::Removed]);
    assert!(comparison.scope_lost.numbers.contains("2"));
}

/// Few names and small numbers, so that rows often meet.
fn any_statement() -> impl Strategy<Value = Statement> {
    let lines = prop::collection::vec((0..3_usize, 0..3_usize, -3..9_i64, 0..4_i64), 0..12);
    let bought = prop::collection::vec((0..3_usize, 0..3_usize, -2..4_i64, 0..90_u64), 0..12);
    let agreements = prop::collection::vec((0..4_u8, any::<bool>(), 0..2_u64), 0..4);
    (lines, bought, agreements, 0..200_u64).prop_map(|(lines, bought, agreements, age)| {
        const FAMILIES: [&str; 3] = ["Visio", "Visio Pro", "SQL Server"];
        const VERSIONS: [&str; 3] = ["2016", "2019", "2022"];
        let mut made = statement("2024-01-01");
        made.calculated_on = made.calculated_on.map(|on| on + Days::new(age));
        for (family, version, units, sa) in lines {
            let mut row = line(FAMILIES[family], VERSIONS[version], units);
            row.figures.active_sa = sa;
            row.figures.expiring_24 = sa;
            made.lines.push(row);
        }
        for (family, version, units, days) in bought {
            let on = day("2023-11-01") + Days::new(days);
            let family = FAMILIES[family];
            made.transactions.push(posted(
                "A1B-00001",
                family,
                VERSIONS[version],
                units,
                &on.to_string(),
            ));
        }
        for (number, active, years) in agreements {
            made.agreements.push(ListedAgreement {
                number: number.to_string(),
                status: if active { "Active" } else { "Ended" }.into(),
                to: NaiveDate::from_ymd_opt(2024, 1, 1).map(|to| to + Days::new(years * 365)),
                ..ListedAgreement::default()
            });
        }
        made
    })
}

proptest! {
    #[test]
    fn a_statement_does_not_differ_from_itself(a in any_statement()) {
        prop_assert!(compared(&a, &a).is_empty());
    }

    #[test]
    fn a_comparison_the_other_way_round_is_mirrored(a in any_statement(), b in any_statement()) {
        let (there, back) = (compared(&a, &b), compared(&b, &a));
        prop_assert_eq!(&there.scope_lost, &back.scope_gained);
        let lines = |c: &Comparison, turned: bool| -> Vec<_> {
            let side = |change: &LineChange| match turned {
                false => (change.before.clone(), change.after.clone(), change.unexplained),
                true => (change.after.clone(), change.before.clone(), -change.unexplained),
            };
            c.lines.iter().map(|change| (change.key.clone(), side(change), change.looks_like.clone())).collect()
        };
        prop_assert_eq!(lines(&there, false), lines(&back, true));
        let agreements = |c: &Comparison, turned: bool| -> Vec<_> {
            c.agreements.iter().map(|change| match turned {
                false => (change.key.clone(), change.before.clone(), change.after.clone()),
                true => (change.key.clone(), change.after.clone(), change.before.clone()),
            }).collect()
        };
        prop_assert_eq!(agreements(&there, false), agreements(&back, true));
        let postings = |c: &Comparison, turned: bool| {
            let mut pairs: Vec<_> = c.transactions.iter().map(|change| match turned {
                false => (change.before.clone(), change.after.clone()),
                true => (change.after.clone(), change.before.clone()),
            }).collect();
            pairs.sort();
            pairs
        };
        prop_assert_eq!(postings(&there, false), postings(&back, true));
    }

    #[test]
    fn what_differs_added_to_the_first_gives_the_second(a in any_statement(), b in any_statement()) {
        let (a, b) = (standing(&a), standing(&b));
        let limits = Limits::built_in(day("2024-03-01"));
        let made = compare(&a, &b, &limits).apply_to(&a);
        prop_assert_eq!(made, Standing { calculated_on: a.calculated_on, ..b });
    }

    #[test]
    fn the_order_of_rows_means_nothing(a in any_statement(), turn in 0..12_usize) {
        let mut turned = a.clone();
        if !turned.lines.is_empty() {
            let by = turn % turned.lines.len();
            turned.lines.rotate_left(by);
        }
        turned.transactions.reverse();
        turned.agreements.reverse();
        prop_assert_eq!(standing(&a), standing(&turned));
    }
}
