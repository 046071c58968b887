//! Events about product keys.

use muniment_core::key::{KeyType, ProductKey};
use muniment_core::{KeyId, SealedKey};

use super::*;

prop_compose! {
    fn key()(
        kind in code(KeyType::ALL),
        texts in prop::array::uniform5(word()),
        licenses in prop::collection::vec(uuid().prop_map(LicenseId::new), 0..3),
        counts in prop::array::uniform3(prop::option::of(any::<u64>())),
        counted_on in prop::option::of(day()),
        document in prop::option::of(uuid().prop_map(DocumentId::new)),
    ) -> ProductKey {
        let [product, version, agreement_number, last_five, note] = texts;
        let [purchased, used, available] = counts;
        ProductKey {
            kind, product, version, agreement_number, licenses, last_five, purchased, used,
            available, counted_on, document, note,
        }
    }
}

prop_compose! {
    fn sealed()(
        bytes in prop::collection::vec(any::<u8>(), 0..40),
        fingerprint in any::<[u8; 32]>(),
    ) -> SealedKey {
        SealedKey { bytes, fingerprint: Digest::new(fingerprint) }
    }
}

fn event() -> impl Strategy<Value = Event> {
    let key_id = || uuid().prop_map(KeyId::new);
    prop_oneof![
        (word(), prop::option::of(any::<[u8; 32]>().prop_map(Digest::new)))
            .prop_map(|(recipient, wrapped)| Event::IdentityPublished { recipient, wrapped }),
        (key_id(), key(), prop::option::of(sealed()))
            .prop_map(|(key, stated, sealed)| Event::KeyStated { key, stated, sealed }),
        (key_id(), word()).prop_map(|(key, reason)| Event::KeyVoided { key, reason }),
        key_id().prop_map(|key| Event::KeyRestored { key }),
        (key_id(), word()).prop_map(|(key, reason)| Event::KeyRevealed { key, reason }),
        (uuid().prop_map(DocumentId::new), word())
            .prop_map(|(document, reason)| Event::DocumentKeysRevealed { document, reason }),
    ]
}

proptest! {
    #[test]
    fn every_event_about_keys_reads_back_from_its_line(event in event()) {
        let line = event_line(&event);
        prop_assert_eq!(read_event(&line).expect("our own line"), event);
    }
}

#[test]
fn the_line_of_a_key_is_the_one_the_format_documents() {
    let stated = ProductKey {
        version: "2019".into(),
        agreement_number: "V1234567".into(),
        licenses: vec![LicenseId::new(Uuid::from_u128(8))],
        last_five: "QX2YT".into(),
        purchased: Some(50),
        used: Some(12),
        available: Some(u64::MAX),
        counted_on: NaiveDate::from_ymd_opt(2024, 2, 29),
        document: Some(DocumentId::new(Uuid::from_u128(9))),
        note: "spare".into(),
        ..ProductKey::new(KeyType::Mak, "Office")
    };
    let sealed = SealedKey { bytes: b"age".to_vec(), fingerprint: Digest::new([0xab; 32]) };
    let key = KeyId::new(Uuid::from_u128(7));
    let line = event_line(&Event::KeyStated { key, stated, sealed: Some(sealed) });
    let expected = concat!(
        r#"{"key":"00000000-0000-0000-0000-000000000007","sealed":{"age":"YWdl","fingerprint":"#,
        r#""abababababababababababababababababababababababababababababababab"},"stated":{"#,
        r#""agreement_number":"V1234567","available":"18446744073709551615","#,
        r#""counted_on":"2024-02-29","document":"00000000-0000-0000-0000-000000000009","#,
        r#""kind":"mak","last_five":"QX2YT","licenses":["00000000-0000-0000-0000-000000000008"],"#,
        r#""note":"spare","product":"Office","purchased":"50","used":"12","version":"2019"},"#,
        r#""type":"key_stated"}"#,
    );
    assert_eq!(String::from_utf8(line).unwrap(), expected);
}

#[test]
fn the_line_of_an_identity_is_the_one_the_format_documents() {
    let recipient = "age1qqq".to_owned();
    let wrapped = Some(Digest::new([0xab; 32]));
    let line = event_line(&Event::IdentityPublished { recipient, wrapped });
    let expected = concat!(
        r#"{"recipient":"age1qqq","type":"identity_published","wrapped":"#,
        r#""abababababababababababababababababababababababababababababababab"}"#,
    );
    assert_eq!(String::from_utf8(line).unwrap(), expected);
}
