//! The portal access register: who may do what in the licensing portals.

use super::EntryView;

view! {
    /// What is stated about a person's role in the portals.
    pub struct AccessFields {
        /// The person.
        pub person: String,
        /// The agreement to which the role gives access.
        pub agreement: Option<String>,
        /// The licensing ID to which it gives access, where no agreement is named.
        pub licensing_id: String,
        /// The role.
        pub role: String,
        /// How its assignment stands.
        pub status: String,
        /// With what kind of account the person signs in.
        pub account: Option<String>,
        /// What the agreement's papers name the person as.
        pub contacts: Vec<String>,
        /// The day of the invitation.
        pub invited_on: Option<String>,
        /// The day on which it was accepted.
        pub accepted_on: Option<String>,
        /// The person's last day with the company.
        pub left_on: Option<String>,
        /// Anything else worth knowing.
        pub note: String,
    }

    /// An entry of the portal access register in a list.
    pub struct AccessRow {
        /// The entry's UUID.
        pub id: String,
        /// What is stated.
        pub fields: AccessFields,
        /// The name of the agreement, else the licensing ID.
        pub label: String,
        /// For how many days the invitation has been awaited.
        #[cfg_attr(feature = "bindings", ts(type = "number | null"))]
        pub days_awaited: Option<i64>,
        /// The codes of the alerts to which it gives rise.
        pub alerts: Vec<String>,
        /// Whether it was voided.
        pub voided: bool,
    }

    /// Which entries of the portal access register to show.
    pub struct AccessRequest {
        /// Words that the person, the agreement or the note must hold.
        pub filter: String,
        /// Only those to this agreement.
        pub agreement: Option<String>,
        /// Only those of this role.
        pub role: Option<String>,
        /// Only those in this status.
        pub status: Option<String>,
        /// Only those that an alert of this code is about.
        pub alert: Option<String>,
        /// Voided ones instead of those that count.
        pub voided: bool,
        /// The day as of which invitations and alerts are looked at; absent means today.
        pub as_of: Option<String>,
    }

    /// Everything about one entry of the portal access register.
    pub struct AccessDetails {
        /// The entry as in a list.
        pub row: AccessRow,
        /// The alerts to which it gives rise.
        pub alerts: Vec<AccessAlertView>,
        /// What is known about its role.
        pub role: PortalRoleView,
        /// Its journal entries, latest first.
        pub history: Vec<EntryView>,
        /// Why it was voided.
        pub void_reason: Option<String>,
    }

    /// Something wrong or at stake in the portal access register.
    pub struct AccessAlertView {
        /// What it is.
        pub code: String,
        /// How grave: `info`, `warning` or `error`.
        pub severity: String,
        /// The agreement it is about.
        pub agreement: Option<String>,
        /// The name of the agreement, else the licensing ID.
        pub label: String,
        /// The person it is about; empty where it is about nobody.
        pub person: String,
        /// The entries that give rise to it.
        pub accesses: Vec<String>,
        /// What is so, in a sentence.
        pub message: String,
        /// Why it matters.
        pub explanation: Vec<String>,
        /// Where the rule comes from.
        pub source: String,
    }

    /// What is known about a role of the portals.
    pub struct PortalRoleView {
        /// Its code.
        pub role: String,
        /// What the portals call it, by source.
        pub names: Vec<PortalRoleName>,
        /// What it allows, by source.
        pub may: Vec<SaidView>,
        /// What else sources say.
        pub notes: Vec<SaidView>,
    }

    /// What a portal calls a role.
    pub struct PortalRoleName {
        /// The portal, as a source system.
        pub portal: String,
        /// The name there.
        pub said: SaidView,
    }

    /// What a source says.
    pub struct SaidView {
        /// The sentence.
        pub statement: String,
        /// The title of the document that says it.
        pub source: String,
        /// The first day on which it is so.
        pub from: Option<String>,
        /// The last day on which it is so.
        pub to: Option<String>,
    }
}
