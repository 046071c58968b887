//! Any event about statements, and the lines that the format documents.

use muniment_core::statement::{
    Dispute, DisputeState, DisputeStep, DisputedLine, Exhibit, Field, Mapping, RowKind,
    StatementHead, StatementKind, StatementRequest, VersionedProduct,
};
use muniment_core::{DisputeId, StatementRequestId};

use super::*;

fn head() -> impl Strategy<Value = StatementHead> {
    (
        code(StatementKind::ALL),
        (word(), word(), word(), word()),
        prop::option::of(day()),
        prop::collection::btree_map(code(RowKind::ALL), 0..1_000_000u64, 0..3),
        0..100u64,
    )
        .prop_map(|(kind, (name, request_id, language, mapping), on, counts, problems)| {
            StatementHead {
                kind,
                name,
                request_id,
                calculated_on: on,
                language,
                mapping,
                counts,
                problems,
            }
        })
}

fn dispute() -> impl Strategy<Value = Dispute> {
    let exhibit =
        (uuid(), pages()).prop_map(|(id, pages)| Exhibit { document: DocumentId::new(id), pages });
    let line = (word(), word(), any::<i64>(), prop::collection::vec(exhibit, 0..3)).prop_map(
        |(family, version, claimed, exhibits)| DisputedLine {
            product: VersionedProduct::of(&family, &version),
            family,
            version,
            listed: 1,
            claimed,
            exhibits,
        },
    );
    let step = (code(DisputeState::ALL), day(), word()).prop_map(|(state, on, note)| DisputeStep {
        state,
        on,
        note,
    });
    let lines = prop::collection::vec(line, 0..3);
    (uuid(), lines, prop::collection::vec(step, 1..3), word()).prop_map(
        |(id, lines, steps, reference)| {
            let mut dispute = Dispute::draft(DocumentId::new(id), lines, NaiveDate::default());
            dispute.reference = reference;
            dispute.with_steps(steps)
        },
    )
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let columns = prop::collection::btree_map(code(Field::ALL), word(), 0..4);
    (word(), code(RowKind::ALL), columns).prop_map(|(name, rows, columns)| Mapping {
        name,
        rows,
        columns,
    })
}

pub(super) fn statements() -> impl Strategy<Value = Event> {
    let document = || uuid().prop_map(DocumentId::new);
    let request = (day(), word(), any::<bool>(), word())
        .prop_map(|(on, by, is_formal, purpose)| StatementRequest { on, by, is_formal, purpose });
    prop_oneof![
        (document(), head(), any::<[u8; 32]>(), any::<u64>()).prop_map(
            |(document, stated, rows, bytes)| {
                Event::StatementRead { document, stated, rows: Digest::new(rows), bytes }
            }
        ),
        (document(), word())
            .prop_map(|(document, reason)| Event::StatementVoided { document, reason }),
        document().prop_map(|document| Event::StatementRestored { document }),
        mapping().prop_map(|mapping| Event::MappingSaved { mapping }),
        word().prop_map(|name| Event::MappingForgotten { name }),
        (uuid(), dispute()).prop_map(|(id, stated)| {
            Event::DisputeStated { dispute: DisputeId::new(id), stated }
        }),
        (uuid(), prop::option::of(request)).prop_map(|(id, stated)| Event::StatementRequested {
            request: StatementRequestId::new(id),
            stated
        }),
    ]
}

#[test]
fn the_line_of_a_statement_is_the_one_the_format_documents() {
    let stated = StatementHead {
        kind: StatementKind::Mls,
        name: "Fairmont".into(),
        request_id: "4711".into(),
        calculated_on: NaiveDate::from_ymd_opt(2024, 3, 31),
        language: "en".into(),
        mapping: String::new(),
        counts: [(RowKind::Line, 12), (RowKind::Transaction, 100_000)].into(),
        problems: 2,
    };
    let document = DocumentId::new(Uuid::from_u128(7));
    let rows = Digest::new([0xab; 32]);
    let read = Event::StatementRead { document, stated, rows, bytes: 4096 };
    let expected = concat!(
        r#"{"bytes":"4096","document":"00000000-0000-0000-0000-000000000007","#,
        r#""rows":"abababababababababababababababababababababababababababababababab","#,
        r#""stated":{"calculated_on":"2024-03-31","counts":{"line":12,"transaction":100000},"#,
        r#""kind":"mls","language":"en","name":"Fairmont","problems":2,"request_id":"4711"},"#,
        r#""type":"statement_read"}"#,
    );
    assert_eq!(String::from_utf8(event_line(&read)).unwrap(), expected);
}

#[test]
fn the_line_of_a_dispute_is_the_one_the_format_documents() {
    let document = DocumentId::new(Uuid::from_u128(7));
    let line = DisputedLine {
        product: VersionedProduct::of("Visio", "2019"),
        family: "Visio".into(),
        version: "2019".into(),
        listed: 10,
        claimed: 15,
        exhibits: vec![Exhibit { document, pages: "2-3".parse().unwrap() }],
    };
    let on = NaiveDate::from_ymd_opt(2024, 5, 2).unwrap();
    let stated = Dispute::draft(document, vec![line], on);
    let dispute = DisputeId::new(Uuid::from_u128(8));
    let expected = concat!(
        r#"{"dispute":"00000000-0000-0000-0000-000000000008","stated":{"lines":[{"claimed":"15","#,
        r#""exhibits":[{"document":"00000000-0000-0000-0000-000000000007","pages":"2-3"}],"#,
        r#""family":"Visio","listed":"10","version":"2019"}],"#,
        r#""statement":"00000000-0000-0000-0000-000000000007","#,
        r#""steps":[{"on":"2024-05-02","state":"draft"}]},"type":"dispute_stated"}"#,
    );
    let line = event_line(&Event::DisputeStated { dispute, stated });
    assert_eq!(String::from_utf8(line).unwrap(), expected);
}
