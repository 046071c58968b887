//! Gathers the row and score of every match.

use tantivy::query::{EnableScoring, Query};
use tantivy::{Score, Searcher};

/// The rows of all matches, unsorted.
pub(crate) fn rows(searcher: &Searcher, query: &dyn Query) -> tantivy::Result<Vec<(u64, Score)>> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut found = Vec::new();
    for reader in searcher.segment_readers() {
        let rows = reader.fast_fields().u64("row")?;
        match reader.alive_bitset() {
            None => weight.for_each(reader, &mut |doc, score| {
                found.push((rows.values.get_val(doc), score));
            })?,
            Some(alive) => weight.for_each(reader, &mut |doc, score| {
                if alive.is_alive(doc) {
                    found.push((rows.values.get_val(doc), score));
                }
            })?,
        }
    }
    Ok(found)
}
