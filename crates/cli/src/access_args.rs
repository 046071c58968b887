//! What can be asked about portal access and the benefits of Software Assurance.

use clap::{Args, Subcommand};
use muniment::view::{AccessFields, BenefitFields};

#[derive(Debug, Subcommand)]
pub(crate) enum AccessArgs {
    /// Enter a person's role in the register
    Add(AccessFieldArgs),
    /// List the entries
    List(AccessListArgs),
    /// Show an entry, what its role allows and what is wrong about it
    Show {
        /// Its id, or the first digits
        access: String,
        /// The day as of which it is looked at, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Correct an entry; what is not given stays
    Edit {
        /// Its id, or the first digits
        access: String,
        #[command(flatten)]
        fields: AccessFieldArgs,
    },
    /// Let an entry no longer count, such as when the role was taken away
    Void {
        /// Its id, or the first digits
        access: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Let a voided entry count again
    Restore {
        /// Its id, or the first digits
        access: String,
    },
    /// List what is wrong or at stake, the gravest first; exit code 1 where something is
    Alerts {
        /// The day as of which it is looked at, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// List the roles: what the portals call them and what they allow, with sources
    Roles,
}

#[derive(Debug, Args)]
pub(crate) struct AccessListArgs {
    /// Words that the person, the agreement or the note must hold
    #[arg(long, default_value = "")]
    pub(crate) filter: String,
    /// Only those to this agreement
    #[arg(long)]
    pub(crate) agreement: Option<String>,
    /// Only those of this role, such as administrator
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// Only those in this status, such as invitation_sent
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// Only those that an alert of this code is about, such as leaver_has_role
    #[arg(long)]
    pub(crate) alert: Option<String>,
    /// Voided entries instead of those that count
    #[arg(long)]
    pub(crate) voided: bool,
    /// The day as of which they are looked at, YYYY-MM-DD; today where not given
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct AccessFieldArgs {
    /// The person: a name, or the address with which the person signs in
    #[arg(long)]
    person: Option<String>,
    /// The id of the agreement to which the role gives access
    #[arg(long, conflicts_with = "licensing_id")]
    agreement: Option<String>,
    /// The licensing ID to which it gives access, where the register has no such agreement
    #[arg(long, value_name = "NUMBER")]
    licensing_id: Option<String>,
    /// The role, such as administrator
    #[arg(long)]
    role: Option<String>,
    /// How its assignment stands, such as active or invitation_sent
    #[arg(long)]
    status: Option<String>,
    /// With what account the person signs in: entra_id or microsoft_account
    #[arg(long)]
    account: Option<String>,
    /// What the agreement's papers name the person as, such as bill_to; replaces those stated
    /// before
    #[arg(long = "contact", value_name = "CODE")]
    contacts: Vec<String>,
    /// The day of the invitation, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    invited_on: Option<String>,
    /// The day on which it was accepted, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    accepted_on: Option<String>,
    /// The person's last day with the company, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    left_on: Option<String>,
    /// Anything else worth knowing
    #[arg(long)]
    note: Option<String>,
}

impl AccessFieldArgs {
    /// The access with what was given in place of what it had. An empty value clears a field; an
    /// agreement takes the place of a licensing ID, and the other way round.
    pub(crate) fn over(&self, had: AccessFields) -> AccessFields {
        let (agreement, licensing_id) = match (&self.agreement, &self.licensing_id) {
            (Some(agreement), _) => (choice(Some(agreement), None), String::new()),
            (None, Some(number)) => (None, number.clone()),
            (None, None) => (had.agreement, had.licensing_id),
        };
        AccessFields {
            person: self.person.clone().unwrap_or(had.person),
            agreement,
            licensing_id,
            role: self.role.clone().unwrap_or(had.role),
            status: self.status.clone().unwrap_or(had.status),
            account: choice(self.account.as_ref(), had.account),
            contacts: list(&self.contacts, had.contacts),
            invited_on: choice(self.invited_on.as_ref(), had.invited_on),
            accepted_on: choice(self.accepted_on.as_ref(), had.accepted_on),
            left_on: choice(self.left_on.as_ref(), had.left_on),
            note: self.note.clone().unwrap_or(had.note),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum BenefitArgs {
    /// List the benefits and how each stands under an agreement
    List {
        /// The agreement's id, or the first digits
        agreement: String,
        /// The day as of which they are looked at, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// State how a benefit stands
    State(BenefitStateArgs),
    /// List what is to be done before and after the agreement moves to another portal
    Migration {
        /// The agreement's id, or the first digits
        agreement: String,
        /// The day as of which it is looked at, YYYY-MM-DD; today where not given
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// State on which day the agreement moved to another portal
    Migrated {
        /// The agreement's id, or the first digits
        agreement: String,
        /// The day, YYYY-MM-DD; without it, what was stated is taken back
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct BenefitStateArgs {
    /// The agreement's id, or the first digits
    pub(crate) agreement: String,
    /// The benefit, such as home_use
    pub(crate) benefit: String,
    /// Its state: not_available, available, activated, expired or retired; open takes back what was
    /// stated
    pub(crate) state: String,
    /// The day since when, YYYY-MM-DD; an activation needs one
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// The day on which somebody looked, YYYY-MM-DD; today where not given
    #[arg(long, value_name = "DATE")]
    seen_on: Option<String>,
    /// A document that shows it: its id or SHA-256, or the first digits of either
    #[arg(long = "evidence", value_name = "DOCUMENT")]
    evidence: Vec<String>,
    /// Anything else worth knowing
    #[arg(long, default_value = "")]
    note: String,
}

impl BenefitStateArgs {
    /// What to state; none takes back what was stated.
    pub(crate) fn fields(&self) -> Option<BenefitFields> {
        (self.state != "open").then(|| BenefitFields {
            state: self.state.clone(),
            since: self.since.clone(),
            seen_on: self.seen_on.clone(),
            evidence: self.evidence.clone(),
            note: self.note.clone(),
        })
    }
}

/// An access of which nothing is stated; one of which nothing is said is active.
pub(crate) fn no_access() -> AccessFields {
    AccessFields {
        person: String::new(),
        agreement: None,
        licensing_id: String::new(),
        role: String::new(),
        status: "active".to_owned(),
        account: None,
        contacts: Vec::new(),
        invited_on: None,
        accepted_on: None,
        left_on: None,
        note: String::new(),
    }
}

fn choice(given: Option<&String>, had: Option<String>) -> Option<String> {
    match given {
        Some(given) => Some(given.clone()).filter(|given| !given.is_empty()),
        None => had,
    }
}

/// What was given replaces all there was; one empty value leaves nothing.
fn list(given: &[String], had: Vec<String>) -> Vec<String> {
    if given.is_empty() {
        return had;
    }
    given.iter().filter(|text| !text.is_empty()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        fields: AccessFieldArgs,
    }

    fn over(line: &[&str], had: AccessFields) -> AccessFields {
        let line = ["access"].into_iter().chain(line.iter().copied());
        Line::try_parse_from(line).expect("a line").fields.over(had)
    }

    #[test]
    fn an_agreement_takes_the_place_of_a_licensing_id() {
        let had = over(&["--licensing-id", "5550001"], no_access());
        assert_eq!((had.agreement.as_deref(), &*had.licensing_id), (None, "5550001"));
        let now = over(&["--agreement", "0a1b2c"], had);
        assert_eq!((now.agreement.as_deref(), &*now.licensing_id), (Some("0a1b2c"), ""));
    }

    #[test]
    fn what_is_not_given_stays_and_what_is_empty_is_cleared() {
        let had = over(&["--account", "entra_id", "--contact", "bill_to"], no_access());
        let now = over(&["--account", ""], had);
        assert_eq!((now.account, now.contacts), (None, vec!["bill_to".to_owned()]));
    }
}
