//! The form in which a statement is kept: its rows, one JSON value a line, compressed by Zstandard.
//!
//! The first line is the heading. Each other line is an object with one member, named for what the
//! row is. Absent means not stated. The form is a contract: what was kept is read for ever, and a
//! row that needs another shape gets another name.

mod forms;

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use muniment_core::statement::Statement;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use forms::{Heading, Row};

/// The newest form that this version knows.
const FORM: u32 = 1;
/// No statement is larger, unpacked: what was kept elsewhere is not trusted either.
const MOST_BYTES: u64 = 2 << 30;
/// Compression for tables in which each row looks like the one before: more effort saves
/// less than a hundredth.
const LEVEL: i32 = 1;
/// What is gathered before it is packed, and unpacked at once.
const BUFFER: usize = 1 << 18;

/// Why kept rows cannot be read.
#[derive(Debug, Error)]
pub enum KeptError {
    /// They are damaged, or no rows at all.
    #[error("the rows of the statement are damaged")]
    Damaged(#[from] io::Error),
    /// A line is not what a row looks like.
    #[error("line {line} of the rows of the statement is no row")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// A newer version of Muniment kept them.
    #[error("the rows of the statement are kept in a form that this version does not know: {0}")]
    Newer(u32),
}

#[derive(Serialize, Deserialize)]
struct First {
    form: u32,
    #[serde(flatten)]
    heading: Heading,
}

/// A statement as it is kept.
///
/// # Errors
/// Where the compressor fails.
pub fn keep(statement: Statement) -> io::Result<Vec<u8>> {
    let mut packed = zstd::Encoder::new(Vec::new(), LEVEL)?;
    packed.include_checksum(true)?;
    let (heading, rows) = forms::taken_apart(statement);
    // A row is written in many small pieces, and each would be a step of the compressor.
    let mut lines = BufWriter::with_capacity(BUFFER, &mut packed);
    serde_json::to_writer(&mut lines, &First { form: FORM, heading })?;
    lines.write_all(b"\n")?;
    for row in rows {
        serde_json::to_writer(&mut lines, &row)?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    drop(lines);
    packed.finish()
}

/// A kept statement as it was read.
///
/// # Errors
/// Where it is damaged, too large, or newer than this version.
pub fn kept(bytes: &[u8]) -> Result<Statement, KeptError> {
    let unpacked = zstd::Decoder::with_buffer(bytes)?.take(MOST_BYTES);
    let mut lines = BufReader::with_capacity(BUFFER, unpacked);
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let first: First =
        serde_json::from_str(&line).map_err(|source| KeptError::Row { line: 1, source })?;
    if first.form != FORM {
        return Err(KeptError::Newer(first.form));
    }
    let mut statement = first.heading.statement();
    for number in 2.. {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            break;
        }
        let row: Row = serde_json::from_str(&line)
            .map_err(|source| KeptError::Row { line: number, source })?;
        row.join(&mut statement);
    }
    Ok(statement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{SampleOptions, workbook};

    #[test]
    fn what_is_kept_comes_back_whole() {
        let statement = workbook(&SampleOptions::default()).expect("written").truth;
        let bytes = keep(statement.clone()).expect("kept");
        assert_eq!(kept(&bytes).expect("readable"), statement);
    }

    #[test]
    fn every_day_comes_back() {
        use muniment_core::statement::{StatementKind, Transaction};
        let days = ["0001-01-01", "1999-12-31", "2024-02-29", "9999-12-31", "+12345-06-07"];
        let mut statement = Statement::new(StatementKind::Mls);
        statement.transactions.extend(days.map(|day| Transaction {
            ordered_on: Some(day.parse().expect("a day")),
            ..Transaction::default()
        }));
        let bytes = keep(statement.clone()).expect("kept");
        assert_eq!(kept(&bytes).expect("readable"), statement);
        let text = String::from_utf8(zstd::decode_all(bytes.as_slice()).expect("packed"));
        assert!(text.expect("text").contains(r#""ordered_on":"2024-02-29""#));
    }

    #[test]
    fn one_statement_is_always_kept_in_the_same_bytes() {
        let statement = workbook(&SampleOptions::default()).expect("written").truth;
        assert_eq!(keep(statement.clone()).expect("kept"), keep(statement).expect("kept"));
    }

    #[test]
    fn rows_that_lost_a_byte_are_refused() {
        let statement = workbook(&SampleOptions::default()).expect("written").truth;
        let mut bytes = keep(statement).expect("kept");
        bytes.truncate(bytes.len() - 6);
        assert!(matches!(kept(&bytes), Err(KeptError::Damaged(_))));
    }

    #[test]
    fn the_lines_are_the_ones_the_format_documents() {
        use muniment_core::statement::{Line, RowPlace, Sheet, StatementKind, Tab};
        let mut statement = Statement::new(StatementKind::Mls);
        statement.name = "Fairmont".into();
        statement.calculated_on = "2024-03-31".parse().ok();
        statement.sheets.push(Sheet {
            name: "Pivot Data".into(),
            tab: Some(Tab::PivotData),
            header_row: Some(5),
            captions: vec!["Pool".into()],
            rows: 1,
        });
        let mut line = Line { at: RowPlace { sheet: 0, row: 6 }, ..Line::default() };
        line.family = "Visio".into();
        line.figures.effective = 12;
        statement.lines.push(line);
        let packed = keep(statement).expect("kept");
        let text = zstd::decode_all(packed.as_slice()).expect("packed");
        let expected = concat!(
            r#"{"form":1,"kind":"mls","name":"Fairmont","calculated_on":"2024-03-31","#,
            r#""sheets":[{"name":"Pivot Data","tab":"pivot_data","header_row":5,"#,
            r#""captions":["Pool"],"rows":1}]}"#,
            "\n",
            r#"{"line":{"at":[0,6],"family":"Visio","figures":{"effective":12}}}"#,
            "\n",
        );
        assert_eq!(String::from_utf8(text).expect("text"), expected);
    }
}
