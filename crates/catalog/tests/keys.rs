//! Product keys in the catalog.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_catalog::{Catalog, JournalEntry, KeyEntry, PublishedIdentity};
use muniment_core::key::{KeyType, ProductKey};
use muniment_core::{Digest, DocumentId, Event, KeyId, LicenseId, Op, SealedKey};
use tempfile::TempDir;
use uuid::Uuid;

fn key() -> KeyId {
    KeyId::new(Uuid::from_u128(7))
}

fn stated() -> ProductKey {
    ProductKey {
        version: "2019".into(),
        agreement_number: "V1234567".into(),
        licenses: vec![LicenseId::new(Uuid::from_u128(1)), LicenseId::new(Uuid::from_u128(2))],
        last_five: "QX2YT".into(),
        purchased: Some(50),
        used: Some(12),
        available: Some(488),
        counted_on: NaiveDate::from_ymd_opt(2024, 2, 29),
        document: Some(DocumentId::new(Uuid::from_u128(3))),
        note: "spare".into(),
        ..ProductKey::new(KeyType::Mak, "Office")
    }
}

fn sealed() -> SealedKey {
    SealedKey { bytes: vec![0, 1, 255], fingerprint: Digest::new([4; 32]) }
}

/// A catalog after one entry for each list of events.
fn catalog(folder: &TempDir, entries: &[&[Event]]) -> Catalog {
    let catalog = Catalog::open(&folder.path().join("catalog.db")).expect("a catalog");
    let entries = entries.iter().zip(1..).map(|(events, n)| JournalEntry {
        n,
        digest: Digest::new([9; 32]),
        at: DateTime::<Utc>::UNIX_EPOCH,
        actor: "ada",
        op: Op::StateKey,
        events,
    });
    catalog.apply(entries).expect("applied");
    catalog
}

#[test]
fn a_key_comes_back_as_it_was_stated() {
    let folder = TempDir::new().expect("a folder");
    let event = Event::KeyStated { key: key(), stated: stated(), sealed: Some(sealed()) };
    let catalog = catalog(&folder, &[&[event]]);
    let expected = KeyEntry { id: key(), stated: stated(), sealed: Some(sealed()), voided: None };
    assert_eq!(catalog.product_keys().expect("keys"), [expected]);
}

#[test]
fn a_later_statement_replaces_the_one_before() {
    let folder = TempDir::new().expect("a folder");
    let bare = ProductKey { last_five: "QX2YT".into(), ..ProductKey::new(KeyType::Vlk, "Visio") };
    let first = Event::KeyStated { key: key(), stated: stated(), sealed: Some(sealed()) };
    let second = Event::KeyStated { key: key(), stated: bare.clone(), sealed: None };
    let catalog = catalog(&folder, &[&[first], &[second]]);
    let found = catalog.product_key(&key()).expect("keys").expect("the key");
    assert_eq!((found.stated, found.sealed), (bare, None));
}

#[test]
fn a_key_is_voided_restored_and_has_a_history_of_its_reveals() {
    let folder = TempDir::new().expect("a folder");
    let reason = || "for support".to_owned();
    let catalog = catalog(
        &folder,
        &[
            &[Event::KeyStated { key: key(), stated: stated(), sealed: None }],
            &[Event::KeyVoided { key: key(), reason: "leaked".into() }],
            &[Event::KeyRevealed { key: key(), reason: reason() }],
            &[Event::DocumentKeysRevealed {
                document: DocumentId::new(Uuid::from_u128(3)),
                reason: reason(),
            }],
        ],
    );
    let found = catalog.product_key(&key()).expect("keys").expect("the key");
    assert_eq!(found.voided.as_deref(), Some("leaked"));
    assert_eq!(catalog.history(&key().to_string()).expect("entries").len(), 3);
}

#[test]
fn of_two_identities_the_first_counts_with_all_its_files() {
    let folder = TempDir::new().expect("a folder");
    let published = |recipient: &str, wrapped: Option<u8>| Event::IdentityPublished {
        recipient: recipient.into(),
        wrapped: wrapped.map(|byte| Digest::new([byte; 32])),
    };
    let catalog = catalog(
        &folder,
        &[
            &[published("age1first", None)],
            &[published("age1other", Some(1))],
            &[published("age1first", Some(2))],
            &[published("age1first", Some(3))],
        ],
    );
    let wrapped = vec![Digest::new([3; 32]), Digest::new([2; 32])];
    let expected = PublishedIdentity { recipient: "age1first".into(), wrapped };
    assert_eq!(catalog.identity().expect("readable"), Some(expected));
}

#[test]
fn a_vault_without_sealed_keys_has_no_identity() {
    let folder = TempDir::new().expect("a folder");
    assert_eq!(catalog(&folder, &[]).identity().expect("readable"), None);
}
