//! Seals and time stamps, with a real authority beside them.

use std::fs;
use std::path::PathBuf;

use muniment::Vault;
use muniment::view::SealView;

use crate::authority::TimeAuthority;
use crate::office::{Office, add};

/// A vault with a document.
fn vault(office: &Office) -> Vault {
    let vault = office.create();
    let paper = office.path("invoice.txt");
    fs::write(&paper, "Invoice 4711").expect("a paper");
    add(&vault, &[&paper]);
    vault
}

fn in_vault(office: &Office, path: &str) -> PathBuf {
    office.vault_folder().join(path)
}

/// The problem of a time stamp that is refused.
fn refused(result: Result<SealView, muniment::Error>) -> String {
    let problem = result.expect_err("it proves nothing").problem();
    assert_eq!(problem.code, "bad_time_stamp", "{problem:?}");
    problem.message
}

#[test]
fn a_seal_says_what_it_shows_as_the_journal_grows() {
    let office = Office::new();
    let vault = vault(&office);
    let sealed = vault.seal().expect("a seal");
    assert_eq!((sealed.standing.as_str(), sealed.entries), ("holds", 2));
    assert!(sealed.signed_by.is_some());
    let again = vault.seal().expect("the same seal");
    assert_eq!(again.path, sealed.path, "nothing changed since");
    vault.save_search("All", "*").expect("a search");
    vault.seal().expect("a later seal");
    let listed: Vec<u64> = vault.seals().expect("seals").iter().map(|seal| seal.entries).collect();
    assert_eq!(listed, [3, 2], "the latest first");
    office.nothing_is_wrong(&vault);
}

#[test]
fn an_installation_that_never_wrote_becomes_known_and_seals() {
    let office = Office::new();
    vault(&office).close();
    let place = office.vault_folder().to_string_lossy().into_owned();
    let colleague = Vault::open(&place, office.machine("colleague")).expect("the same vault");
    let sealed = colleague.seal().expect("a seal");
    assert_eq!((sealed.standing.as_str(), sealed.entries), ("holds", 3));
    assert!(sealed.signed_by.is_some());
    let entries = colleague.journal(0, 50).expect("the journal");
    let told = entries.iter().filter(|entry| entry.op == "join_vault");
    assert_eq!(told.map(|entry| entry.actor.as_str()).collect::<Vec<_>>(), ["colleague"]);
    colleague.seal().expect("the same seal again");
    assert_eq!(colleague.journal(0, 50).expect("the journal").len(), entries.len());
    office.nothing_is_wrong(&colleague);
}

