//! What the door shows: plain values for a window, a terminal or a test.
//!
//! Texts from documents are data for display only. Instants are RFC 3339 in UTC, days are
//! `YYYY-MM-DD`, sizes are bytes, vocabulary members are their codes.

/// Writes structs with the forms that all views have.
macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident : $ty:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
            #[serde(rename_all = "camelCase")]
            #[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename_all = "camelCase", export))]
            pub struct $name { $($(#[$field_meta])* pub $field: $ty,)* }
        )*
    };
}

mod access;
mod agreements;
mod benefits;
mod bulk_edit;
mod calculator;
mod custody;
mod deadlines;
mod documents;
mod kept;
mod keys;
mod licenses;
mod matters;
mod positions;
mod production;
mod proof;
mod statements;
mod suggestions;
mod terms;
mod true_up;
mod vault;

pub use access::*;
pub use agreements::*;
pub use benefits::*;
pub use bulk_edit::*;
pub use calculator::*;
pub use custody::*;
pub use deadlines::*;
pub use documents::*;
pub use kept::*;
pub use keys::*;
pub use licenses::*;
pub use matters::*;
pub use positions::*;
pub use production::*;
pub use proof::*;
pub use statements::*;
pub use suggestions::*;
pub use terms::*;
pub use true_up::*;
pub use vault::*;
