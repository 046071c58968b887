use muniment_extract::{Options, State};

use crate::making::{code, compound, pages, reading, with_children};

const MAIL: &str = "From: Ann Smith <ann@example.com>\r\n\
    To: bob@example.com, =?utf-8?B?SsO8cmdlbg==?= <j@example.com>\r\n\
    Date: Fri, 17 May 2024 08:30:00 +0200\r\n\
    Subject: =?iso-8859-1?Q?Lizenz_f=FCr_Windows?=\r\n\
    Message-ID: <1@example.com>\r\n\
    MIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\
    \r\n\
    --b\r\n\
    Content-Type: text/plain; charset=windows-1252\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\
    \r\n\
    Key for 25 seats: =80 12\r\n\
    --b\r\n\
    Content-Type: text/csv; charset=iso-8859-1; name=\"keys.csv\"\r\n\
    Content-Disposition: attachment; filename=\"keys.csv\"\r\n\
    Content-Transfer-Encoding: base64\r\n\
    \r\n\
    R2Vy5HQ7MQ==\r\n\
    --b\r\n\
    Content-Type: message/rfc822\r\n\
    \r\n\
    From: carol@example.com\r\n\
    Subject: The order\r\n\
    \r\n\
    Inner text.\r\n\
    --b--\r\n";

#[test]
fn a_mail_is_its_header_and_its_text() {
    let (reading, _) = with_children(&Options::named("order.eml"), MAIL.as_bytes());
    assert_eq!(reading.title.as_deref(), Some("Lizenz für Windows"));
    assert_eq!(
        pages(&reading),
        ["From: Ann Smith <ann@example.com>\n\
          To: bob@example.com, Jürgen <j@example.com>\n\
          Date: 2024-05-17T08:30:00+02:00\n\
          Subject: Lizenz für Windows\n\
          Attachments: keys.csv, The order.eml\n\n\
          Key for 25 seats: € 12"]
    );
    assert!(reading.facts.contains(&("message_id".to_owned(), "1@example.com".to_owned())));
}

#[test]
fn attachments_are_documents_with_the_bytes_that_were_attached() {
    let (_, children) = with_children(&Options::named("order.eml"), MAIL.as_bytes());
    assert_eq!(children[0].name, "keys.csv");
    assert_eq!(children[0].bytes, b"Ger\xe4t;1", "its encoding is kept");
    assert_eq!(children[1].name, "The order.eml");
    let inner = String::from_utf8(children[1].bytes.clone()).unwrap();
    assert!(inner.starts_with("From: carol@example.com"), "only the inner mail: {inner}");
    assert!(inner.trim_end().ends_with("Inner text."), "only the inner mail: {inner}");
}

#[test]
fn a_mail_in_html_is_read_as_text() {
    let mail = "From: a@example.com\nTo: b@example.com\nSubject: S\nContent-Type: text/html\n\n\
        <style>p{}</style><p>Dear <b>B</b>,</p><table><tr><td>1</td><td>2&nbsp;&euro;</td></tr></table>\
        <script>alert(1)</script>";
    let reading = reading("m.eml", mail.as_bytes());
    assert!(pages(&reading)[0].ends_with("\n\nDear B,\n\n1\t2\u{a0}€"));
}

#[test]
fn a_mailbox_is_a_container_of_mails() {
    let mail =
        |n: u32| format!("From x Fri May 17\nFrom: a@example.com\nSubject: No {n}\n\nText {n}\n\n");
    let (reading, children) =
        with_children(&Options::named("a.mbox"), format!("{}{}", mail(1), mail(2)).as_bytes());
    assert_eq!(reading.media_type, "application/mbox");
    let names: Vec<_> = children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["00001 No 1.eml", "00002 No 2.eml"]);
    assert!(children[1].bytes.starts_with(b"From: a@example.com\nSubject: No 2"));
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A property of eight bytes.
fn property(tag: u32, value: u64) -> Vec<u8> {
    [&tag.to_le_bytes()[..], &[0; 4], &value.to_le_bytes()].concat()
}

fn outlook_mail() -> Vec<u8> {
    let sent = property(0x0039_0040, 133_604_082_000_000_000);
    let code_page = property(0x3ffd_0003, 1251);
    let properties = [vec![0; 32], sent, code_page].concat();
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("Лицензия");
    compound(&[
        ("__properties_version1.0", &properties),
        ("__nameid_version1.0/__substg1.0_00020102", b"names"),
        ("__substg1.0_0037001E", &cyrillic),
        ("__substg1.0_0C1A001F", &wide("Ann Smith")),
        ("__substg1.0_5D01001F", &wide("ann@example.com")),
        ("__substg1.0_0E04001F", &wide("Bob")),
        ("__substg1.0_1000001F", &wide("Body\r\ntext")),
        ("__attach_version1.0_#00000000/__properties_version1.0", &[0; 8]),
        ("__attach_version1.0_#00000000/__substg1.0_3707001F", &wide("order.pdf")),
        ("__attach_version1.0_#00000000/__substg1.0_37010102", b"%PDF-"),
        ("__attach_version1.0_#00000001/__properties_version1.0", &[0; 8]),
        ("__attach_version1.0_#00000001/__substg1.0_3001001F", &wide("Inner")),
        ("__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0", &[0; 24]),
        (
            "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0037001F",
            &wide("Inside"),
        ),
        ("__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001F", &wide("Deep")),
    ])
}

#[test]
fn a_mail_of_outlook_is_read_in_its_code_page() {
    let (reading, children) = with_children(&Options::named("a.msg"), &outlook_mail());
    assert_eq!(
        pages(&reading),
        ["From: Ann Smith <ann@example.com>\nTo: Bob\nDate: 2024-05-17T08:30:00Z\n\
          Subject: Лицензия\nAttachments: order.pdf, Inner.msg\n\nBody\ntext"]
    );
    assert_eq!((children[0].name.as_str(), &children[0].bytes[..]), ("order.pdf", &b"%PDF-"[..]));
}

#[test]
fn a_mail_within_a_mail_of_outlook_is_a_document_of_its_own() {
    let (_, first) = with_children(&Options::named("a.msg"), &outlook_mail());
    let (_, second) = with_children(&Options::named("a.msg"), &outlook_mail());
    assert_eq!(first[1], second[1], "the same bytes each time, or it would be stored twice");
    let inner = reading(&first[1].name, &first[1].bytes);
    assert_eq!(inner.media_type, "application/vnd.ms-outlook");
    assert_eq!(pages(&inner), ["Subject: Inside\n\nDeep"]);
}

#[test]
fn a_mail_without_text_still_has_its_header() {
    let mail = "From: a@example.com\nSubject: Nothing\nDate: Fri, 17 May 2024 08:30:00 GMT\n\n";
    let reading = reading("a.eml", mail.as_bytes());
    assert_eq!((reading.state, code(&reading)), (State::Text, ""));
}
