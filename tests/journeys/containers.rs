//! Documents inside documents, documents that arrive twice, and documents behind a password.

use muniment::{AddOptions, Input};

use crate::office::{Office, add, find, named, names, pile};

#[test]
fn an_attachment_becomes_a_document_of_its_own() {
    let office = Office::new();
    let vault = office.create();
    let mail = pile().join("Order TW-55-20881 complete.eml");
    let added = add(&vault, &[&mail]);
    assert_eq!(added.added.len(), 1, "one file was added");
    let mail = named(&vault, "Order TW-55-20881 complete.eml");
    let invoice = named(&vault, "Invoice INV-0131277.pdf");
    assert_eq!(invoice.parent.as_deref(), Some(mail.id.as_str()));
    assert_eq!(names(&vault, "\"service period\""), ["Invoice INV-0131277.pdf"]);
    let details = vault.document(&mail.id).expect("the mail");
    assert_eq!(details.children.len(), 1);
    let origin = &vault.document(&invoice.id).expect("the attachment").origins[0];
    assert_eq!(origin.container.as_deref(), Some(mail.id.as_str()));
    office.nothing_is_wrong(&vault);
}

#[test]
fn the_same_bytes_are_kept_once_and_remembered_twice() {
    let office = Office::new();
    let vault = office.create();
    let original = pile().join("Invoice NL-204417.pdf");
    let copy = office.path("NL-204417 from the archive.pdf");
    std::fs::copy(&original, &copy).expect("a copy");
    let first = add(&vault, &[&original]);
    let second = add(&vault, &[&copy]);
    assert_eq!(second.added, []);
    assert_eq!(second.duplicates[0].document, first.added[0].document);
    assert_eq!(second.duplicates[0].path, copy.to_string_lossy());
    let details = vault.document(&first.added[0].document).expect("the invoice");
    let names: Vec<&str> = details.origins.iter().map(|origin| origin.name.as_str()).collect();
    assert_eq!(names, ["Invoice NL-204417.pdf", "NL-204417 from the archive.pdf"]);
    assert_eq!(find(&vault, "").total, 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn two_copies_in_one_batch_become_one_document() {
    let office = Office::new();
    let vault = office.create();
    let bytes = b"Invoice 4711, two copies in one drop".to_vec();
    let inputs = ["a.txt", "b.txt", "c.txt"]
        .map(|name| Input::Bytes { name: name.to_owned(), bytes: bytes.clone() });
    let added = vault.add(inputs.into(), AddOptions::default()).wait_searchable();
    assert_eq!((added.added.len(), added.duplicates.len()), (1, 2));
    assert_eq!(find(&vault, "4711").total, 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_locked_document_is_read_with_its_password_and_the_password_is_not_kept() {
    let office = Office::new();
    let vault = office.create();
    let receipt = office.path("receipt.pdf");
    std::fs::copy(pile().join("Receipt, password harebell.pdf"), &receipt).expect("a copy");
    let added = add(&vault, &[&receipt]);
    let id = &added.added[0].document;
    assert_eq!(vault.document(id).expect("the receipt").row.state, "password_needed");
    let wrong = vault.unlock(id, "lavender").expect_err("a wrong password");
    assert_eq!(wrong.problem().code, "wrong_password");
    assert_eq!(vault.unlock(id, "harebell").expect("the right password").value, "text");
    assert_eq!(find(&vault, "kestrel").total, 1);
    vault.close();
    drop(vault);
    let kept =
        [office.vault_folder(), office.path("desk")].map(|folder| files_below(&folder)).concat();
    assert!(kept.len() > 5, "the vault and the cache have files");
    for file in kept {
        let bytes = std::fs::read(&file).expect("a file of the vault or the cache");
        let holds = bytes.windows(8).any(|window| window == b"harebell");
        assert!(!holds, "`{}` holds the password", file.display());
    }
}

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}
