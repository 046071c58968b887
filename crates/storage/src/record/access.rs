//! Who may do what in the licensing portals, and how benefits of Software Assurance stand.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muniment_core as core;
use muniment_core::{
    AccessStatus, AccountType, AgreementId, BenefitState, ContactType, DocumentId, PortalRole,
};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Access {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accepted_on: Option<NaiveDate>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    account: Option<AccountType>,
    #[serde(with = "text::many", default, skip_serializing_if = "BTreeSet::is_empty")]
    contacts: BTreeSet<ContactType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invited_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    person: String,
    #[serde(with = "text")]
    role: PortalRole,
    scope: Scope,
    #[serde(with = "text")]
    status: AccessStatus,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scope {
    Agreement(#[serde(with = "text")] AgreementId),
    LicensingId(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    #[serde(with = "text::many", default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<DocumentId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    seen_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<NaiveDate>,
    #[serde(with = "text")]
    state: BenefitState,
}

impl From<core::Access> for Access {
    fn from(stated: core::Access) -> Self {
        Self {
            accepted_on: stated.accepted_on,
            account: stated.account,
            contacts: stated.contacts,
            invited_on: stated.invited_on,
            left_on: stated.left_on,
            note: stated.note,
            person: stated.person,
            role: stated.role,
            scope: match stated.scope {
                core::AccessScope::Agreement(agreement) => Scope::Agreement(agreement),
                core::AccessScope::LicensingId(number) => Scope::LicensingId(number),
            },
            status: stated.status,
        }
    }
}

impl From<Access> for core::Access {
    fn from(stated: Access) -> Self {
        Self {
            person: stated.person,
            scope: match stated.scope {
                Scope::Agreement(agreement) => core::AccessScope::Agreement(agreement),
                Scope::LicensingId(number) => core::AccessScope::LicensingId(number),
            },
            role: stated.role,
            status: stated.status,
            account: stated.account,
            contacts: stated.contacts,
            invited_on: stated.invited_on,
            accepted_on: stated.accepted_on,
            left_on: stated.left_on,
            note: stated.note,
        }
    }
}

impl From<core::BenefitStanding> for Standing {
    fn from(standing: core::BenefitStanding) -> Self {
        let core::BenefitStanding { state, since, seen_on, evidence, note } = standing;
        Self { evidence, note, seen_on, since, state }
    }
}

impl From<Standing> for core::BenefitStanding {
    fn from(standing: Standing) -> Self {
        let Standing { evidence, note, seen_on, since, state } = standing;
        Self { state, since, seen_on, evidence, note }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use muniment_core::{AccessId, Event};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::super::tests::{code, day, uuid, word};
    use super::super::{event_line, read_event};
    use super::*;

    prop_compose! {
        fn access()(
            texts in prop::array::uniform2(word()),
            scope in prop_oneof![
                uuid().prop_map(|id| core::AccessScope::Agreement(AgreementId::new(id))),
                word().prop_map(core::AccessScope::LicensingId),
            ],
            role in code(PortalRole::ALL),
            status in code(AccessStatus::ALL),
            account in prop::option::of(code(AccountType::ALL)),
            contacts in prop::collection::btree_set(code(ContactType::ALL), 0..3),
            days in prop::array::uniform3(prop::option::of(day())),
        ) -> core::Access {
            let [person, note] = texts;
            let [invited_on, accepted_on, left_on] = days;
            core::Access {
                person, scope, role, status, account, contacts, invited_on, accepted_on, left_on, note,
            }
        }
    }

    prop_compose! {
        fn standing()(
            state in code(BenefitState::ALL),
            since in prop::option::of(day()),
            seen_on in day(),
            evidence in prop::collection::vec(uuid().prop_map(DocumentId::new), 0..3),
            note in word(),
        ) -> core::BenefitStanding {
            core::BenefitStanding { state, since, seen_on, evidence, note }
        }
    }

    /// An event of portal access or of a benefit.
    pub(in crate::record) fn event() -> impl Strategy<Value = Event> {
        let access_id = || uuid().prop_map(AccessId::new);
        let agreement = || uuid().prop_map(AgreementId::new);
        prop_oneof![
            (access_id(), access())
                .prop_map(|(access, stated)| Event::AccessStated { access, stated }),
            (access_id(), word())
                .prop_map(|(access, reason)| Event::AccessVoided { access, reason }),
            access_id().prop_map(|access| Event::AccessRestored { access }),
            (agreement(), word(), prop::option::of(standing())).prop_map(
                |(agreement, benefit, standing)| Event::BenefitStated {
                    agreement,
                    benefit,
                    standing
                }
            ),
            (agreement(), prop::option::of(day()))
                .prop_map(|(agreement, on)| Event::AgreementMigrated { agreement, on }),
        ]
    }

    const ID: &str = "00000000-0000-0000-0000-000000000007";

    fn id() -> Uuid {
        Uuid::from_u128(7)
    }

    fn day_of(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// The event is written as this line, and the line read as this event.
    fn is_line(event: &Event, line: &str) {
        let line = line.replace("ID", ID);
        assert_eq!(String::from_utf8(event_line(event)).expect("text"), line);
        assert_eq!(&read_event(line.as_bytes()).expect("our own line"), event);
    }

    #[test]
    fn an_access_is_the_line_the_format_documents() {
        let stated = core::Access {
            person: "Ada Birch".into(),
            scope: core::AccessScope::Agreement(AgreementId::new(id())),
            role: PortalRole::Administrator,
            status: AccessStatus::InvitationSent,
            account: Some(AccountType::EntraId),
            contacts: [ContactType::BillTo].into(),
            invited_on: Some(day_of("2024-02-29")),
            accepted_on: None,
            left_on: None,
            note: String::new(),
        };
        let access = AccessId::new(id());
        is_line(
            &Event::AccessStated { access, stated: stated.clone() },
            concat!(
                r#"{"access":"ID","stated":{"account":"entra_id","contacts":["bill_to"],"#,
                r#""invited_on":"2024-02-29","person":"Ada Birch","role":"administrator","#,
                r#""scope":{"agreement":"ID"},"status":"invitation_sent"},"type":"access_stated"}"#,
            ),
        );
        let elsewhere = core::Access {
            scope: core::AccessScope::LicensingId("5550001".into()),
            account: None,
            contacts: BTreeSet::new(),
            invited_on: None,
            ..stated
        };
        is_line(
            &Event::AccessStated { access, stated: elsewhere },
            concat!(
                r#"{"access":"ID","stated":{"person":"Ada Birch","role":"administrator","#,
                r#""scope":{"licensing_id":"5550001"},"status":"invitation_sent"},"#,
                r#""type":"access_stated"}"#,
            ),
        );
    }

    #[test]
    fn a_benefit_is_the_line_the_format_documents() {
        let agreement = AgreementId::new(id());
        let standing = core::BenefitStanding {
            state: BenefitState::Activated,
            since: Some(day_of("2023-08-01")),
            seen_on: day_of("2024-03-01"),
            evidence: vec![DocumentId::new(id())],
            note: String::new(),
        };
        let stated =
            |standing| Event::BenefitStated { agreement, benefit: "home_use".into(), standing };
        is_line(
            &stated(Some(standing)),
            concat!(
                r#"{"agreement":"ID","benefit":"home_use","standing":{"evidence":["ID"],"#,
                r#""seen_on":"2024-03-01","since":"2023-08-01","state":"activated"},"#,
                r#""type":"benefit_stated"}"#,
            ),
        );
        is_line(
            &stated(None),
            r#"{"agreement":"ID","benefit":"home_use","type":"benefit_stated"}"#,
        );
    }

    #[test]
    fn a_migration_is_the_line_the_format_documents() {
        let agreement = AgreementId::new(id());
        is_line(
            &Event::AgreementMigrated { agreement, on: Some(day_of("2024-03-01")) },
            r#"{"agreement":"ID","on":"2024-03-01","type":"agreement_migrated"}"#,
        );
        is_line(
            &Event::AgreementMigrated { agreement, on: None },
            r#"{"agreement":"ID","type":"agreement_migrated"}"#,
        );
    }

    #[test]
    fn an_access_to_two_things_is_refused() {
        let line = concat!(
            r#"{"access":"ID","stated":{"person":"Ada Birch","role":"administrator","#,
            r#""scope":{"agreement":"ID","licensing_id":"5550001"},"status":"active"},"#,
            r#""type":"access_stated"}"#,
        );
        assert!(read_event(line.replace("ID", ID).as_bytes()).is_err());
    }
}
