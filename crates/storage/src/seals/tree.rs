//! The root that stands for a journal in a checkpoint: the Merkle tree hash of RFC 6962, section
//! 2.1. Its leaves are the digests of the commit files in their order, 32 bytes each, so that the
//! output of `sha256sum journal/*` is all that is needed to make it again.

use muniment_core::Digest;
use sha2::{Digest as _, Sha256};

/// The root of the tree over the first so many entries.
pub(crate) fn root(entries: &[Digest]) -> Digest {
    Digest::new(match entries {
        [] => Sha256::digest([]).into(),
        [one] => Sha256::new().chain_update([0]).chain_update(one.as_bytes()).finalize().into(),
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            let inner = Sha256::new().chain_update([1]);
            let inner = inner.chain_update(root(left).as_bytes());
            inner.chain_update(root(right).as_bytes()).finalize().into()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: u8) -> Vec<Digest> {
        (0..count).map(|n| Digest::new([n; 32])).collect()
    }

    fn hash(parts: &[&[u8]]) -> Digest {
        Digest::new(Sha256::digest(parts.concat()).into())
    }

    #[test]
    fn a_tree_of_three_has_two_to_the_left() {
        let leaf = |n: u8| hash(&[&[0], &[n; 32]]);
        let left = hash(&[&[1], leaf(0).as_bytes(), leaf(1).as_bytes()]);
        assert_eq!(root(&entries(3)), hash(&[&[1], left.as_bytes(), leaf(2).as_bytes()]));
    }

    #[test]
    fn every_number_of_entries_and_every_order_has_a_root_of_its_own() {
        let mut roots: Vec<Digest> = (0..40).map(|count| root(&entries(count))).collect();
        let mut turned = entries(5);
        turned.swap(1, 3);
        roots.push(root(&turned));
        let count = roots.len();
        roots.sort();
        roots.dedup();
        assert_eq!(roots.len(), count);
    }
}
