//! Which license records a document may prove, by the numbers that both bear.

use std::collections::BTreeSet;

use super::suggestion::SuggestedField;
use crate::LicenseId;
use crate::code::vocabulary;

/// What a license record bears; empty where not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The record.
    pub license: LicenseId,
    /// Its part number.
    pub part_number: String,
    /// The number of its agreement, enrollment or license.
    pub agreement_number: String,
    /// The number of the order under which it was acquired.
    pub order_number: String,
}

/// A license record that a document may prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedRecord {
    /// The record.
    pub license: LicenseId,
    /// What both bear, the strongest first, with the number as the document has it.
    pub reasons: Vec<(MatchReason, String)>,
}

vocabulary!(
    /// What a document and a license record have in common.
    MatchReason, "reason to link" {
        /// The number of an order: it names one purchase.
        Order = "order",
        /// The number of an agreement, enrollment or license.
        Agreement = "agreement",
        /// A part number: it names the product, not the purchase.
        Part = "part",
    }
);

impl MatchReason {
    /// How much it says: any order outweighs an agreement and a part number together.
    fn weight(self) -> u32 {
        match self {
            Self::Order => 8,
            Self::Agreement => 4,
            Self::Part => 3,
        }
    }

    /// What a number of a document can have in common with a record.
    fn of(field: SuggestedField) -> Option<Self> {
        match field {
            SuggestedField::PurchaseOrder | SuggestedField::Order => Some(Self::Order),
            SuggestedField::Agreement | SuggestedField::Enrollment | SuggestedField::License => {
                Some(Self::Agreement)
            }
            SuggestedField::Part => Some(Self::Part),
            _ => None,
        }
    }
}

/// The records that bear a number of the document, best first; equal ones in the order of the
/// candidates. Case and separators do not count.
pub fn propose_records(
    bears: &[(SuggestedField, String)],
    candidates: &[Candidate],
) -> Vec<ProposedRecord> {
    let bears: Vec<(MatchReason, String, &str)> = bears
        .iter()
        .filter_map(|(field, value)| Some((MatchReason::of(*field)?, plain(value), value.as_str())))
        .filter(|(_, plain, _)| !plain.is_empty())
        .collect();
    let mut proposed: Vec<ProposedRecord> = Vec::new();
    for candidate in candidates {
        let mut reasons = BTreeSet::new();
        for (reason, number, value) in &bears {
            let own = match reason {
                MatchReason::Order => &candidate.order_number,
                MatchReason::Agreement => &candidate.agreement_number,
                MatchReason::Part => &candidate.part_number,
            };
            if plain(own) == *number {
                reasons.insert((*reason, (*value).to_owned()));
            }
        }
        if !reasons.is_empty() {
            let reasons = reasons.into_iter().collect();
            proposed.push(ProposedRecord { license: candidate.license, reasons });
        }
    }
    proposed.sort_by_key(|record| std::cmp::Reverse(record.weight()));
    proposed
}

impl ProposedRecord {
    fn weight(&self) -> u32 {
        let reasons: BTreeSet<MatchReason> =
            self.reasons.iter().map(|(reason, _)| *reason).collect();
        reasons.into_iter().map(MatchReason::weight).sum()
    }
}

fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn candidate(id: u128, part: &str, agreement: &str, order: &str) -> Candidate {
        Candidate {
            license: LicenseId::new(Uuid::from_u128(id)),
            part_number: part.to_owned(),
            agreement_number: agreement.to_owned(),
            order_number: order.to_owned(),
        }
    }

    fn proposed(bears: &[(SuggestedField, &str)], candidates: &[Candidate]) -> Vec<u128> {
        let bears: Vec<_> =
            bears.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
        let records = propose_records(&bears, candidates);
        records.iter().map(|record| record.license.uuid().as_u128()).collect()
    }

    #[test]
    fn the_record_with_the_most_in_common_comes_first() {
        let candidates = [
            candidate(1, "269-05623", "", ""),
            candidate(2, "269-05623", "7654321", ""),
            candidate(3, "", "", "4500017232"),
            candidate(4, "9EM-00653", "1111111", "4500000000"),
        ];
        let bears = [
            (SuggestedField::Part, "269-05623"),
            (SuggestedField::Enrollment, "7654321"),
            (SuggestedField::PurchaseOrder, "4500017232"),
        ];
        assert_eq!(proposed(&bears, &candidates), [3, 2, 1]);
    }

    #[test]
    fn case_and_separators_do_not_count() {
        let candidates = [candidate(1, "", "v 1234567", "")];
        assert_eq!(proposed(&[(SuggestedField::Agreement, "V1234-567")], &candidates), [1]);
    }

    #[test]
    fn a_record_that_states_no_number_is_not_proposed() {
        let candidates = [candidate(1, "", "", "")];
        assert_eq!(proposed(&[(SuggestedField::Part, "--")], &candidates), [0; 0]);
    }

    #[test]
    fn an_invoice_number_proposes_nothing() {
        let candidates = [candidate(1, "7", "7", "7")];
        assert_eq!(proposed(&[(SuggestedField::Invoice, "7")], &candidates), [0; 0]);
    }
}
