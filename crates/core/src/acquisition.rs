//! How a license was acquired and on what it builds: what the rules of evidence ask beyond the
//! record itself.

use std::collections::BTreeSet;

use crate::AcquisitionChannel;
use crate::proof::{Circumstance, LicenseType, NamedUser, Term, Transfer, Underlying};

/// What a person stated about the acquisition of a license record. Texts are as given; empty means
/// not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acquisition {
    /// What kind of right it is.
    pub license_type: Option<LicenseType>,
    /// The channel through which an upgrade or a transferred license was first bought.
    pub bought_through: Option<AcquisitionChannel>,
    /// How long it lasts.
    pub term: Option<Term>,
    /// The number of the order or subscription.
    pub order_number: String,
    /// The device it belongs to: model or serial number.
    pub device: String,
    /// How it changed hands.
    pub transfer: Option<Transfer>,
    /// What else was special.
    pub circumstances: BTreeSet<Circumstance>,
    /// The records on which it builds.
    pub underlying: Vec<Underlying>,
    /// The named users of its seats.
    pub users: Vec<NamedUser>,
}
