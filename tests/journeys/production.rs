//! Packs for an audit: planned, written, checked by others' programs, manipulated, continued.

mod checking;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use muniment::view::{
    DescriptionView, LinkRequest, MatterFields, NumberView, PackReport, Produced,
    ProductionOptions, RequestFields, ResponseFields,
};
use muniment::{Error, Vault, check_pack};

use crate::office::{Office, add, named, sql_server};

const AS_OF: &str = "2026-03-31";

fn options() -> ProductionOptions {
    ProductionOptions {
        as_of: Some(AS_OF.to_owned()),
        profile: String::new(),
        form: String::new(),
        whole: false,
        stamped: false,
        covers: false,
        terms: false,
        load_file: false,
        delimiters: None,
        recipient: String::new(),
    }
}

fn zipped() -> ProductionOptions {
    ProductionOptions { form: "zip".to_owned(), ..options() }
}

/// A vault with a matter, two requests, an invoice that proves a record, and a letter.
fn asked(office: &Office) -> Vault {
    let vault = office.create();
    let papers = [
        ("Rechnung Müller & Söhne 4711.txt", "Invoice 4711 for 16 licenses of SQL Server"),
        ("letter.txt", "Dear auditor, this is all there is"),
        ("advice.txt", "Privileged advice of counsel"),
    ];
    for (name, text) in papers {
        write(office, &vault, name, text);
    }
    let invoice = named(&vault, "Rechnung Müller & Söhne 4711.txt").id;
    vault.describe(&invoice, &described("invoice")).expect("a description");
    let license = vault.add_license(&sql_server()).expect("a new record").value;
    let link = LinkRequest {
        document: invoice.clone(),
        license: license.clone(),
        kind: "invoice".to_owned(),
        quantity: None,
        pages: String::new(),
    };
    vault.link(&[link]).expect("a link");
    vault.open_matter(&matter()).expect("a new matter");
    for (number, text) in [("1", "All invoices"), ("2", "Correspondence")] {
        let request = RequestFields {
            number: number.to_owned(),
            text: text.to_owned(),
            asked_on: None,
            due_on: None,
        };
        vault.add_request("AUD-7", &request).expect("a new request");
    }
    respond(&vault, "1", "license", &license, "produce");
    respond(&vault, "2", "document", &named(&vault, "letter.txt").id, "produce");
    respond(&vault, "2", "document", &named(&vault, "advice.txt").id, "withhold_privileged");
    vault
}

fn matter() -> MatterFields {
    MatterFields {
        reference: "AUD-7".to_owned(),
        title: "License review".to_owned(),
        publisher: "Microsoft".to_owned(),
        auditor: "Fairmont Audit LLP".to_owned(),
        counsel: String::new(),
        letter_on: None,
        notice_days: None,
        due_on: None,
        period_from: None,
        period_to: None,
        entities: Vec::new(),
        products: Vec::new(),
        publishers: Vec::new(),
        exhibit_prefix: "LARK".to_owned(),
        privileged: false,
        note: String::new(),
    }
}

fn described(kind: &str) -> DescriptionView {
    DescriptionView {
        kind: Some(kind.to_owned()),
        title: None,
        date: Some("2024-06-12".to_owned()),
        issuer: Some("=SUM(A1)".to_owned()),
        recipient: Some("Larkspur Instruments Inc.".to_owned()),
        numbers: vec![NumberView { kind: "invoice".to_owned(), value: "4711".to_owned() }],
        currency: None,
        net: None,
        tax: None,
        gross: None,
        tags: Vec::new(),
    }
}

fn write(office: &Office, vault: &Vault, name: &str, text: &str) {
    let path = office.path(name);
    fs::write(&path, text).expect("a file");
    add(vault, &[&path]);
}

fn respond(vault: &Vault, request: &str, subject: &str, id: &str, disposition: &str) {
    let response = ResponseFields {
        subject: subject.to_owned(),
        id: id.to_owned(),
        pages: String::new(),
        disposition: disposition.to_owned(),
        redacted_copy: None,
        note: String::new(),
    };
    vault.respond("AUD-7", request, &[response]).expect("a response");
}

fn produce(office: &Office, vault: &Vault, options: &ProductionOptions, to: &str) -> Produced {
    let done = vault.produce("AUD-7", options, &office.path(to), &|_, _| true);
    done.expect("a pack").value
}

fn checked(pack: &Path, digest: Option<&str>) -> PackReport {
    check_pack(pack, digest, &|_| true).expect("the pack can be read")
}

/// The code and path of each finding.
fn found(report: &PackReport) -> Vec<(&str, &str)> {
    let findings = report.findings.iter();
    findings.map(|finding| (finding.code.as_str(), finding.path.as_str())).collect()
}

