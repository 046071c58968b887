//! The index of a vault on this machine.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use tantivy::directory::MmapDirectory;
use tantivy::schema::{IndexRecordOption, TantivyDocument, Value as _};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{
    DocAddress, DocSet, IndexReader, IndexSettings, ReloadPolicy, Searcher, TERMINATED, Term,
};

use crate::collect::rows;
use crate::compile::{Compiler, RowsOfKind};
use crate::schema::{Fields, WORDS, schema};
use crate::snippet::{Hit, Keys, best};
use crate::words::WordTokenizer;
use crate::writer::Writer;
use crate::{Error, Indexed, Query};

/// Stored text is compressed by blocks of about so many bytes: a document or two.
const STORED_BLOCK: usize = 4 << 10;
/// Blocks of stored text kept in memory: enough for a screen of results.
const STORED_BLOCKS: usize = 128;

/// The full-text index in a folder. Searches see the last commit of any process.
pub struct Index {
    path: PathBuf,
    fields: Fields,
    index: tantivy::Index,
    reader: IndexReader,
    writer: Writer,
    /// When the commit that searches see was written.
    seen: Mutex<Option<SystemTime>>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index in a folder, or makes an empty one.
    ///
    /// # Errors
    ///
    /// `OtherSchema` where the folder holds an index of another version: delete it and index again.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let path = dir.to_owned();
        std::fs::create_dir_all(dir)
            .map_err(|source| Error::Folder { path: path.clone(), source })?;
        let failed = |source| Error::Open { path: path.clone(), source };
        let (schema, fields) = schema();
        let directory = MmapDirectory::open(dir).map_err(|error| failed(error.into()))?;
        let settings =
            IndexSettings { docstore_blocksize: STORED_BLOCK, ..IndexSettings::default() };
        let builder = tantivy::Index::builder().schema(schema).settings(settings);
        let index = match builder.open_or_create(directory) {
            Ok(index) => index,
            Err(tantivy::TantivyError::SchemaError(_)) => return Err(Error::OtherSchema { path }),
            Err(source) => return Err(failed(source)),
        };
        index.tokenizers().register(WORDS, TextAnalyzer::from(WordTokenizer));
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(STORED_BLOCKS)
            .try_into()
            .map_err(failed)?;
        let writer = Writer::new(path.clone(), index.clone());
        Ok(Self { path, fields, index, reader, writer, seen: Mutex::default() })
    }

    /// What was given to the last commit; nothing before the first.
    pub fn position(&self) -> Option<String> {
        self.index.load_metas().ok().and_then(|metas| metas.payload)
    }

    /// Indexes a document in place of the one with the same row. Searches see it after a commit.
    ///
    /// # Errors
    ///
    /// The index cannot be written.
    pub fn put(&self, row: u64, document: &Indexed<'_>) -> Result<(), Error> {
        self.writer.replace(self.key(row), document.to_document(row, &self.fields))
    }

    /// Takes a document out. Searches miss it after a commit.
    ///
    /// # Errors
    ///
    /// The index cannot be written.
    pub fn remove(&self, row: u64) -> Result<(), Error> {
        self.writer.remove(self.key(row))
    }

    /// Makes everything written since the last commit durable and visible, with a position to find
    /// again after a restart.
    ///
    /// # Errors
    ///
    /// The index cannot be written.
    pub fn commit(&self, position: &str) -> Result<(), Error> {
        self.writer.commit(position)?;
        self.reader.reload().map_err(Error::Search)
    }

    /// Takes every document out, at once and for good.
    ///
    /// # Errors
    ///
    /// The index cannot be written.
    pub fn clear(&self) -> Result<(), Error> {
        self.writer.clear()?;
        self.commit("")
    }

    /// The row and score of every document that matches, in no order.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn matches(
        &self,
        query: &Query,
        rows_of_kind: &RowsOfKind<'_>,
    ) -> Result<Vec<(u64, f32)>, Error> {
        let searcher = self.searcher()?;
        let compiler = Compiler { fields: &self.fields, searcher: &searcher, rows_of_kind };
        let query = compiler.compile(query.expr()).map_err(Error::Search)?;
        rows(&searcher, &*query).map_err(Error::Search)
    }

    /// Where a query hits a document: the best place, with the words around it, in which product
    /// keys are masked. Nothing where the query looks for no words, or the document is unknown.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn hit(&self, query: &Query, row: u64) -> Result<Option<Hit>, Error> {
        self.best_hit(query, row, Keys::Masked)
    }

    /// As [`Self::hit`], with product keys as they are.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn hit_with_keys(&self, query: &Query, row: u64) -> Result<Option<Hit>, Error> {
        self.best_hit(query, row, Keys::Shown)
    }

    fn best_hit(&self, query: &Query, row: u64, keys: Keys) -> Result<Option<Hit>, Error> {
        let needles = query.needles();
        if needles.head.is_empty() {
            return Ok(None);
        }
        let searcher = self.reader.searcher();
        let Some(address) = self.address(&searcher, row).map_err(Error::Search)? else {
            return Ok(None);
        };
        let document: TantivyDocument = searcher.doc(address).map_err(Error::Search)?;
        let stored =
            |field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or("");
        Ok(best(stored(self.fields.pages), stored(self.fields.head), needles, keys))
    }

    /// How many documents searches see.
    pub fn documents(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    fn key(&self, row: u64) -> Term {
        Term::from_field_u64(self.fields.row, row)
    }

    /// Where the document with a row is: the only one not deleted that has it.
    fn address(&self, searcher: &Searcher, row: u64) -> tantivy::Result<Option<DocAddress>> {
        let key = self.key(row);
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let index = reader.inverted_index(self.fields.row)?;
            let Some(mut with_row) = index.read_postings(&key, IndexRecordOption::Basic)? else {
                continue;
            };
            while with_row.doc() != TERMINATED {
                if !reader.is_deleted(with_row.doc()) {
                    return Ok(Some(DocAddress::new(segment, with_row.doc())));
                }
                with_row.advance();
            }
        }
        Ok(None)
    }

    /// The documents as of the last commit, also of another process.
    fn searcher(&self) -> Result<Searcher, Error> {
        let meta = self.path.join("meta.json");
        let written = meta.metadata().and_then(|meta| meta.modified()).ok();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen != written {
            self.reader.reload().map_err(Error::Search)?;
            *seen = written;
        }
        Ok(self.reader.searcher())
    }
}
