//! Verification of the wrapped identities, without which no product key can be shown again.

use std::collections::BTreeMap;

use muniment_core::Digest;

use super::{Problem, ProblemCode, Report};
use crate::{Error, Store, layout};

impl Store {
    /// Checks each wrapped identity that the journal names, with the entry that published it.
    pub(super) fn verify_identities(&self, expected: &BTreeMap<Digest, u64>, report: &mut Report) {
        for (digest, seq) in expected {
            let (code, message) = match self.wrapped_identity(digest) {
                Ok(Some(_)) => continue,
                Ok(None) => (
                    ProblemCode::IdentityDamaged,
                    "the identity that opens sealed product keys is missing or damaged",
                ),
                Err(Error::NotOnThisDevice(_)) => (
                    ProblemCode::Placeholder,
                    "the identity that opens sealed product keys is not on this device",
                ),
                Err(_) => (
                    ProblemCode::IdentityDamaged,
                    "the identity that opens sealed product keys cannot be read",
                ),
            };
            let problem = Problem::of(code, layout::wrapped(digest), message);
            report.problems.push(Problem { seq: Some(*seq), ..problem });
        }
    }
}