fn code<T>(refused: Result<T, Error>) -> String {
    refused.map(|_| ()).expect_err("a refusal").problem().code
}

/// Every file of a folder with its bytes, by path.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(folder).expect("a path inside");
            let name = inside.to_string_lossy().replace('\\', "/");
            all.push((name, fs::read(&path).expect("a file")));
        }
    }
    all.sort();
    all
}

fn copy_folder(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a copy");
    }
}

fn text(pack: &Path, path: &str) -> String {
    let bytes = fs::read(pack.join(path)).expect("a file of the pack");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn runs(command: &mut Command) {
    let output = command.output().expect("the program runs");
    assert!(
        output.status.success(),
        "{command:?} refuses the pack:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What `cargo xtask setup` puts into the target folder, wherever that is.
fn beside_what_is_built(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name(name)
}

const INVOICE: &str = "data/06_invoices/LARK-0001_Rechnung_Mueller_Soehne_4711.txt";
const LETTER: &str = "data/12_other/LARK-0002_letter.txt";

#[test]
fn a_pack_is_a_bag_that_the_library_of_congress_program_validates() {
    let office = Office::new();
    let vault = asked(&office);
    let pack = PathBuf::from(produce(&office, &vault, &options(), "out").path);
    runs(
        Command::new("python3")
            .env("PYTHONPATH", beside_what_is_built("bagit"))
            .args(["-m", "bagit", "--validate"])
            .arg(&pack),
    );
    #[cfg(target_os = "linux")]
    runs(Command::new("sha256sum").args(["-c", "--strict", "manifest.sha256"]).current_dir(&pack));
}

#[test]
fn a_pack_holds_the_tables_the_documents_and_no_secret() {
    let office = Office::new();
    let vault = asked(&office);
    let pack = PathBuf::from(produce(&office, &vault, &options(), "out").path);
    assert_eq!(text(&pack, INVOICE), "Invoice 4711 for 16 licenses of SQL Server");
    assert_eq!(text(&pack, LETTER), "Dear auditor, this is all there is");
    for made in [
        "00_README.html",
        "00_README.pdf",
        "01_index.xlsx",
        "02_entitlement_position.csv",
        "03_completeness.xlsx",
        "custody.jsonl",
        "manifest.json",
    ] {
        assert!(pack.join("data").join(made).is_file(), "`{made}` is missing");
    }
    let index = text(&pack, "data/01_index.csv");
    assert!(index.contains("Rechnung Müller & Söhne 4711.txt"), "the true name: {index}");
    assert!(index.contains("LARK000001") && index.contains("'=SUM(A1)"), "{index}");
    let completeness = text(&pack, "data/03_completeness.csv");
    assert!(completeness.contains("LARK-0001") && completeness.contains("GAP"), "{completeness}");
    let position = text(&pack, "data/02_entitlement_position.csv");
    assert!(position.contains("SQL Server Standard,2022,Per Core,16"), "{position}");
    for (path, bytes) in files(&pack) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!path.contains("advice") && !text.contains("advice"), "`{path}` tells of advice");
    }
    let invoice = named(&vault, "Rechnung Müller & Söhne 4711.txt").id;
    let custody = vault.custody_of(&invoice).expect("its custody");
    let last = custody.steps.last().expect("steps");
    assert_eq!((last.act.as_str(), last.exhibit.as_deref()), ("produced", Some("LARK-0001")));
    office.nothing_is_wrong(&vault);
}

#[test]
fn the_same_vault_and_day_give_the_same_bytes() {
    let office = Office::new();
    let vault = asked(&office);
    // The seal is a part of the vault that the pack bears.
    vault.seal().expect("a seal");
    vault.close();
    drop(vault);
    let twin = office.path("twin");
    copy_folder(&office.vault_folder(), &twin);
    let first = produce(&office, &office.open(), &options(), "out");
    let copy = Vault::open(&twin.to_string_lossy(), office.machine("other")).expect("the twin");
    let second = produce(&office, &copy, &options(), "again");
    assert_eq!(first.digest, second.digest);
    assert!(files(Path::new(&first.path)) == files(Path::new(&second.path)), "the same bytes");
}

#[test]
fn a_pack_bears_a_seal_with_which_its_vault_can_be_inspected() {
    let office = Office::new();
    let vault = asked(&office);
    let pack = PathBuf::from(produce(&office, &vault, &options(), "out").path);
    let seen = vault.inspect(std::slice::from_ref(&pack), &|_| {}, &|| false).expect("inspected");
    let borne: Vec<_> = seen.seals.iter().filter(|seal| seal.kept == "elsewhere").collect();
    assert_eq!((borne.len(), borne[0].standing.as_str()), (1, "holds"));
    assert!(borne[0].signed_by.is_some());
    assert_eq!(seen.anchored_through, Some(borne[0].entries));
    let signature = borne[0].text.lines().last().expect("a signature");
    assert!(text(&pack, "data/00_README.html").contains(signature), "it is printed");
}

#[test]
fn custody_of_a_pack_names_who_handed_over_what_and_how_it_came() {
    let office = Office::new();
    let vault = asked(&office);
    let pack = produce(&office, &vault, &options(), "out");
    let report = vault.custody_of_pack("AUD-7", None).expect("a report");
    assert_eq!((report.production.volume, &report.production.manifest), (1, &pack.digest));
    let entry = vault.journal(0, 50).expect("the journal");
    let entry = entry.iter().find(|entry| entry.n == report.n).expect("its entry");
    assert_eq!((&entry.sha256, &entry.op[..]), (&report.entry_sha256, "produce_pack"));
    let exhibits = report.production.exhibits.iter().map(|exhibit| &exhibit.number);
    let came = report.arrivals.iter().map(|arrival| &arrival.exhibit);
    assert!(exhibits.eq(came), "each one is told once");
    assert!(report.arrivals.iter().all(|arrival| arrival.n < report.n && !arrival.path.is_empty()));
    assert_eq!(code(vault.custody_of_pack("AUD-7", Some(2))), "no_such_volume");
}

#[test]
fn an_archive_holds_the_same_pack_and_is_the_same_twice() {
    let office = Office::new();
    let vault = asked(&office);
    vault.seal().expect("a seal");
    vault.close();
    drop(vault);
    for twin in ["twin", "third"] {
        let twin = office.path(twin);
        copy_folder(&office.vault_folder(), &twin);
    }
    let open = |name: &str| {
        let place = office.path(name).to_string_lossy().into_owned();
        Vault::open(&place, office.machine(name)).expect("the twin")
    };
    let folder = produce(&office, &office.open(), &options(), "out");
    let first = produce(&office, &open("twin"), &zipped(), "zip1");
    let second = produce(&office, &open("third"), &zipped(), "zip2");
    assert_eq!([&first.digest, &second.digest], [&folder.digest; 2]);
    let bytes = |made: &Produced| fs::read(&made.path).expect("the archive");
    assert!(bytes(&first) == bytes(&second), "the same archive");
    let report = checked(Path::new(&first.path), Some(&folder.digest));
    assert_eq!(found(&report), []);
    assert_eq!(report.anchor, "given");
}

#[test]
fn a_supplement_continues_the_numbers_and_none_changes() {
    let office = Office::new();
    let vault = asked(&office);
    let first = produce(&office, &vault, &options(), "out");
    assert_eq!(
        (first.volume, &first.exhibits[..]),
        (1, &["LARK-0001", "LARK-0002"].map(str::to_owned)[..])
    );
    let nothing = vault.produce("AUD-7", &options(), &office.path("out"), &|_, _| true);
    assert_eq!(code(nothing), "nothing_to_produce");
    write(&office, &vault, "later.txt", "Found later");
    respond(&vault, "2", "document", &named(&vault, "later.txt").id, "produce");
    let second = produce(&office, &vault, &options(), "out");
    assert_eq!((second.volume, second.exhibits[0].as_str()), (2, "LARK-0003"));
    let pack = PathBuf::from(&second.path);
    assert!(pack.join("data/12_other/LARK-0003_later.txt").is_file());
    assert!(!pack.join(LETTER).exists(), "a supplement does not repeat");
    assert!(text(&pack, "data/01_index.csv").contains("LARK-0001"), "but its index knows all");
    let whole = ProductionOptions { whole: true, ..options() };
    let third = PathBuf::from(produce(&office, &vault, &whole, "out").path);
    assert!(third.join(INVOICE).is_file() && third.join(LETTER).is_file());
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_plan_writes_nothing_and_says_what_to_look_at() {
    let office = Office::new();
    let vault = asked(&office);
    let key = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
    write(&office, &vault, "keys.txt", &format!("The key is {key}"));
    respond(&vault, "2", "document", &named(&vault, "keys.txt").id, "produce");
    let entries = vault.summary().expect("the summary").entries;
    let plan = vault.plan_production("AUD-7", &options()).expect("a plan");
    assert_eq!(vault.summary().expect("the summary").entries, entries, "a plan writes nothing");
    assert_eq!((plan.documents, plan.volume, plan.licenses), (3, 1, 1));
    assert!(plan.gaps > 0);
    let warned: Vec<&str> = plan.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert!(warned.contains(&"key_visible") && warned.contains(&"gaps_shown"), "{warned:?}");
}

#[test]
fn product_keys_are_masked_in_every_text_of_a_pack() {
    let office = Office::new();
    let vault = asked(&office);
    let key = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
    write(&office, &vault, &format!("key {key}.txt"), "no key in here");
    let id = named(&vault, &format!("key {key}.txt")).id;
    respond(&vault, "2", "document", &id, "produce");
    let all = ProductionOptions { covers: true, load_file: true, ..options() };
    let pack = PathBuf::from(produce(&office, &vault, &all, "out").path);
    for (path, bytes) in files(&pack) {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes));
        assert!(!text.contains("VMK7Z"), "`{path}` shows a product key");
    }
}

