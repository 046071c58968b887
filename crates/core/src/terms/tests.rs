//! The worked examples of the domain, and whole series.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::proof::Term;
use crate::{AcquisitionChannel, DocumentId, LicenseProgram};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn document(n: u128) -> DocumentId {
    DocumentId::new(Uuid::from_u128(n))
}

fn clues<'a>(name: &'a str, pages: &'a [&'a str]) -> TermsClues<'a> {
    TermsClues { name, pages, captured_on: Some(day("2026-11-22")), ..TermsClues::default() }
}

fn named(name: &str) -> TermsEdition {
    recognize(document(1), &clues(name, &["Some text."]), &TermsRules::built_in())
        .unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// Product Terms of these days.
fn product_terms(days: &[&str]) -> Vec<TermsEdition> {
    let edition = |(n, on): (usize, &&str)| TermsEdition {
        document: document(n as u128),
        effective: day(on),
        precision: DatePrecision::Day,
        ..named("MicrosoftProductTerms(WW)(English)(August2020)(CR).docx")
    };
    days.iter().enumerate().map(edition).collect()
}

fn timelines(editions: &[TermsEdition]) -> Vec<Timeline<'_, usize>> {
    Timeline::all(editions.iter().enumerate().map(|(key, edition)| Held { key, edition }))
}

fn sql_server(program: LicenseProgram) -> LicenseCase {
    let release = |version: &str, on| ProductRelease {
        version: ProductVersion { product: "SQL Server".into(), version: version.into() },
        on: day(on),
    };
    LicenseCase {
        program: Some(program),
        channel: Some(AcquisitionChannel::VolumeLicense),
        product: "SQL Server".into(),
        licensed_version: "2017".into(),
        releases: [release("2017", "2017-10-02"), release("2019", "2019-11-04")].into(),
        ..LicenseCase::default()
    }
}

/// The rule and the day whose terms count.
fn answer(case: &LicenseCase) -> String {
    let answer = governing(case, &TermsRules::built_in(), day("2026-11-22"));
    format!(
        "{} {}",
        answer.rule.as_deref().unwrap_or("none"),
        answer.required_on.map_or("none".to_owned(), |day| day.to_string())
    )
}

#[test]
fn an_enrollment_keeps_the_terms_of_its_first_day_for_versions_current_then() {
    let enrolled = LicenseCase {
        agreement_from: Some(day("2019-07-01")),
        ..sql_server(LicenseProgram::EaEnterpriseEnrollment)
    };
    assert_eq!(answer(&enrolled), "GR-EA 2019-07-01");
    let newer = LicenseCase { use_version: "2019".into(), ..enrolled };
    assert_eq!(answer(&newer), "GR-EA 2019-11-04");
}

#[test]
fn an_open_order_takes_the_terms_of_its_day() {
    let ordered = LicenseCase {
        ordered_on: Some(day("2020-02-10")),
        licensed_version: "2019".into(),
        ..sql_server(LicenseProgram::OpenLicense)
    };
    assert_eq!(answer(&ordered), "GR-ORD 2020-02-10");
}

#[test]
fn a_subscription_takes_the_terms_in_force_when_its_period_starts() {
    let subscribed = LicenseCase {
        term: Some(Term::Subscription { from: Some(day("2023-03-20")), to: None }),
        licensed_version: String::new(),
        ..sql_server(LicenseProgram::Mca)
    };
    assert_eq!(answer(&subscribed), "GR-MCA-SUB 2023-03-20");
    let rules = TermsRules::built_in();
    let editions = product_terms(&["2023-02-01", "2023-03-01", "2023-03-15", "2023-04-01"]);
    let governing = governing(&subscribed, &rules, day("2023-06-01"));
    let program = subscribed.program;
    let found = matching(&governing, "SQL Server", program, &timelines(&editions), &rules);
    let held = found[0].held.expect("an edition is held");
    assert_eq!(held.edition.effective, day("2023-03-15"));
    assert_eq!(found[0].gap, None);
}

#[test]
fn select_plus_counts_from_the_agreement_whatever_the_order() {
    let select = LicenseCase {
        agreement_from: Some(day("2014-05-01")),
        ordered_on: Some(day("2018-01-01")),
        ..sql_server(LicenseProgram::SelectPlus)
    };
    assert_eq!(answer(&select), "GR-SEL 2017-10-02", "version 2017 came after the agreement");
    let older = LicenseCase { licensed_version: String::new(), ..select };
    assert_eq!(answer(&older), "GR-SEL 2014-05-01");
    let governing = governing(&older, &TermsRules::built_in(), day("2018-01-01"));
    assert_eq!(governing.kinds, [TermsKind::ProductUseRights, TermsKind::ProductList]);
}

