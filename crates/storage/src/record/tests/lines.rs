//! The lines of events are the ones that the format documents.

use super::*;

#[test]
fn the_lines_are_the_ones_the_format_documents() {
    let document = DocumentId::new(Uuid::from_u128(7));
    let added = Event::DocumentAdded {
        document,
        digest: Digest::new([0xab; 32]),
        bytes: u64::MAX,
        origin: Origin {
            name: "Rechnung \"März\".pdf".into(),
            path: String::new(),
            modified: Some(Utc.timestamp_opt(1_700_000_000, 500_000_000).unwrap()),
            source: SourceSystem::Files,
            container: None,
        },
    };
    let expected = concat!(
        r#"{"bytes":"18446744073709551615","document":"00000000-0000-0000-0000-000000000007","#,
        r#""origin":{"modified":"2023-11-14T22:13:20.500Z","name":"Rechnung \"März\".pdf","path":"","#,
        r#""source":"files"},"sha256":"abababababababababababababababababababababababababababababababab","#,
        r#""type":"document_added"}"#,
    );
    assert_eq!(String::from_utf8(event_line(&added)).unwrap(), expected);
}

#[test]
fn the_line_of_a_true_up_is_the_one_the_format_documents() {
    let done = |on: &str, evidence| StepDone {
        on: on.parse().unwrap(),
        by: "Ada".into(),
        evidence,
        note: String::new(),
    };
    let document = DocumentId::new(Uuid::from_u128(7));
    let stated = TrueUpCycle {
        done: [
            (TrueUpStep::Exported, done("2024-05-02", vec![document])),
            (TrueUpStep::DeltaIdentified, done("2024-06-01", Vec::new())),
        ]
        .into(),
        count: Some(Count {
            from: "count.csv".into(),
            lines: vec![CountLine { product: "Office".into(), deployed: 540, baseline: 500 }],
        }),
    };
    let agreement = AgreementId::new(Uuid::from_u128(8));
    let anniversary = NaiveDate::from_ymd_opt(2024, 7, 1).unwrap();
    let expected = concat!(
        r#"{"agreement":"00000000-0000-0000-0000-000000000008","anniversary":"2024-07-01","#,
        r#""stated":{"count":{"from":"count.csv","#,
        r#""lines":[{"baseline":"500","deployed":"540","product":"Office"}]},"#,
        r#""done":{"delta_identified":{"by":"Ada","on":"2024-06-01"},"#,
        r#""exported":{"by":"Ada","evidence":["00000000-0000-0000-0000-000000000007"],"#,
        r#""on":"2024-05-02"}}},"type":"true_up_stated"}"#,
    );
    let line = event_line(&Event::TrueUpStated { agreement, anniversary, stated });
    assert_eq!(String::from_utf8(line).unwrap(), expected);
}

#[test]
fn the_line_of_a_kept_calculation_is_the_one_the_format_documents() {
    let value = |name: &str, value: &str| KeptValue {
        name: name.into(),
        label: "Label".into(),
        value: value.into(),
    };
    let kept = KeptCalculation {
        function: Function::SqlCoreVm,
        as_of: None,
        inputs: vec![value("vcores", "2")],
        outcomes: vec![value("licenses", "4")],
        rule: "Rule".into(),
        source: "Guide".into(),
        facts: Digest::new([0xab; 32]),
        note: String::new(),
    };
    let calculation = CalculationId::new(Uuid::from_u128(7));
    let license = LicenseId::new(Uuid::from_u128(8));
    let expected = concat!(
        r#"{"calculation":"00000000-0000-0000-0000-000000000007","#,
        r#""kept":{"facts":"abababababababababababababababababababababababababababababababab","#,
        r#""function":"sql_core_vm","inputs":[{"label":"Label","name":"vcores","value":"2"}],"#,
        r#""outcomes":[{"label":"Label","name":"licenses","value":"4"}],"rule":"Rule","#,
        r#""source":"Guide"},"license":"00000000-0000-0000-0000-000000000008","#,
        r#""type":"calculation_kept"}"#,
    );
    let line = event_line(&Event::CalculationKept { calculation, license, kept });
    assert_eq!(String::from_utf8(line).unwrap(), expected);
}

#[test]
fn a_rejection_is_the_line_the_format_documents() {
    let document = DocumentId::new(Uuid::from_u128(7));
    let (field, value) = (SuggestedField::PurchaseOrder, "4500017232".to_owned());
    let rejected = Event::SuggestionRejected { document, field, value };
    let expected = concat!(
        r#"{"document":"00000000-0000-0000-0000-000000000007","field":"purchase_order","#,
        r#""type":"suggestion_rejected","value":"4500017232"}"#,
    );
    assert_eq!(String::from_utf8(event_line(&rejected)).unwrap(), expected);
}
