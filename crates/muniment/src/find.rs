//! Finding documents: the query's matches, filtered, counted and sorted by columns.

use std::collections::BTreeMap;
use std::iter;
use std::sync::{Arc, PoisonError};
use std::time::Instant;

use muniment_catalog::{Column, Columns};
use muniment_core::{EvidenceKind, ReadingState};
use muniment_search::Query;

use crate::licenses::MOST_ROWS;
use crate::view::{DocumentRow, FacetCount, Facets, FindPage, FindRequest, Hit};
use crate::{Error, Vault, show};

impl Vault {
    /// Finds documents. Voided ones are found only when asked for.
    ///
    /// # Errors
    /// When the query cannot be read, with the place and the reason, or a filter is unknown.
    pub fn find(&self, request: &FindRequest) -> Result<FindPage, Error> {
        let started = Instant::now();
        let query = if request.typing {
            Query::parse_typed(&request.query)
        } else {
            Query::parse(&request.query)
        }?;
        let filter = Filter::new(request, &query)?;
        let sort = Sort::new(request, &query)?;
        let matches = (!query.is_everything()).then(|| self.matches(&query)).transpose()?;
        let columns = self.catalog.columns();
        let mut facets = FacetCounts::default();
        let mut found: Vec<(&Column, f32)> = Vec::new();
        let mut consider = |column, score| {
            if filter.admits(column, &mut facets) {
                found.push((column, score));
            }
        };
        match &matches {
            Some(matches) => {
                for (row, score) in matches {
                    if let Some(column) = columns.get(*row) {
                        consider(column, *score);
                    }
                }
            }
            None => columns.rows().iter().for_each(|column| consider(column, 0.0)),
        }
        let ranks = (sort.key == SortKey::Name).then(|| self.name_ranks(&columns));
        let offset = usize::try_from(request.offset).unwrap_or(usize::MAX).min(found.len());
        let end = offset.saturating_add(request.limit.min(MOST_ROWS) as usize).min(found.len());
        sort.arrange(&mut found, end, ranks.as_deref().map(Vec::as_slice));
        let total = found.len() as u64;
        let page: Vec<(u64, f32)> =
            found[offset..end].iter().map(|(column, score)| (column.row, *score)).collect();
        drop(columns);
        let searched = matches.is_some();
        let rows = page
            .into_iter()
            .map(|(row, score)| self.row(row, searched.then_some((&query, score))))
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
        let took_ms = started.elapsed().as_secs_f64() * 1000.0;
        Ok(FindPage { total, took_ms, rows, facets: facets.shown() })
    }

    fn row(&self, row: u64, search: Option<(&Query, f32)>) -> Result<Option<DocumentRow>, Error> {
        let Some(record) = self.catalog.document(row)? else { return Ok(None) };
        let mut shown = show::document_row(&record);
        if let Some((query, score)) = search
            && let Some(hit) = self.index.hit(query, row)?
        {
            shown.hit = Some(Hit { page: hit.page, snippet: hit.snippet, marks: hit.marks, score });
        }
        Ok(Some(shown))
    }

    /// The place of each document in the order of names.
    fn name_ranks(&self, columns: &Columns) -> Arc<Vec<u32>> {
        let mut kept = self.ranks.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != columns.version() {
            let mut order: Vec<u32> = (0..columns.rows().len() as u32).collect();
            order.sort_by(|a, b| {
                let name = |at: &u32| &columns.rows()[*at as usize].name;
                name(a).cmp(name(b)).then(a.cmp(b))
            });
            let mut ranks = vec![0; order.len()];
            for (rank, at) in (0..).zip(order) {
                ranks[at as usize] = rank;
            }
            *kept = (columns.version(), Arc::new(ranks));
        }
        Arc::clone(&kept.1)
    }
}

/// What a request and the flags of its query admit.
struct Filter {
    kinds: Vec<Option<EvidenceKind>>,
    years: Vec<Option<i32>>,
    states: Vec<ReadingState>,
    linked: Option<bool>,
    voided: bool,
    doubtful: Option<bool>,
}

impl Filter {
    fn new(request: &FindRequest, query: &Query) -> Result<Self, Error> {
        let kind = |code: &String| match code.as_str() {
            "none" => Ok(None),
            code => show::code_of(code, "bad_kind").map(Some),
        };
        let state = |code: &String| show::code_of(code, "bad_state");
        let flags = query.flags();
        Ok(Self {
            kinds: request.kinds.iter().map(kind).collect::<Result<_, _>>()?,
            years: request.years.iter().map(|year| (*year != 0).then_some(*year)).collect(),
            states: request.states.iter().map(state).collect::<Result<_, _>>()?,
            linked: request.linked.or(flags.linked),
            voided: flags.voided.unwrap_or(request.voided),
            doubtful: request.doubtful.or(flags.doubtful),
        })
    }

    /// Whether a document passes; it is counted in each facet whose own filter alone rejects it.
    fn admits(&self, column: &Column, facets: &mut FacetCounts) -> bool {
        if column.voided != self.voided {
            return false;
        }
        let kind = self.kinds.is_empty() || self.kinds.contains(&column.kind);
        let year = self.years.is_empty() || self.years.contains(&column.year());
        let state =
            self.states.is_empty() || states_of(column).any(|state| self.states.contains(&state));
        let linked = self.linked.is_none_or(|linked| linked == (column.links > 0));
        let doubtful = self.doubtful.is_none_or(|doubtful| doubtful == (column.doubtful > 0));
        if kind && year && state && linked && column.doubtful > 0 {
            facets.doubtful += 1;
        }
        if !doubtful {
            return false;
        }
        if year && state && linked {
            *facets.kinds.entry(column.kind).or_default() += 1;
        }
        if kind && state && linked {
            *facets.years.entry(column.year()).or_default() += 1;
        }
        if kind && year && linked {
            for state in states_of(column) {
                *facets.states.entry(state).or_default() += 1;
            }
        }
        if kind && year && state {
            facets.links[usize::from(column.links > 0)] += 1;
        }
        kind && year && state && linked
    }
}