#[test]
fn contradicting_answers_are_for_a_person_to_decide() {
    let office = Office::new();
    let vault = asked(&office);
    respond(&vault, "1", "document", &named(&vault, "advice.txt").id, "produce");
    assert_eq!(code(vault.plan_production("AUD-7", &options())), "disposition_conflict");
}

#[test]
fn an_interrupted_pack_is_gone_on_with() {
    let office = Office::new();
    let vault = asked(&office);
    let stop_later = std::cell::Cell::new(0);
    let stopped = vault.produce("AUD-7", &options(), &office.path("out"), &|_, _| {
        stop_later.set(stop_later.get() + 1);
        stop_later.get() < 8
    });
    assert_eq!(code(stopped), "canceled");
    let partial = office.path("out").join("LARK_VOL001.partial");
    assert!(partial.join("bagit.txt").is_file(), "what was written stays");
    fs::write(partial.join("data/stray.txt"), "left over").expect("a stray file");
    let made = produce(&office, &vault, &options(), "out");
    let report = checked(Path::new(&made.path), Some(&made.digest));
    assert_eq!(found(&report), []);
    assert!(!partial.exists());
}

#[test]
fn a_pack_is_never_written_over_another() {
    let office = Office::new();
    let vault = asked(&office);
    fs::create_dir_all(office.path("out/LARK_VOL001")).expect("a folder in the way");
    let refused = vault.produce("AUD-7", &options(), &office.path("out"), &|_, _| true);
    assert_eq!(code(refused), "pack_exists");
    fs::create_dir_all(office.path("else/LARK_VOL001.partial")).expect("a folder in the way");
    fs::write(office.path("else/LARK_VOL001.partial/mine.txt"), "mine").expect("a file");
    let refused = vault.produce("AUD-7", &options(), &office.path("else"), &|_, _| true);
    assert_eq!(code(refused), "pack_exists");
    assert!(office.path("else/LARK_VOL001.partial/mine.txt").is_file());
}

