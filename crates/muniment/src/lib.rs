//! What a vault can be asked to do: the only door.
//!
//! The window, the command line and the tests call this crate and nothing below it. Here the
//! vault's files, the catalog, the index and the workers are combined; none of them knows another.
//! Nothing here draws, prints or decides words for a person.

mod access;
mod agreements;
mod backup;
mod benefits;
mod bulk_edit;
mod calculator;
mod changes;
mod corrections;
mod custody;
mod deadlines;
mod describe;
mod document;
mod entities;
mod error;
mod find;
mod holidays;
mod import;
mod inspection;
mod intake;
mod kept;
mod keychain;
mod licenses;
mod links;
mod matters;
mod own_rules;
mod pages;
mod paper;
mod product_keys;
mod production;
mod proof;
mod reading;
mod recognition;
mod resolve;
mod sample;
mod sample_vault;
mod sealing;
mod seals;
mod searchable;
mod searches;
mod settings;
mod show;
mod statements;
mod suggestions;
mod table;
mod terms;
mod transact;
mod true_up;
mod undo;
mod vault;
mod verify;
pub mod view;

pub use access::portal_roles;
pub use backup::restore;
pub use calculator::{calculate, calculator_function, calculator_functions};
pub use changes::{Done, Notice};
pub use error::{Error, Problem, Subject};
pub use inspection::inspect_unopened;
pub use intake::{AddOptions, Added, AddedFile, Batch, DuplicateFile, FailedFile, Input};
pub use keychain::{Keychain, NoKeychain, SystemKeychain};
pub use muniment_core::{
    AcquisitionChannel, EvidenceKind, NumberKind, ReadingState, SourceSystem, SuggestedField,
};
pub use muniment_worker::{Command as WorkerCommand, Peak, serve as serve_worker};
pub use product_keys::KeyInput;
pub use production::check_pack;
pub use sealing::SealingError;
pub use settings::{KeySettings, Settings};
pub use vault::Vault;
