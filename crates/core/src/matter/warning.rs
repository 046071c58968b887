//! What speaks against handing something over: an auditor counts what is given, so that giving more
//! than was asked for costs.
//!
//! Only what is known can be outside of a scope. A document that names no day is in every period.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Disposition, Matter, ResponseSubject};
use crate::EntityId;
use crate::code::vocabulary;
use crate::proof::text::fold;

/// What the vault knows about a response, by which its disclosure is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureFacts {
    /// The number of the request that it answers.
    pub request: String,
    /// What answers it.
    pub subject: ResponseSubject,
    /// What becomes of it.
    pub disposition: Disposition,
    /// The legal entities it names, out of the register, with their names.
    pub entities: BTreeMap<EntityId, String>,
    /// The publishers of the license records it concerns.
    pub publishers: BTreeSet<String>,
    /// The product families of these records.
    pub products: BTreeSet<String>,
    /// The day it bears: of a document its date, of a record that of its acquisition.
    pub day: Option<NaiveDate>,
    /// Whether it is a whole e-mail.
    pub is_mail: bool,
    /// Where it is handed over all the same, as people know these places: another request, an
    /// earlier volume, a license record whose proof it is.
    pub elsewhere: BTreeSet<String>,
}

/// What is around the responses of a matter.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The matter.
    pub matter: &'a Matter,
    /// The texts of its requests.
    pub requests: &'a [String],
    /// Every product family that the vault knows.
    pub products: &'a BTreeSet<String>,
}

/// That handing something over may disclose too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureWarning {
    /// What is wrong.
    pub code: DisclosureWarningCode,
    /// The number of the request.
    pub request: String,
    /// What is handed over, or kept back.
    pub subject: ResponseSubject,
    /// What it is about: the names outside of the scope, the day, the places.
    pub about: Vec<String>,
}

vocabulary!(
    /// What may disclose too much.
    DisclosureWarningCode, "disclosure warning" {
        /// It names a legal entity outside of the scope.
        OutsideEntities = "outside_entities",
        /// It concerns a publisher outside of the scope.
        OutsidePublishers = "outside_publishers",
        /// It concerns a product outside of the scope.
        OutsideProducts = "outside_products",
        /// Its day lies outside of the period.
        OutsidePeriod = "outside_period",
        /// The requests name products, and this is none of them.
        NeverAskedFor = "never_asked_for",
        /// It is kept back here and handed over elsewhere.
        WithheldElsewhere = "withheld_elsewhere",
        /// A whole e-mail goes out, with all that its body says.
        MailBody = "mail_body",
    }
);

/// What speaks against the disclosures of a matter, response by response.
pub fn disclosure_warnings(
    around: Surroundings<'_>,
    responses: &[DisclosureFacts],
) -> Vec<DisclosureWarning> {
    let named = named_products(around);
    responses.iter().flat_map(|facts| warnings_of(around.matter, &named, facts)).collect()
}

fn warnings_of(
    matter: &Matter,
    named: &BTreeSet<&str>,
    facts: &DisclosureFacts,
) -> Vec<DisclosureWarning> {
    use DisclosureWarningCode as Code;
    let mut found = Vec::new();
    if facts.disposition == Disposition::WithholdPrivileged {
        found.push((Code::WithheldElsewhere, facts.elsewhere.iter().cloned().collect()));
    } else if facts.disposition.discloses() {
        found.push((Code::OutsideEntities, outside_entities(matter, facts)));
        let publishers: Vec<&str> = matter.publishers().collect();
        found.push((Code::OutsidePublishers, outside(&facts.publishers, &publishers)));
        let products: Vec<&str> = matter.scope.products.iter().map(String::as_str).collect();
        found.push((Code::OutsideProducts, outside(&facts.products, &products)));
        let day = facts.day.filter(|day| !matter.period.holds(*day));
        found.push((Code::OutsidePeriod, day.iter().map(NaiveDate::to_string).collect()));
        if products.is_empty() {
            let named: Vec<&str> = named.iter().copied().collect();
            found.push((Code::NeverAskedFor, outside(&facts.products, &named)));
        }
    }
    let is_whole_mail = facts.is_mail && facts.disposition == Disposition::Produce;
    let mut warnings: Vec<DisclosureWarning> = found
        .into_iter()
        .filter(|(_, about)| !about.is_empty())
        .map(|(code, about)| warning(code, facts, about))
        .collect();
    if is_whole_mail {
        warnings.push(warning(Code::MailBody, facts, Vec::new()));
    }
    warnings
}

fn warning(
    code: DisclosureWarningCode,
    facts: &DisclosureFacts,
    about: Vec<String>,
) -> DisclosureWarning {
    DisclosureWarning { code, request: facts.request.clone(), subject: facts.subject, about }
}

fn outside_entities(matter: &Matter, facts: &DisclosureFacts) -> Vec<String> {
    let scope = &matter.scope.entities;
    let is_outside = |id: &EntityId| !scope.is_empty() && !scope.contains(id);
    let entities = facts.entities.iter().filter(|(id, _)| is_outside(id));
    entities.map(|(_, name)| name.clone()).collect()
}

/// The names that no name of a scope covers; an empty scope covers all.
fn outside(names: &BTreeSet<String>, scope: &[&str]) -> Vec<String> {
    let is_outside = |name: &&String| !scope.is_empty() && !scope.iter().any(|s| covers(s, name));
    names.iter().filter(is_outside).cloned().collect()
}