#[test]
fn an_authority_that_is_asked_stamps_the_seal() {
    let office = Office::new();
    let vault = vault(&office);
    let authority = TimeAuthority::new();
    let certificate = office.path("root.pem");
    fs::copy(authority.certificate(), &certificate).expect("a certificate");
    let url = authority.serve_one();
    let sealed = vault.seal_with_time_stamp(Some(&url), Some(&certificate)).expect("a time stamp");
    let stamp = &sealed.stamps[0];
    assert_eq!(stamp.problem, None);
    assert_eq!(stamp.by.as_deref(), Some("CN=TimeDesk"));
    assert!(stamp.trusted && stamp.authority.is_some(), "{stamp:?}");
    let (made, stamped) = (&sealed.at, &stamp.at);
    assert!(made <= stamped, "the entry was written {made:?} before the stamp of {stamped:?}");
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_stamp_can_be_carried_as_files_and_openssl_agrees() {
    for authority in [TimeAuthority::new(), TimeAuthority::with_rsa()] {
        let office = Office::new();
        let vault = vault(&office);
        let (query, reply) = (office.path("query.tsq"), office.path("reply.tsr"));
        vault.write_time_stamp_query(&query).expect("a query");
        fs::write(&reply, authority.reply(&query)).expect("a reply");
        let certificate = authority.certificate();
        let sealed = vault.import_time_stamp(&reply, Some(&certificate)).expect("a time stamp");
        assert!(sealed.stamps[0].trusted, "{:?}", sealed.stamps);
        let (kept, seal) = (&sealed.stamps[0].path, &sealed.path);
        assert!(authority.agrees(&in_vault(&office, kept), &in_vault(&office, seal)));
        let elsewhere = office.open_on("elsewhere").seals().expect("seals");
        let stamp = &elsewhere[0].stamps[0];
        assert!(!stamp.trusted, "another machine was told nothing");
        assert_eq!(stamp.authority, sealed.stamps[0].authority, "but has the certificate");
    }
}

#[test]
fn a_stamp_of_an_unknown_authority_names_none() {
    let office = Office::new();
    let vault = vault(&office);
    let (query, reply) = (office.path("query.tsq"), office.path("reply.tsr"));
    vault.write_time_stamp_query(&query).expect("a query");
    fs::write(&reply, TimeAuthority::new().reply(&query)).expect("a reply");
    let other = TimeAuthority::new();
    let sealed = vault.import_time_stamp(&reply, Some(&other.certificate())).expect("it is kept");
    assert_eq!(sealed.stamps[0].authority, None);
    assert!(!sealed.stamps[0].trusted);
}

#[test]
fn a_certificate_for_something_else_makes_no_time_stamps() {
    let office = Office::new();
    let vault = vault(&office);
    let authority = TimeAuthority::new();
    let (query, reply) = (office.path("query.tsq"), office.path("reply.tsr"));
    vault.write_time_stamp_query(&query).expect("a query");
    fs::write(&reply, authority.reply_with_another_certificate(&query)).expect("a token");
    let sealed = vault.import_time_stamp(&reply, Some(&authority.certificate())).expect("kept");
    assert_eq!(sealed.stamps[0].by.as_deref(), Some("CN=TimeDesk"), "it is signed");
    assert_eq!((&sealed.stamps[0].authority, sealed.stamps[0].trusted), (&None, false));
}

#[test]
fn no_changed_byte_of_a_reply_passes() {
    let office = Office::new();
    let vault = vault(&office);
    let authority = TimeAuthority::new();
    let (query, reply) = (office.path("query.tsq"), office.path("reply.tsr"));
    vault.write_time_stamp_query(&query).expect("a query");
    let whole = authority.reply(&query);
    let certificate = authority.certificate();
    let honest = {
        fs::write(&reply, &whole).expect("a reply");
        vault.import_time_stamp(&reply, Some(&certificate)).expect("a time stamp").stamps.remove(0)
    };
    let mut passed = 0;
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x01;
        fs::write(&reply, &changed).expect("a changed reply");
        let Ok(told) = vault.import_time_stamp(&reply, Some(&certificate)) else { continue };
        // Bytes that nothing signs, such as a text beside the status, change nothing that is said.
        let ours = told.stamps.iter().find(|stamp| stamp.path != honest.path);
        let ours = ours.expect("the changed reply is kept beside the honest one");
        let is_same = (&ours.at, &ours.by) == (&honest.at, &honest.by);
        assert!(is_same || !ours.trusted, "byte {at} makes it say something else: {ours:?}");
        fs::remove_file(in_vault(&office, &ours.path)).expect("it is taken away again");
        passed += 1;
    }
    assert!(passed * 4 < whole.len() * 3, "{passed} of {} changes passed", whole.len());
}

#[test]
fn a_reply_about_something_else_is_refused() {
    let office = Office::new();
    let vault = vault(&office);
    let authority = TimeAuthority::new();
    let (query, reply) = (office.path("query.tsq"), office.path("reply.tsr"));
    let elsewhere = Office::new();
    self::vault(&elsewhere).write_time_stamp_query(&query).expect("another vault's query");
    fs::write(&reply, authority.reply(&query)).expect("a reply");
    vault.seal().expect("a seal");
    refused(vault.import_time_stamp(&reply, None));
    fs::write(&reply, "not a reply").expect("a file");
    refused(vault.import_time_stamp(&reply, None));
}

#[test]
fn without_an_authority_the_seal_is_made_and_the_reason_told() {
    let office = Office::new();
    let vault = vault(&office);
    let none = vault.seal_with_time_stamp(None, None).expect_err("none is set").problem();
    assert_eq!(none.code, "bad_authority");
    // A port that was free a moment ago answers nobody.
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr();
    let url = format!("http://{}/", port.expect("an address"));
    vault.set_time_stamp_authority(&url).expect("a setting");
    assert_eq!(vault.time_stamp_authority().expect("a setting"), url);
    let silent = vault.seal_with_time_stamp(None, None).expect_err("nobody answers").problem();
    assert_eq!(silent.code, "no_time_stamp", "{silent:?}");
    assert_eq!(vault.seals().expect("seals").len(), 1);
}
