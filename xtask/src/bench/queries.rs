//! Query latency of the index beside SQLite FTS5.
use super::Bench;
use crate::workspace::Workspace;
use anyhow::Result;
pub(crate) fn measure(_w: &Workspace, _b: &Bench) -> Result<()> {
    Ok(())
}