#[test]
fn a_prior_version_is_used_under_the_terms_of_the_licensed_one() {
    let downgraded = LicenseCase {
        agreement_from: Some(day("2019-07-01")),
        licensed_version: "2019".into(),
        use_version: "2016".into(),
        ..sql_server(LicenseProgram::Ea)
    };
    assert_eq!(answer(&downgraded), "GR-EA 2019-11-04");
    let governing = governing(&downgraded, &TermsRules::built_in(), day("2026-01-01"));
    assert!(governing.explanation.iter().any(|sentence| sentence.contains("GR-DOWN")));
}

#[test]
fn retail_licenses_have_their_own_terms() {
    let boxed = LicenseCase {
        program: None,
        channel: Some(AcquisitionChannel::Fpp),
        ordered_on: Some(day("2018-03-01")),
        ..sql_server(LicenseProgram::Other)
    };
    let governing = governing(&boxed, &TermsRules::built_in(), day("2026-01-01"));
    assert_eq!(governing.rule.as_deref(), Some("GR-RETAIL"));
    assert_eq!(governing.kinds, []);
}

#[test]
fn hosters_follow_the_rights_in_force_on_the_day_of_use() {
    let hosted = sql_server(LicenseProgram::Spla);
    assert_eq!(answer(&hosted), "GR-SPLA 2026-11-22");
}

#[test]
fn an_exception_of_the_agreement_and_a_choice_of_the_customer_come_first() {
    let mut case = LicenseCase {
        agreement_from: Some(day("2019-07-01")),
        ordered_on: Some(day("2021-02-03")),
        exception: Some(Exception {
            rule: "gr-ord".into(),
            day: None,
            clause: "Amendment 3, 2b".into(),
        }),
        ..sql_server(LicenseProgram::Ea)
    };
    assert_eq!(answer(&case), "GR-ORD 2021-02-03");
    let governing = governing(&case, &TermsRules::built_in(), day("2026-01-01"));
    assert!(governing.explanation.iter().any(|sentence| sentence.contains("Amendment 3, 2b")));
    case.elected = Some(Election { day: day("2022-01-01"), note: "newer mobility rights".into() });
    assert_eq!(answer(&case), "GR-ELECT 2022-01-01");
}

#[test]
fn what_is_not_known_is_named_instead_of_guessed() {
    let unknown = LicenseCase {
        agreement_from: Some(day("2019-07-01")),
        use_version: "2022".into(),
        ..sql_server(LicenseProgram::Ea)
    };
    let rules = TermsRules::built_in();
    let missing = |case: &LicenseCase| governing(case, &rules, day("2026-01-01")).missing;
    assert_eq!(missing(&unknown), [MissingFact::ReleaseDay]);
    assert_eq!(missing(&LicenseCase::default()), [MissingFact::Program]);
    assert_eq!(missing(&sql_server(LicenseProgram::Ea)), [MissingFact::AgreementStart]);
}

#[test]
fn an_edition_that_is_not_held_is_only_assumed() {
    let rules = TermsRules::built_in();
    let editions = product_terms(&["2020-07-01", "2020-09-01"]);
    let case =
        LicenseCase { agreement_from: Some(day("2020-08-20")), ..sql_server(LicenseProgram::Ea) };
    let governing = governing(&case, &rules, day("2021-01-01"));
    let found = matching(&governing, "SQL Server", case.program, &timelines(&editions), &rules);
    assert_eq!(found[0].held.map(|held| held.edition.effective), Some(day("2020-07-01")));
    let gap = found[0].gap.as_ref().expect("August is missing");
    assert_eq!(gap.sentence(), "July 2020 assumed until September 2020; August 2020 not captured.");
}

#[test]
fn a_missing_month_is_a_row_between_editions() {
    let rules = TermsRules::built_in();
    let editions = product_terms(&["2020-07-01", "2020-09-01", "2020-10-01"]);
    let timelines = timelines(&editions);
    let gaps = timelines[0].gaps(&rules, day("2020-12-15"));
    let rows: Vec<(GapKind, Vec<NaiveDate>)> =
        gaps.into_iter().map(|gap| (gap.kind, gap.months)).collect();
    assert_eq!(
        rows,
        [
            (GapKind::Missed, vec![day("2020-08-01")]),
            (GapKind::Overdue, vec![day("2020-11-01")]),
            (GapKind::Due, vec![day("2020-12-01")]),
        ]
    );
}

#[test]
fn a_kind_that_is_no_longer_published_is_not_missed() {
    let rules = TermsRules::built_in();
    let editions = [named("MicrosoftProductUseRights(WW)(English)(April2015)(CR).docx")];
    let timelines = timelines(&editions);
    assert_eq!(timelines[0].gaps(&rules, day("2026-11-22")), []);
}