/// The states under which a document is found: its own, and `waiting` as long as one page waits.
fn states_of(column: &Column) -> impl Iterator<Item = ReadingState> {
    let waits = column.waiting > 0 && column.state != ReadingState::Waiting;
    iter::once(column.state).chain(waits.then_some(ReadingState::Waiting))
}

#[derive(Default)]
struct FacetCounts {
    kinds: BTreeMap<Option<EvidenceKind>, u64>,
    years: BTreeMap<Option<i32>, u64>,
    states: BTreeMap<ReadingState, u64>,
    links: [u64; 2],
    doubtful: u64,
}

impl FacetCounts {
    fn shown(self) -> Facets {
        let count = |value: &str, count| FacetCount { value: value.to_owned(), count };
        let [unlinked, linked] = self.links;
        let mut kinds: Vec<FacetCount> = self
            .kinds
            .into_iter()
            .map(|(kind, n)| count(kind.map_or("none", EvidenceKind::code), n))
            .collect();
        let mut states: Vec<FacetCount> =
            self.states.into_iter().map(|(state, n)| count(state.code(), n)).collect();
        for facet in [&mut kinds, &mut states] {
            facet.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        }
        let years = self.years.into_iter().rev();
        let links = [count("linked", linked), count("unlinked", unlinked)];
        Facets {
            kinds,
            years: years.map(|(year, n)| count(&year.unwrap_or(0).to_string(), n)).collect(),
            states,
            links: links.into_iter().filter(|facet| facet.count > 0).collect(),
            doubtful: self.doubtful,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SortKey {
    Relevance,
    Name,
    Kind,
    Date,
    Added,
    Size,
    State,
}

struct Sort {
    key: SortKey,
    descending: bool,
}

impl Sort {
    fn new(request: &FindRequest, query: &Query) -> Result<Self, Error> {
        let key = match request.sort.as_str() {
            "relevance" | "" if query.is_everything() => SortKey::Added,
            "relevance" | "" => SortKey::Relevance,
            "name" => SortKey::Name,
            "kind" => SortKey::Kind,
            "date" => SortKey::Date,
            "added" => SortKey::Added,
            "size" => SortKey::Size,
            "state" => SortKey::State,
            other => return Err(Error::invalid("bad_sort", format!("`{other}` is not a sort"))),
        };
        // The best and the newest come first when no order was asked for.
        let unasked = matches!(request.sort.as_str(), "relevance" | "");
        Ok(Self { key, descending: request.descending || unasked })
    }

    /// Puts the first `end` in order; ties go to what was added last.
    fn arrange(&self, found: &mut [(&Column, f32)], end: usize, ranks: Option<&[u32]>) {
        let rank = |column: &Column| ranks.and_then(|ranks| ranks.get(column.row as usize - 1));
        let compare = |a: &(&Column, f32), b: &(&Column, f32)| {
            let by_key = match self.key {
                SortKey::Relevance => a.1.total_cmp(&b.1),
                SortKey::Name => rank(a.0).cmp(&rank(b.0)),
                SortKey::Kind => a.0.kind.cmp(&b.0.kind),
                SortKey::Date => a.0.date.cmp(&b.0.date),
                SortKey::Added => a.0.row.cmp(&b.0.row),
                SortKey::Size => a.0.bytes.cmp(&b.0.bytes),
                SortKey::State => a.0.state.cmp(&b.0.state),
            };
            let by_key = if self.descending { by_key.reverse() } else { by_key };
            by_key.then_with(|| b.0.row.cmp(&a.0.row))
        };
        if end < found.len() && end > 0 {
            found.select_nth_unstable_by(end - 1, &compare);
        }
        found[..end].sort_unstable_by(&compare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(state: ReadingState, waiting: u32) -> Column {
        Column {
            row: 1,
            kind: None,
            date: None,
            state,
            links: 0,
            voided: false,
            waiting,
            quick: 0,
            doubtful: 0,
            bytes: 1,
            name: "scan".into(),
        }
    }

    fn only(state: ReadingState) -> Filter {
        Filter {
            kinds: Vec::new(),
            years: Vec::new(),
            states: vec![state],
            linked: None,
            voided: false,
            doubtful: None,
        }
    }

    #[test]
    fn a_document_with_a_page_that_waits_is_found_as_waiting_whatever_else_is_known_of_it() {
        let mut facets = FacetCounts::default();
        let waiting = only(ReadingState::Waiting);
        assert!(waiting.admits(&scan(ReadingState::Text, 299), &mut facets));
        assert!(waiting.admits(&scan(ReadingState::Waiting, 300), &mut facets));
        assert!(!waiting.admits(&scan(ReadingState::Text, 0), &mut facets));
        assert!(only(ReadingState::Text).admits(&scan(ReadingState::Text, 299), &mut facets));
    }

    #[test]
    fn as_many_are_counted_as_waiting_as_are_found() {
        let mut facets = FacetCounts::default();
        let waiting = only(ReadingState::Waiting);
        for column in [
            scan(ReadingState::Text, 299),
            scan(ReadingState::Waiting, 300),
            scan(ReadingState::Text, 0),
        ] {
            waiting.admits(&column, &mut facets);
        }
        assert_eq!(facets.states[&ReadingState::Waiting], 2);
        assert_eq!(facets.states[&ReadingState::Text], 2);
    }
}
