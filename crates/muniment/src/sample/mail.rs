//! Mails of the sample vault.

use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::mime::MimePart;

use super::companies::{LARKSPUR_UK, LARKSPUR_US, NORTHGATE, TIDEWATER};
use super::invoices::invoice;
use super::trade::subscription;

/// The seller's mail about a subscription, with its invoice attached.
pub(super) fn order_mail() -> Vec<u8> {
    let purchase = subscription();
    let text = "Hello Priya,\r\n\r\n\
        your order LI-2025-0017 is complete. 120 Microsoft 365 E3 user subscriptions are active \
        in your tenant since today and run until January 7, 2026. Our order number is \
        TW-55-20881; please quote it when you add seats.\r\n\r\n\
        Invoice INV-0131277 is attached.\r\n\r\n\
        Kind regards,\r\nGarrett Lowe\r\nTidewater Software Supply Inc.\r\n";
    let attachment = MimePart::new(ContentType::new("application/pdf"), invoice(&purchase))
        .attachment("Invoice INV-0131277.pdf");
    let body = MimePart::new(
        ContentType::new("multipart/mixed").attribute("boundary", "=_tidewater_0131277"),
        vec![MimePart::new(ContentType::new("text/plain"), text), attachment],
    );
    MessageBuilder::new()
        .from((TIDEWATER.name, TIDEWATER.mail))
        .to(("Priya Castellan", LARKSPUR_US.mail))
        .subject("Order TW-55-20881 complete: 120 x Microsoft 365 E3")
        .date(Date::new(1_736_353_920))
        .message_id("TW-55-20881.1@tidewater.example")
        .body(body)
        .write_to_vec()
        .expect("a mail in memory can be written")
}

/// The supplier's answer to a question about an old order.
pub(super) fn question_mail() -> Vec<u8> {
    let text = "Dear Marguerite,\r\n\r\n\
        you asked why the statement of March shows 450 Office licenses while your inventory \
        counts 466 installations. Our books hold one order under enrollment E8830127 for 450 \
        devices (invoice NL-204417) and no later addition. The difference of 16 was never \
        reported in a true-up.\r\n\r\n\
        If you hold proof of another purchase, for example boxes bought at retail by your \
        American affiliate, please send it before the end of the month.\r\n\r\n\
        Best wishes,\r\nOwen Tarrant\r\nNorthgate Licensing Ltd\r\n";
    MessageBuilder::new()
        .from(("Owen Tarrant", NORTHGATE.mail))
        .to(("Marguerite Osei", LARKSPUR_UK.mail))
        .subject("Re: Office counts in the March statement")
        .date(Date::new(1_776_070_500))
        .message_id("q-4471938.7@northgate.example")
        .body(MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), text))
        .write_to_vec()
        .expect("a mail in memory can be written")
}
