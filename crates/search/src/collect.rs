//! Gathers the row and score of every match.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The rows of all matches, unsorted.
pub(crate) struct Rows;

pub(crate) struct SegmentRows {
    rows: Column<u64>,
    found: Vec<(u64, Score)>,
}

impl Collector for Rows {
    type Fruit = Vec<(u64, Score)>;
    type Child = SegmentRows;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentRows> {
        Ok(SegmentRows { rows: reader.fast_fields().u64("row")?, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut segments = segments;
        Ok(if segments.len() == 1 { segments.remove(0) } else { segments.concat() })
    }
}

impl SegmentCollector for SegmentRows {
    type Fruit = Vec<(u64, Score)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.found.extend(self.rows.first(doc).map(|row| (row, score)));
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
