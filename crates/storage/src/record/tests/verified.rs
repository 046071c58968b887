//! The event of a verification.

use super::*;

proptest! {
    #[test]
    fn a_verification_reads_back_from_its_line(
        counts in prop::array::uniform4(any::<u64>()),
        damaged in prop::collection::vec(uuid().prop_map(DocumentId::new), 0..3),
    ) {
        let [through, objects, bytes, problems] = counts;
        let event = Event::VaultVerified { through, objects, bytes, problems, damaged };
        prop_assert_eq!(read_event(&event_line(&event)).expect("our own line"), event);
    }
}

#[test]
fn the_line_of_a_verification_is_the_one_the_format_documents() {
    let line = |damaged| {
        let event =
            Event::VaultVerified { through: 12, objects: 3, bytes: u64::MAX, problems: 1, damaged };
        String::from_utf8(event_line(&event)).expect("canonical JSON is text")
    };
    let whole = concat!(
        r#"{"bytes":"18446744073709551615","objects":"3","problems":"1","through":"12","#,
        r#""type":"vault_verified"}"#,
    );
    assert_eq!(line(Vec::new()), whole);
    let damaged = concat!(
        r#"{"bytes":"18446744073709551615","damaged":["00000000-0000-0000-0000-000000000007"],"#,
        r#""objects":"3","problems":"1","through":"12","type":"vault_verified"}"#,
    );
    assert_eq!(line(vec![DocumentId::new(Uuid::from_u128(7))]), damaged);
}