#[test]
fn an_altered_document_stops_the_pack() {
    let office = Office::new();
    let vault = asked(&office);
    let sha256 = named(&vault, "letter.txt").sha256;
    let object = office.vault_folder().join(format!("objects/{}/{sha256}", &sha256[..2]));
    fs::remove_file(&object).expect("the object goes");
    fs::write(&object, "Dear auditor, this is all there wa").expect("forged bytes");
    let refused = vault.produce("AUD-7", &options(), &office.path("out"), &|_, _| true);
    assert_eq!(code(refused), "vault_damaged");
    assert!(!office.path("out/LARK_VOL001").exists());
}

#[test]
fn stamped_copies_cover_sheets_and_load_files_lie_beside_the_originals() {
    let office = Office::new();
    let vault = office.with_pile();
    vault.open_matter(&matter()).expect("a new matter");
    let request = RequestFields {
        number: "1".to_owned(),
        text: "Invoices".to_owned(),
        asked_on: None,
        due_on: None,
    };
    vault.add_request("AUD-7", &request).expect("a new request");
    let invoice = named(&vault, "Invoice NL-204417.pdf");
    respond(&vault, "1", "document", &invoice.id, "produce");
    let all = ProductionOptions { stamped: true, covers: true, load_file: true, ..options() };
    let pack = PathBuf::from(produce(&office, &vault, &all, "out").path);
    let stamped = fs::read(pack.join("data/13_stamped/LARK-0001_stamped.pdf")).expect("a copy");
    assert!(stamped.starts_with(b"%PDF"));
    assert!(pack.join("data/13_stamped/LARK-0001_cover.pdf").is_file());
    let copy = office.path("stamped.pdf");
    fs::write(&copy, &stamped).expect("the copy");
    add(&vault, &[&copy]);
    let (_, pages) = vault.text(&named(&vault, "stamped.pdf").id).expect("its text");
    assert!(pages[0].contains("LARK000001"), "the number is on the page: {}", pages[0]);
    let load = text(&pack, "data/load/LARK_VOL001.dat");
    assert!(load.contains("\u{fe}LARK000001\u{fe}") && load.contains(&invoice.sha256), "{load}");
    let images = text(&pack, "data/load/LARK_VOL001.opt");
    assert!(images.starts_with("LARK000001,LARK_VOL001,data\\13_stamped\\"), "{images}");
    assert_eq!(found(&checked(&pack, None)), []);
}
