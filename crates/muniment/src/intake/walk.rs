//! Files and folders become items of the queue.

use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::batch::Batch;
use super::queue::Source;
use super::{AddOptions, Input};
use crate::vault::Inside;

/// Files that systems leave in folders and nobody means to keep.
const DROPPINGS: &[&str] = &[".DS_Store", "Thumbs.db", "desktop.ini"];

impl Inside {
    /// Queues everything, then says that the batch is complete.
    pub(super) fn walk(&self, inputs: Vec<Input>, options: &Arc<AddOptions>, batch: &Batch) {
        for input in inputs {
            match input {
                Input::Bytes { name, bytes } => {
                    let source = Source::Bytes { name, bytes: Arc::new(bytes) };
                    self.intake.queue().push(source, options, batch);
                }
                Input::Path(path) => self.walk_path(&path, options, batch),
            }
            self.tell_queue();
        }
        self.intake.queue().walk_ends();
        batch.walked();
        self.tell_queue();
    }

    fn walk_path(&self, path: &Path, options: &Arc<AddOptions>, batch: &Batch) {
        for entry in WalkDir::new(path).sort_by_file_name() {
            if self.intake.queue().stopping {
                return;
            }
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.depth() > 0 && is_dropping(entry.path()) => {}
                // What was named outright may be a link; links found inside folders may lead
                // anywhere, in circles too.
                Ok(entry)
                    if entry.file_type().is_file()
                        || (entry.depth() == 0 && entry.path().is_file()) =>
                {
                    let source = Source::File(entry.into_path());
                    self.intake.queue().push(source, options, batch);
                    self.intake.moved.notify_all();
                }
                Ok(entry) => {
                    let message = format!("`{}` is not a regular file", entry.path().display());
                    let source = Source::File(entry.into_path());
                    self.intake.queue().push_failed(source, options, batch, "not_a_file", message);
                }
                Err(error) => {
                    let at = error.path().unwrap_or(path).to_owned();
                    let message = format!("could not read `{}`: {error}", at.display());
                    let source = Source::File(at);
                    self.intake.queue().push_failed(
                        source,
                        options,
                        batch,
                        "cannot_read_file",
                        message,
                    );
                }
            }
        }
    }
}

fn is_dropping(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| DROPPINGS.contains(&name))
}
