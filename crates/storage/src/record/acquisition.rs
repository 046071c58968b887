//! How licenses were acquired, what links claim and what invoices list.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muniment_core as core;
use muniment_core::proof::{self, Circumstance, LicenseType, Shown};
use muniment_core::{AcquisitionChannel, LicenseId};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Acquisition {
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    bought_through: Option<AcquisitionChannel>,
    #[serde(with = "text::many", default, skip_serializing_if = "BTreeSet::is_empty")]
    circumstances: BTreeSet<Circumstance>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    device: String,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    license_type: Option<LicenseType>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    order_number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    term: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    transfer: Option<Transfer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    underlying: Vec<Underlying>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    users: Vec<NamedUser>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Term {
    Perpetual {},
    Subscription {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Transfer {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notice_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Underlying {
    #[serde(with = "text")]
    license: LicenseId,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    quantity: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct NamedUser {
    from: NaiveDate,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    seat: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claim {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    quantity: Option<u64>,
    #[serde(with = "text::many", default, skip_serializing_if = "BTreeSet::is_empty")]
    shows: BTreeSet<Shown>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct InvoiceLine {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    amount: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    hardware: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    invoice: String,
    number: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part_number: String,
    #[serde(with = "text")]
    quantity: i64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unit_price: String,
}

impl From<core::Acquisition> for Acquisition {
    fn from(stated: core::Acquisition) -> Self {
        Self {
            bought_through: stated.bought_through,
            circumstances: stated.circumstances,
            device: stated.device,
            license_type: stated.license_type,
            order_number: stated.order_number,
            term: stated.term.map(Term::from),
            transfer: stated.transfer.map(Transfer::from),
            underlying: stated
                .underlying
                .into_iter()
                .map(|base| Underlying { license: base.license, quantity: base.quantity })
                .collect(),
            users: stated.users.into_iter().map(NamedUser::from).collect(),
        }
    }
}

impl From<Acquisition> for core::Acquisition {
    fn from(stated: Acquisition) -> Self {
        Self {
            license_type: stated.license_type,
            bought_through: stated.bought_through,
            term: stated.term.map(proof::Term::from),
            order_number: stated.order_number,
            device: stated.device,
            transfer: stated.transfer.map(proof::Transfer::from),
            circumstances: stated.circumstances,
            underlying: stated
                .underlying
                .into_iter()
                .map(|base| proof::Underlying { license: base.license, quantity: base.quantity })
                .collect(),
            users: stated.users.into_iter().map(proof::NamedUser::from).collect(),
        }
    }
}

impl From<proof::Term> for Term {
    fn from(term: proof::Term) -> Self {
        match term {
            proof::Term::Perpetual => Self::Perpetual {},
            proof::Term::Subscription { from, to } => Self::Subscription { from, to },
        }
    }
}

impl From<Term> for proof::Term {
    fn from(term: Term) -> Self {
        match term {
            Term::Perpetual {} => Self::Perpetual,
            Term::Subscription { from, to } => Self::Subscription { from, to },
        }
    }
}

impl From<proof::Transfer> for Transfer {
    fn from(transfer: proof::Transfer) -> Self {
        let proof::Transfer { from, to, on, notice_on } = transfer;
        Self { from, notice_on, on, to }
    }
}

impl From<Transfer> for proof::Transfer {
    fn from(transfer: Transfer) -> Self {
        let Transfer { from, notice_on, on, to } = transfer;
        Self { from, to, on, notice_on }
    }
}

impl From<proof::NamedUser> for NamedUser {
    fn from(user: proof::NamedUser) -> Self {
        let proof::NamedUser { name, seat, from, to } = user;
        Self { from, name, seat, to }
    }
}

impl From<NamedUser> for proof::NamedUser {
    fn from(user: NamedUser) -> Self {
        let NamedUser { from, name, seat, to } = user;
        Self { name, seat, from, to }
    }
}

impl From<core::Claim> for Claim {
    fn from(claim: core::Claim) -> Self {
        let core::Claim { quantity, line, shows, note } = claim;
        Self { line, note, quantity, shows }
    }
}

impl From<Claim> for core::Claim {
    fn from(claim: Claim) -> Self {
        let Claim { line, note, quantity, shows } = claim;
        Self { quantity, line, shows, note }
    }
}

impl From<core::InvoiceLine> for InvoiceLine {
    fn from(line: core::InvoiceLine) -> Self {
        Self {
            amount: line.amount,
            description: line.description,
            hardware: line.hardware,
            invoice: line.invoice,
            number: line.number,
            part_number: line.part_number,
            quantity: line.quantity,
            unit_price: line.unit_price,
        }
    }
}

impl From<InvoiceLine> for core::InvoiceLine {
    fn from(line: InvoiceLine) -> Self {
        Self {
            number: line.number,
            invoice: line.invoice,
            part_number: line.part_number,
            description: line.description,
            quantity: line.quantity,
            unit_price: line.unit_price,
            amount: line.amount,
            hardware: line.hardware,
        }
    }
}
