//! Writes the golden vault of this format to a folder: `cargo run -p muniment-storage --example
//! golden -- FOLDER`. Its bytes follow from this file alone. Once a format is released its golden
//! vault is never written again.

#[path = "../tests/golden/content.rs"]
mod content;

use std::path::PathBuf;
use std::process::ExitCode;

use muniment_storage::{Committed, Location, Store, Writer};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return ExitCode::FAILURE;
    };
    let location = Location::Folder(folder);
    let writer = Writer::from_seed(&content::SEED);
    let mut operations = content::operations().into_iter();
    let first = operations.next().expect("the vault is created first");
    let (store, _) = Store::create(&location, writer, content::VAULT, &first.stamp)
        .expect("the folder must be empty");
    for bytes in content::OBJECTS {
        store.put_bytes(bytes).expect("an object is put");
    }
    for next in operations {
        let done = store.commit(next.op, &next.stamp, &next.events).expect("a commit");
        assert_ne!(done, Committed::Behind, "nobody else writes a golden vault");
    }
    store
        .put_derived(&content::digest(0), "reading", content::READING.as_bytes())
        .expect("derived");
    ExitCode::SUCCESS
}