#[test]
fn two_editions_of_a_month_share_it_by_day() {
    let editions = product_terms(&["2023-03-15", "2023-03-01"]);
    let timelines = timelines(&editions);
    let on = |text: &str| timelines[0].in_force(day(text)).map(|held| held.key);
    assert_eq!(on("2023-02-28"), None);
    assert_eq!(on("2023-03-14"), Some(1));
    assert_eq!(on("2023-03-15"), Some(0));
}

#[test]
fn of_several_captures_the_last_one_by_the_day_counts() {
    let mut editions = product_terms(&["2023-03-01", "2023-03-01", "2023-03-01"]);
    for (edition, captured) in editions.iter_mut().zip(["2023-05-05", "2023-03-02", "2023-05-05"]) {
        edition.captured_on = Some(day(captured));
    }
    editions[2].copy = 2;
    let timelines = timelines(&editions);
    let on = |text: &str| timelines[0].in_force(day(text)).map(|held| held.key);
    assert_eq!(
        on("2023-03-01"),
        Some(1),
        "nothing was captured by then, so the first stands for it"
    );
    assert_eq!(on("2023-04-01"), Some(1));
    assert_eq!(on("2023-05-05"), Some(2), "the second copy of that day");
}

#[test]
fn languages_and_program_views_are_in_force_beside_each_other() {
    let mut editions = product_terms(&["2023-03-01", "2023-04-01"]);
    editions[1].scope = "MCA".into();
    assert_eq!(timelines(&editions).len(), 2);
}

#[test]
fn the_text_outranks_the_name_and_a_contradiction_is_shown() {
    let pages = [
        "Microsoft Online Services Terms\nNovember 1, 2015\n",
        "Clause.\n(Worldwide English, October 2015)",
    ];
    let clues = clues("MicrosoftOnlineServicesTerms(English)(November2015)(CR).docx", &pages);
    let edition = recognize(document(1), &clues, &TermsRules::built_in()).expect("an edition");
    assert_eq!(
        (edition.kind, edition.effective),
        (TermsKind::OnlineServicesTerms, day("2015-11-01"))
    );
    assert_eq!(edition.chosen, DateSource::Cover);
    let sources: Vec<&str> = edition.candidates.iter().map(|c| c.source.code()).collect();
    assert_eq!(sources, ["cover", "file_name", "header_footer", "capture"]);
    let conflicts: Vec<&str> = edition.conflicts().iter().map(|c| c.source.code()).collect();
    assert_eq!(conflicts, ["header_footer"]);
    let confirmed = TermsEdition { confirmed: true, ..edition };
    assert_eq!(confirmed.conflicts(), Vec::<&DateCandidate>::new());
}

#[test]
fn a_folder_names_the_series_of_files_that_are_named_by_days() {
    let pages = ["### Terms of Service\nVersion Effective Date: July 1, 2019\n"];
    let clues = TermsClues { folder: "acme-terms-of-service", ..clues("2019-05-31_2.md", &pages) };
    let edition = recognize(document(1), &clues, &TermsRules::built_in()).expect("an edition");
    assert_eq!(edition.title, "acme terms of service");
    assert_eq!(edition.effective, day("2019-07-01"));
    assert_eq!((edition.captured_on, edition.copy), (Some(day("2019-05-31")), 2));
    assert_eq!(edition.conflicts(), Vec::<&DateCandidate>::new(), "a capture lies on another day");
}

#[test]
fn a_page_of_the_site_is_valid_for_its_program_view() {
    let address = "https://x.test/licensing/terms/product/SQLServer/EAEAS";
    let pages = ["SQL Server\nClause.\n"];
    let clues = TermsClues { address, ..clues("page.html", &pages) };
    let edition = recognize(document(1), &clues, &TermsRules::built_in()).expect("an edition");
    assert_eq!(edition.kind, TermsKind::ProductTerms);
    assert_eq!((edition.title.as_str(), edition.scope.as_str()), ("SQLServer", "EAEAS"));
    assert_eq!(edition.chosen, DateSource::Capture);
}

#[test]
fn a_file_that_is_no_edition_says_why() {
    let rules = TermsRules::built_in();
    let why = |name: &str, text: &str| {
        recognize(document(1), &clues(name, &[text]), &rules).expect_err("no edition")
    };
    assert_eq!(why("MicrosoftProductTerms.pdf", " \n"), Unrecognized::NoText);
    assert_eq!(why("invoice 4711.pdf", "Invoice\nDate: 2020-01-01"), Unrecognized::NotTerms);
    assert_eq!(
        why("(M499)EnrAmend(ApplicableOnlineServicesTerms)(WW)(GER)(Dec2019)v2(IU).docx", "Text"),
        Unrecognized::ContractForm { form: "M499".into() }
    );
}
