use muniment_extract::{Flow, Limits, Options, State, read};
use zip::write::SimpleFileOptions;
use zip::{AesMode, DateTime};

use crate::making::{code, pages, reading, with_children, zip, zip_with};

#[test]
fn members_are_documents_and_their_names_are_text() {
    let time = DateTime::from_date_and_time(2024, 5, 17, 8, 30, 0).unwrap();
    let options = SimpleFileOptions::default().last_modified_time(time);
    let bytes = zip_with(&[("2024/invoice.txt", "Invoice"), ("readme.md", "Read")], options);
    let (reading, children) = with_children(&Options::named("a.zip"), &bytes);
    assert_eq!(pages(&reading), ["2024/invoice.txt\nreadme.md"]);
    assert_eq!(children[0].path, "2024/invoice.txt");
    assert_eq!(children[0].name, "invoice.txt");
    assert_eq!(children[0].modified, Some(1_715_934_600));
    assert_eq!(children[0].bytes, b"Invoice");
}

#[test]
fn a_name_that_leads_out_of_the_archive_stays_inside() {
    let bytes = zip(&[("../../evil.txt", "1"), ("C:\\Windows\\a.txt", "2")]);
    let (_, children) = with_children(&Options::named("a.zip"), &bytes);
    let paths: Vec<_> = children.iter().map(|child| child.path.as_str()).collect();
    assert_eq!(paths, ["evil.txt", "Windows/a.txt"]);
}

#[test]
fn an_encrypted_member_opens_with_its_password_only() {
    let options = SimpleFileOptions::default().with_aes_encryption(AesMode::Aes256, "open sesame");
    let bytes = zip_with(&[("secret.txt", "the key")], options);
    let with = |password| {
        let options = Options { password, ..Options::named("a.zip") };
        let (reading, children) = with_children(&options, &bytes);
        (reading.state, children.into_iter().map(|child| child.bytes).collect::<Vec<_>>())
    };
    assert_eq!(with(None), (State::PasswordNeeded, vec![]));
    assert_eq!(with(Some("wrong")), (State::PasswordNeeded, vec![]));
    assert_eq!(with(Some("open sesame")), (State::Text, vec![b"the key".to_vec()]));
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let bytes = zip(&[("zeros", &"0".repeat(64 << 20))]);
    assert!(bytes.len() < 1 << 20);
    let (reading, children) = with_children(&Options::named("a.zip"), &bytes);
    assert_eq!((reading.state, code(&reading)), (State::Refused, "zip_bomb"));
    assert!(children.is_empty());
}

#[test]
fn limits_of_members_and_bytes_keep_what_came_before() {
    let bytes = zip(&[("a", "12345"), ("b", "12345"), ("c", "12345")]);
    let given = |limits| {
        let (reading, children) =
            with_children(&Options { limits, ..Options::named("a.zip") }, &bytes);
        (code(&reading).to_owned(), children.len())
    };
    let few = Limits { children: 2, ..Limits::default() };
    assert_eq!(given(few), ("truncated".to_owned(), 2));
    let small = Limits { unpacked_bytes: 12, ..Limits::default() };
    assert_eq!(given(small), ("truncated".to_owned(), 2));
}

#[test]
fn who_wants_no_further_document_gets_none() {
    let bytes = zip(&[("a", "1"), ("b", "2")]);
    let mut given = 0;
    read(&bytes, &Options::named("a.zip"), &mut |_| {
        given += 1;
        Flow::Stop
    });
    assert_eq!(given, 1);
}

#[test]
fn a_damaged_member_does_not_hide_the_others() {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut bytes = zip_with(&[("bad", "FIRST"), ("good", "SECOND")], options);
    let at = bytes.windows(5).position(|window| window == b"FIRST").unwrap();
    bytes[at] = b'X';
    let (reading, children) = with_children(&Options::named("a.zip"), &bytes);
    assert_eq!(code(&reading), "damaged_member");
    assert_eq!(children.iter().map(|child| child.name.as_str()).collect::<Vec<_>>(), ["good"]);
}

#[test]
fn other_archives_are_told_by_their_kind() {
    let reading = reading("a.7z", b"7z\xbc\xaf\x27\x1c\0\0");
    assert_eq!((reading.state, code(&reading)), (State::Unsupported, "archive_not_opened"));
    assert!(reading.reason.unwrap().message.contains("7-Zip"));
}