/// Whether a name in a scope means another: itself, or the family of which that is a member.
fn covers(scope: &str, name: &str) -> bool {
    let (scope, name) = (fold(scope), fold(name));
    name.strip_prefix(&scope).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The products that the requests name.
fn named_products<'a>(around: Surroundings<'a>) -> BTreeSet<&'a str> {
    let texts: Vec<String> = around.requests.iter().map(|text| words(text)).collect();
    let is_named = |product: &&'a str| {
        let name = words(product);
        !name.trim().is_empty() && texts.iter().any(|text| text.contains(&name))
    };
    around.products.iter().map(String::as_str).filter(is_named).collect()
}

/// A text as words in lower case with one space before, between and after them.
fn words(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", fold(&spaced).trim())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::DocumentId;
    use crate::matter::{MatterScope, Period};

    fn entity(n: u128) -> EntityId {
        EntityId::new(Uuid::from_u128(n))
    }

    fn matter() -> Matter {
        Matter {
            reference: "AUD-7".into(),
            title: String::new(),
            publisher: "Microsoft".into(),
            auditor: String::new(),
            counsel: String::new(),
            letter_on: None,
            notice_days: None,
            due_on: None,
            period: Period {
                from: NaiveDate::from_ymd_opt(2020, 1, 1),
                to: NaiveDate::from_ymd_opt(2023, 12, 31),
            },
            scope: MatterScope {
                entities: [entity(1)].into(),
                products: vec!["SQL Server".into()],
                publishers: Vec::new(),
            },
            exhibit_prefix: "ACME".parse().expect("a prefix"),
            is_privileged: false,
            note: String::new(),
        }
    }

    fn facts() -> DisclosureFacts {
        DisclosureFacts {
            request: "1".into(),
            subject: ResponseSubject::Document(DocumentId::new(Uuid::from_u128(7))),
            disposition: Disposition::Produce,
            entities: [(entity(1), "Contoso AG".to_owned())].into(),
            publishers: ["microsoft".to_owned()].into(),
            products: ["SQL Server Standard".to_owned()].into(),
            day: NaiveDate::from_ymd_opt(2021, 6, 1),
            is_mail: false,
            elsewhere: BTreeSet::new(),
        }
    }

    /// The codes for one response, with what each is about.
    fn judged(
        matter: &Matter,
        requests: &[&str],
        facts: &DisclosureFacts,
    ) -> Vec<(DisclosureWarningCode, Vec<String>)> {
        let requests: Vec<String> = requests.iter().map(|text| (*text).to_owned()).collect();
        let products = ["Office", "SQL Server", "Visio"].map(str::to_owned).into();
        let around = Surroundings { matter, requests: &requests, products: &products };
        let warnings = disclosure_warnings(around, std::slice::from_ref(facts));
        warnings.into_iter().map(|warning| (warning.code, warning.about)).collect()
    }

    #[test]
    fn what_lies_in_every_scope_warns_of_nothing() {
        assert_eq!(judged(&matter(), &[], &facts()), []);
    }

    #[test]
    fn each_scope_warns_of_what_lies_outside() {
        let wide = DisclosureFacts {
            entities: [(entity(1), "Contoso AG".into()), (entity(2), "Fabrikam".into())].into(),
            publishers: ["Microsoft".to_owned(), "Adobe".to_owned()].into(),
            products: ["SQL Server".to_owned(), "SQL Serverless".to_owned()].into(),
            day: NaiveDate::from_ymd_opt(2019, 12, 31),
            ..facts()
        };
        let expected = [
            (DisclosureWarningCode::OutsideEntities, vec!["Fabrikam".to_owned()]),
            (DisclosureWarningCode::OutsidePublishers, vec!["Adobe".to_owned()]),
            (DisclosureWarningCode::OutsideProducts, vec!["SQL Serverless".to_owned()]),
            (DisclosureWarningCode::OutsidePeriod, vec!["2019-12-31".to_owned()]),
        ];
        assert_eq!(judged(&matter(), &[], &wide), expected);
    }

    #[test]
    fn what_is_not_handed_over_lies_outside_of_no_scope() {
        let disposition = Disposition::NotResponsive;
        let wide =
            DisclosureFacts { disposition, day: NaiveDate::from_ymd_opt(1999, 1, 1), ..facts() };
        assert_eq!(judged(&matter(), &[], &wide), []);
    }

    #[test]
    fn a_product_that_no_request_names_was_never_asked_for() {
        let open = Matter { scope: MatterScope::default(), ..matter() };
        let visio = DisclosureFacts { products: ["Visio".to_owned()].into(), ..facts() };
        let expected = [(DisclosureWarningCode::NeverAskedFor, vec!["Visio".to_owned()])];
        assert_eq!(judged(&open, &["All invoices for SQL Server, Office."], &visio), expected);
        assert_eq!(judged(&open, &["Invoices for Visio."], &visio), []);
        assert_eq!(judged(&open, &["All invoices."], &visio), [], "no product is named at all");
    }

    #[test]
    fn what_is_kept_back_and_goes_out_elsewhere_warns_with_the_places() {
        let kept = DisclosureFacts {
            disposition: Disposition::WithholdPrivileged,
            elsewhere: ["volume 1".to_owned()].into(),
            ..facts()
        };
        let expected = [(DisclosureWarningCode::WithheldElsewhere, vec!["volume 1".to_owned()])];
        assert_eq!(judged(&matter(), &[], &kept), expected);
    }

    #[test]
    fn a_whole_mail_warns_until_it_is_redacted() {
        let mail = DisclosureFacts { is_mail: true, ..facts() };
        assert_eq!(judged(&matter(), &[], &mail), [(DisclosureWarningCode::MailBody, Vec::new())]);
        let redacted = DisclosureFacts { disposition: Disposition::Redacted, ..mail };
        assert_eq!(judged(&matter(), &[], &redacted), []);
    }
}
