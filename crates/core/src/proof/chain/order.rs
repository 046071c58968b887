//! The order in which records are assessed: each after those it builds on.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use crate::LicenseId;
use crate::proof::VaultFacts;

/// All records, each after those it builds on, and the circles among them.
pub(crate) struct Order {
    /// The records in order. Members of a circle stand together, in no order of their own.
    pub(crate) bases_first: Vec<LicenseId>,
    /// For each record, a number that it shares with those it goes in a circle with.
    circle: HashMap<LicenseId, usize>,
    /// The shortest way around each circle, from its first member back to it.
    paths: HashMap<usize, Vec<LicenseId>>,
}

impl Order {
    pub(crate) fn of(facts: &VaultFacts) -> Self {
        let ids: Vec<LicenseId> = facts.records.keys().copied().collect();
        let circles = circles(&edges(facts, &ids));
        let mut order =
            Self { bases_first: Vec::new(), circle: HashMap::new(), paths: HashMap::new() };
        for (number, members) in circles.iter().enumerate() {
            for member in members {
                order.bases_first.push(ids[*member]);
                order.circle.insert(ids[*member], number);
            }
        }
        for (number, members) in circles.iter().enumerate() {
            let first = members.iter().map(|member| ids[*member]).min();
            let inside = |license| order.circle.get(&license) == Some(&number);
            if let Some(path) = first.and_then(|first| way_back(facts, first, inside)) {
                order.paths.insert(number, path);
            }
        }
        order
    }

    /// Whether two records build on each other.
    pub(crate) fn together(&self, one: LicenseId, other: LicenseId) -> bool {
        self.circle.get(&one).is_some_and(|number| self.circle.get(&other) == Some(number))
    }

    /// The circle in which a record stands.
    pub(crate) fn path(&self, license: LicenseId) -> Option<&[LicenseId]> {
        self.circle.get(&license).and_then(|number| self.paths.get(number)).map(Vec::as_slice)
    }
}

/// The shortest way from a record over those it builds on back to itself, with the record at both
/// ends; absent where it goes in no circle.
pub fn cycle(facts: &VaultFacts, license: LicenseId) -> Option<Vec<LicenseId>> {
    way_back(facts, license, |_| true)
}

fn way_back(
    facts: &VaultFacts,
    start: LicenseId,
    inside: impl Fn(LicenseId) -> bool,
) -> Option<Vec<LicenseId>> {
    let mut came_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(license) = queue.pop_front() {
        for base in bases(facts, license).into_iter().filter(|base| inside(*base)) {
            if base == start {
                let mut path = vec![start];
                let mut at = license;
                while at != start {
                    path.push(at);
                    at = came_from[&at];
                }
                path.push(start);
                path.reverse();
                return Some(path);
            }
            if let std::collections::btree_map::Entry::Vacant(new) = came_from.entry(base) {
                new.insert(license);
                queue.push_back(base);
            }
        }
    }
    None
}

/// The records that a record builds on, as far as the vault has them.
pub(super) fn bases(facts: &VaultFacts, license: LicenseId) -> BTreeSet<LicenseId> {
    let record = facts.records.get(&license);
    let underlying = record.into_iter().flat_map(|record| &record.acquisition.underlying);
    underlying.map(|base| base.license).filter(|base| facts.records.contains_key(base)).collect()
}

fn edges(facts: &VaultFacts, ids: &[LicenseId]) -> Vec<Vec<usize>> {
    let at: HashMap<LicenseId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    ids.iter().map(|id| bases(facts, *id).iter().map(|base| at[base]).collect()).collect()
}

/// The strongly connected components of a graph, each after those it points to (Tarjan's
/// algorithm, with a stack of its own: chains can be longer than the thread's).
fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut number = vec![UNSEEN; edges.len()];
    let mut lowest = vec![UNSEEN; edges.len()];
    let mut open = vec![false; edges.len()];
    let (mut path, mut found, mut next) = (Vec::new(), Vec::new(), 0);
    for root in 0..edges.len() {
        let mut visits = if number[root] == UNSEEN { vec![(root, 0)] } else { Vec::new() };
        while let Some((node, edge)) = visits.pop() {
            if edge == 0 {
                (number[node], lowest[node], open[node]) = (next, next, true);
                next += 1;
                path.push(node);
            } else {
                let child = edges[node][edge - 1];
                lowest[node] = lowest[node].min(lowest[child]);
            }
            // A child that is still open is an ancestor or a cousin: it lies on a way back.
            let unseen = (edge..edges[node].len()).find(|edge| {
                let child = edges[node][*edge];
                if open[child] {
                    lowest[node] = lowest[node].min(number[child]);
                }
                number[child] == UNSEEN
            });
            if let Some(edge) = unseen {
                visits.push((node, edge + 1));
                visits.push((edges[node][edge], 0));
            } else if lowest[node] == number[node] {
                let start = path.iter().rposition(|member| *member == node).unwrap_or_default();
                let members = path.split_off(start);
                members.iter().for_each(|member| open[*member] = false);
                found.push(members);
            }
        }
    }
    found
}
